import { describe, test } from "@jest/globals";
import { existsSync } from "node:fs";

// The corpus of real media and the published test vectors are too large, or not ours, to live in
// this repository. Where they are missing the tests that need them are skipped in plain sight,
// under a name that says what to set.

/** Tests over the collection of real photos and videos that MEDIA_CORPUS names. */
export function describeWithCorpus(name: string, register: (folder: string) => void): void {
  describeWithFolder("MEDIA_CORPUS", name, register);
}

/** Tests over published vectors (RFC 6962, JCS, BagIt, …) in the folder that VECTORS_DIR names. */
export function describeWithVectors(name: string, register: (folder: string) => void): void {
  describeWithFolder("VECTORS_DIR", name, register);
}

function describeWithFolder(
  variable: "MEDIA_CORPUS" | "VECTORS_DIR",
  name: string,
  register: (folder: string) => void,
): void {
  const folder = process.env[variable];
  if (folder === undefined || folder === "") {
    describe(name, () => {
      test.skip(`skipped: ${variable} is not set`, () => undefined);
    });
    return;
  }
  describe(name, () => {
    // A variable that is set but wrong is a mistake, not a reason to skip.
    if (!existsSync(folder)) {
      test(`${variable} names a folder that exists`, () => {
        throw new Error(`${variable}=${folder} does not exist`);
      });
      return;
    }
    register(folder);
  });
}
