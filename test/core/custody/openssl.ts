import { test } from "@jest/globals";
import { spawnSync } from "node:child_process";

const NEEDED = ["openssl version", "sha256sum --version", "sed --version", "base64 --version"];

/** A test that runs the programs of checking by hand; skipped in plain sight where one is missing. */
export function testWithOpenssl(name: string, run: () => void): void {
  const missing = NEEDED.find((command) => !runs(command));
  if (missing === undefined) test(name, run);
  else test.skip(`skipped, as "${missing}" does not run here: ${name}`, () => undefined);
}

function runs(command: string): boolean {
  const [program = "", ...words] = command.split(" ");
  const { status, stdout } = spawnSync(program, words, { encoding: "utf8" });
  // LibreSSL, which calls itself so, verifies no Ed25519 signature on its command line.
  return status === 0 && (program !== "openssl" || /^OpenSSL 3/.test(stdout));
}
