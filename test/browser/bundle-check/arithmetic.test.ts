import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 as zlibCrc32 } from "node:zlib";
import { crc32 } from "#app/browser/bundle-check/crc32.ts";
import { newHash, sha256, sha512 } from "#app/browser/bundle-check/digests.ts";
import { holdsEd25519 } from "#app/browser/bundle-check/ed25519.ts";
import { holdsMlDsa44 } from "#app/browser/bundle-check/ml-dsa-44.js";
import { shake128, shake256 } from "#app/browser/bundle-check/shake.js";
import {
  secondOpinion,
  verifyEd25519,
  verifyMlDsa44,
} from "#app/browser/bundle-check/signatures.ts";
import * as ours from "#app/core/signatures.server.ts";
import { INSPECTOR, madeKey } from "#test/core/custody/made-keys.ts";
import { describeWithVectors } from "#test/support/corpus.ts";

// What verify.html works out by itself, against Node and published vectors: in a browser it has nothing to lean on.

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("digests are those of everyone, however the bytes come", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 700 }),
      fc.array(fc.nat(700), { maxLength: 6 }),
      fc.constantFrom("sha256" as const, "sha512" as const),
      (bytes, cuts, algorithm) => {
        const hash = newHash(algorithm);
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b)];
        places.forEach((place, index) => {
          hash.update(bytes.subarray(place, places[index + 1] ?? bytes.length));
        });
        expect(hash.hex()).toBe(createHash(algorithm).update(bytes).digest("hex"));
      },
    ),
  );
});

test("whole bytes have the same digests, and each block's length its own end", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 111, 112, 127, 128, 129, 240, 256]) {
    const bytes = new Uint8Array(length).fill(0xa5);
    expect(hexOf(sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(hexOf(sha512(bytes))).toBe(createHash("sha512").update(bytes).digest("hex"));
  }
});

test("SHAKE is that of everyone", () => {
  for (const length of [0, 1, 135, 136, 137, 167, 168, 169, 400]) {
    const bytes = new Uint8Array(length).fill(0x5a);
    for (const [name, shake] of [
      ["shake128", shake128],
      ["shake256", shake256],
    ] as const) {
      expect(hexOf(shake(bytes, 500))).toBe(
        createHash(name, { outputLength: 500 }).update(bytes).digest("hex"),
      );
    }
  }
});

test("the check sum of archives is that of everyone, whole or continued", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
      const sum = crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut), 0));
      expect(sum).toBe(zlibCrc32(bytes));
    }),
  );
});

describe.each([
  ["Ed25519", madeKey("ed25519", "one", 5), holdsEd25519, ours.verifyEd25519],
  ["ML-DSA-44", INSPECTOR, holdsMlDsa44, ours.verifyMlDsa44],
] as const)("a signature by %s", (_, made, holds, verify) => {
  const { publicKey } = made.key;
  const message = Buffer.from("a checkpoint");
  const signature = made.sign(message);

  test("holds, and no bit of it, of the key or of the message may be another", () => {
    expect(holds(publicKey, message, signature)).toBe(true);
    expect(holds(publicKey, Buffer.from("another"), signature)).toBe(false);
    expect(holds(publicKey, message, signature.subarray(1))).toBe(false);
    expect(holds(publicKey.subarray(1), message, signature)).toBe(false);
    const { length } = signature;
    for (const at of [0, 31, 33, Math.floor(length / 2), length - 5, length - 1]) {
      const turned = Uint8Array.from(signature, (octet, index) =>
        index === at ? octet ^ 1 : octet,
      );
      expect(holds(publicKey, message, turned)).toBe(
        verify({ publicKey, message, signature: turned }),
      );
      const otherKey = Uint8Array.from(publicKey, (octet, index) =>
        index === at % publicKey.length ? octet ^ 1 : octet,
      );
      expect(holds(otherKey, message, signature)).toBe(false);
    }
  });
});

test("every signature of many messages holds as Node says", () => {
  for (let number = 0; number < 12; number += 1) {
    const made = madeKey("ml-dsa-44-cosigner", "many", number);
    const message = Buffer.from(`message ${number}`);
    const signature = made.sign(message);
    expect(holdsMlDsa44(made.key.publicKey, message, signature)).toBe(true);
  }
});

test("what was checked is asked of the browser's own cryptography, each claim once", async () => {
  const one = madeKey("ed25519", "one", 5);
  const message = Buffer.from("a checkpoint");
  const claim = { publicKey: one.key.publicKey, message, signature: one.sign(message) };
  const wrong = { ...claim, message: Buffer.from("another") };
  const witness = {
    publicKey: INSPECTOR.key.publicKey,
    message,
    signature: INSPECTOR.sign(message),
  };
  expect([verifyEd25519(claim), verifyEd25519(claim), verifyEd25519(wrong)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(verifyMlDsa44(witness)).toBe(true);
  const { agreed, differed, unknown } = await secondOpinion();
  expect({ asked: agreed + unknown, differed }).toEqual({ asked: 3, differed: 0 });
  expect(agreed).toBeGreaterThanOrEqual(2);
  expect(await secondOpinion()).toEqual({ agreed: 0, differed: 0, unknown: 0 });
});

describeWithVectors("published vectors", (folder) => {
  test("all cases of Ed25519 are told apart", () => {
    const { testGroups } = JSON.parse(
      readFileSync(join(folder, "ed25519", "ed25519_test.json"), "utf8"),
    ) as {
      testGroups: {
        publicKey: { pk: string };
        tests: { msg: string; sig: string; result: string }[];
      }[];
    };
    const of = (hex: string) => Buffer.from(hex, "hex");
    const cases = testGroups.flatMap(({ publicKey, tests }) =>
      tests.map((one) => ({ ...one, pk: publicKey.pk })),
    );
    expect(cases).toHaveLength(151);
    expect(cases.map(({ pk, msg, sig }) => holdsEd25519(of(pk), of(msg), of(sig)))).toEqual(
      cases.map(({ result }) => result === "valid"),
    );
  });
});
