import { describe, test } from "@jest/globals";
import { spawnSync } from "node:child_process";

/** Tests that need the program; skipped in plain sight where it does not run or is another of its name. */
export function describeWithOpenssl(name: string, register: () => void): void {
  const { status, stdout } = spawnSync("openssl", ["version"], { encoding: "utf8" });
  if (status === 0 && stdout.startsWith("OpenSSL 3")) {
    describe(name, register);
    return;
  }
  describe(name, () => {
    test.skip("skipped: OpenSSL 3 does not run here", () => undefined);
  });
}
