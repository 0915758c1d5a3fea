import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkBag } from "#app/core/bundle/check-bag.ts";
import { folderBag } from "#scripts/verify-bundle.ts";
import { describeWithVectors } from "#test/support/corpus.ts";

// The conformance suite of the Library of Congress for BagIt 1.0, by the rules of BagIt alone.

const tools = {
  newHash: (algorithm: "sha256" | "sha512") => {
    const hash = createHash(algorithm);
    return {
      update: (bytes: Uint8Array) => void hash.update(bytes),
      hex: () => hash.digest("hex"),
    };
  },
};

describeWithVectors("the BagIt 1.0 conformance suite", (folder) => {
  const suite = join(folder, "bagit/v1.0");
  test.each(readdirSync(join(suite, "valid")))("%s is accepted", async (name) => {
    const { faults } = await checkBag(folderBag(join(suite, "valid", name)), tools, "bagit");
    expect(faults).toEqual([]);
  });
  test.each(readdirSync(join(suite, "invalid")))("%s is refused", async (name) => {
    const { faults } = await checkBag(folderBag(join(suite, "invalid", name)), tools, "bagit");
    expect(faults).not.toEqual([]);
  });
});
