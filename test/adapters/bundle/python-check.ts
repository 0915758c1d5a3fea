import { expect } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pythonVerifier } from "#app/adapters/bundle/verifier/python-verifier.ts";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { inFolder, installed } from "./unpacked.ts";

// One process for many bundles: a start of Python for each would cost more than all the checks.
const DRIVER = `
import json, runpy, sys
verify = runpy.run_path(sys.argv[1])
for line in sys.stdin.read().splitlines():
    path, files = json.loads(line)
    print(json.dumps(verify["check"](path, sys.argv[2] if len(sys.argv) > 2 else None, files)))
`;

/** A bundle with the files that are given beside it, each by its option. */
export type BundleAndFiles = readonly [path: string, files: Readonly<Record<string, string>>];

/** What the verify.py of our bundles says of each of these, with its bundle's fingerprint where one is named. */
export async function pythonReports(
  folder: string,
  paths: readonly (string | BundleAndFiles)[],
  fingerprint?: string,
): Promise<readonly unknown[]> {
  const script = join(folder, "verify.py");
  await writeFile(script, pythonVerifier());
  const named = fingerprint === undefined ? [] : [fingerprint];
  const printed = execFileSync("python3", ["-c", DRIVER, script, ...named], {
    encoding: "utf8",
    input: paths.map((one) => JSON.stringify(typeof one === "string" ? [one, {}] : one)).join("\n"),
    maxBuffer: 64 * 1024 * 1024,
  });
  return printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

/** A report of ours as JSON has it: without what is absent. */
export function asJson(report: BagReport): unknown {
  return JSON.parse(JSON.stringify(report));
}

/** What our own program says of a bundle, once verify.py said the same; alone where Python is not installed. */
export async function verifiedByBoth(
  archive: string,
  known: { readonly fingerprint?: string } = {},
): Promise<BagReport> {
  const report = await verifyBundleAt(archive, known);
  if (!installed("python3")) return report;
  const [said] = await inFolder((folder) => pythonReports(folder, [archive], known.fingerprint));
  expect(said).toEqual(asJson(report));
  return report;
}
