import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyEd25519, verifyMlDsa44 } from "#app/core/signatures.server.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { describeWithVectors } from "#test/support/corpus.ts";
import { CLERK, INSPECTOR, madeKey } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import { testWithOpenssl } from "./openssl.ts";

interface Wycheproof {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly msg: string;
      readonly sig: string;
      readonly result: "valid" | "invalid";
    }[];
  }[];
}

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

describeWithVectors("published Ed25519 vectors", (folder) => {
  const file = join(folder, "ed25519", "ed25519_test.json");
  const { testGroups, numberOfTests } = JSON.parse(readFileSync(file, "utf8")) as Wycheproof;
  const cases = testGroups.flatMap(({ publicKey, tests }) =>
    tests.map((one) => ({ ...one, pk: publicKey.pk })),
  );

  test("all 151 cases are there", () => {
    expect(numberOfTests).toBe(151);
    expect(cases).toHaveLength(151);
  });

  test.each(cases)("case $tcId is $result: $comment", ({ pk, msg, sig, result }) => {
    const claim = { publicKey: bytesOf(pk), message: bytesOf(msg), signature: bytesOf(sig) };
    expect(verifyEd25519(claim)).toBe(result === "valid");
  });
});

test.each([
  { name: "Ed25519", made: CLERK, verify: verifyEd25519 },
  { name: "ML-DSA-44", made: INSPECTOR, verify: verifyMlDsa44 },
])("$name: a signature holds for its message, key and octets alone", ({ made, verify }) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(1e6), (message, bit) => {
      const { publicKey } = made.key;
      const signature = made.sign(message);
      const claim = { publicKey, message, signature };
      expect(verify(claim)).toBe(true);
      expect(verify({ ...claim, message: withBitFlipped(message, bit) })).toBe(false);
      expect(verify({ ...claim, signature: withBitFlipped(signature, bit) })).toBe(false);
      expect(verify({ ...claim, publicKey: withBitFlipped(publicKey, bit) })).toBe(false);
      for (const length of [0, signature.length - 1]) {
        expect(verify({ ...claim, signature: signature.slice(0, length) })).toBe(false);
      }
      expect(verify({ ...claim, publicKey: publicKey.slice(1) })).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test("a key's octets are never so odd that checking throws", () => {
  const message = toUtf8("a message");
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (octets) => {
      const wide = Uint8Array.from({ length: 1312 }, (_, index) => octets[index % 32] ?? 0);
      const signatures = { signature: new Uint8Array(64).fill(octets[0] ?? 0) };
      const wideSignature = { signature: new Uint8Array(2420).fill(octets[0] ?? 0) };
      expect(verifyMlDsa44({ publicKey: wide, message, ...wideSignature })).toBe(false);
      expect(typeof verifyEd25519({ publicKey: octets, message, ...signatures })).toBe("boolean");
    }),
  );
});

testWithOpenssl("the openssl program agrees on a signature, and on a changed message", () => {
  const { key, sign } = madeKey("ed25519", "custody.example.gov/log1", 11);
  const message = toUtf8("custody.example.gov/log1\n1\n");
  const signature = sign(message);
  const folder = mkdtempSync(join(tmpdir(), "bearwitness-openssl-"));
  try {
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.publicKey]);
    const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString("base64")}\n-----END PUBLIC KEY-----\n`;
    writeFileSync(join(folder, "key.pem"), pem);
    writeFileSync(join(folder, "signature"), signature);
    for (const [said, holds] of [
      [message, true],
      [withBitFlipped(message, 9), false],
    ] as const) {
      writeFileSync(join(folder, "message"), said);
      const words = "pkeyutl -verify -pubin -inkey key.pem -rawin -in message -sigfile signature";
      const answer = spawnSync("openssl", words.split(" "), { cwd: folder, encoding: "utf8" });
      expect(answer.status === 0).toBe(holds);
      expect(answer.stdout.includes("Signature Verified Successfully")).toBe(holds);
      expect(verifyEd25519({ publicKey: key.publicKey, message: said, signature })).toBe(holds);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
