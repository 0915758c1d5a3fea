import { createHash, randomBytes, webcrypto } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  blobContext,
  CHUNK_BYTES,
  chunksOf,
  fileHeader,
  fileKey,
  HEADER_BYTES,
  openChunks,
  openHeader,
  plaintextSize,
  SEALED_CHUNK_BYTES,
  sealChunks,
  sealedSize,
} from "#app/core/encryption/cobblestone.server.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
const SALT = Uint8Array.from({ length: 24 }, (_, at) => 0x40 + at);
const CONTEXT = blobContext("example-office", { id: "blob-0001", class: "original" });

function plaintextOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (7 * at + 3) % 251);
}

function encrypted(
  plaintext: Uint8Array,
  {
    key = KEY,
    salt = SALT,
    context = CONTEXT,
  }: Partial<Record<"key" | "salt" | "context", Uint8Array>> = {},
): Buffer {
  const file = fileKey(key, salt, context);
  const whole = Math.floor(plaintext.length / CHUNK_BYTES) * CHUNK_BYTES;
  const parts: Uint8Array[] = [fileHeader(salt, file)];
  if (whole > 0) parts.push(sealChunks(file, 0, plaintext.subarray(0, whole)));
  parts.push(sealChunks(file, whole / CHUNK_BYTES, plaintext.subarray(whole)));
  return Buffer.concat(parts);
}

function decrypted(bytes: Uint8Array, key = KEY, context = CONTEXT): Buffer {
  const file = openHeader(key, bytes.subarray(0, HEADER_BYTES), context);
  plaintextSize(bytes.length);
  return Buffer.from(openChunks(file, 0, bytes.subarray(HEADER_BYTES)));
}

/** Written from the format's text alone, over another implementation of the same primitives. */
async function decryptedByAnother(bytes: Uint8Array, key: Uint8Array, context: Uint8Array) {
  const { subtle } = webcrypto;
  const mac = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-512" }, false, [
    "sign",
  ]);
  const info = Buffer.concat([
    Buffer.from("c2sp.org/chunked-encryption@v1+"),
    Buffer.from("AEAD_AES_256_GCM"),
    Buffer.from([0]),
    bytes.subarray(0, 24),
    context,
  ]);
  const one = Buffer.from(await subtle.sign("HMAC", mac, Buffer.concat([info, Buffer.from([1])])));
  const two = Buffer.from(
    await subtle.sign("HMAC", mac, Buffer.concat([one, info, Buffer.from([2])])),
  );
  const okm = Buffer.concat([one, two]);
  expect(okm.subarray(44, 76).equals(bytes.subarray(24, 56))).toBe(true);
  const gcm = await subtle.importKey("raw", okm.subarray(0, 32), "AES-GCM", false, ["decrypt"]);
  const base = BigInt(`0x${okm.subarray(32, 44).toString("hex")}`);
  const pieces: Uint8Array[] = [];
  for (let at = 56, number = 0n; at < bytes.length; at += 16_400, number += 1n) {
    const iv = Buffer.from((base ^ number).toString(16).padStart(24, "0"), "hex");
    const chunk = bytes.slice(at, at + 16_400);
    pieces.push(new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv }, gcm, chunk)));
  }
  return Buffer.concat(pieces);
}

describe("the published vectors", () => {
  test("key, base nonce and commitment", () => {
    const file = fileKey(KEY, SALT, CONTEXT);
    expect(file.key.export().toString("hex")).toBe(
      "456620091d19fbc3e418a9e0f664d87a5c2123d014cf49a8174b06d375dbe6c8",
    );
    expect(Buffer.from(file.baseNonce).toString("hex")).toBe("610047f3866befa9a9e757f7");
    expect(Buffer.from(file.commitment).toString("hex")).toBe(
      "a0a12c98e166c427517897ccf4c651d28814934c1ed52dc0943760293eabbbce",
    );
  });

  test.each([
    [0, 72, "0371b72891a5838f089d764e96390f2de8e72c3eb44a2cecddebdba16fd294bd"],
    [1, 73, "e87a507b77cdfa4b96d0ff9829a03e7b963a8bcea5af2560b45e3dc8ea409a14"],
    [16_383, 16_455, "4d132bb0d5062a31cb313a7a30bc979c02ff49e971943447678269d5bf4a72f8"],
    [16_384, 16_472, "4956ea301e7430d22f0a70999dbce01312841ce52accce98c496e7fe9fbef0e0"],
    [20_000, 20_088, "47653e4a64676d6b0a13a2e11cd98e03203df59895242cad9fdfd66ebac65c72"],
    [49_152, 49_272, "af8f8fd850079223eca9d3323342cf9fc65251c94e689ef6c96cc76bada2c0e1"],
  ])("a file of %d octets", (length, size, sha256) => {
    const bytes = encrypted(plaintextOf(length));
    expect(bytes.length).toBe(size);
    expect(sealedSize(length)).toBe(size);
    expect(plaintextSize(size).size).toBe(length);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(decrypted(bytes).equals(plaintextOf(length))).toBe(true);
  });
});

test("a decryptor written apart, over another implementation, agrees on a thousand files", async () => {
  for (let at = 0; at < 1_000; at += 1) {
    const length = at < 100 ? 16_384 * (at % 5) + (at % 7) - 3 : Math.floor(at * 47.3);
    const plaintext = randomBytes(Math.max(0, length));
    const key = randomBytes(32);
    const context = blobContext("off_x", { id: `itm_${at}`, class: "derivative" });
    const bytes = encrypted(plaintext, { key, salt: randomBytes(24), context });
    expect((await decryptedByAnother(bytes, key, context)).equals(plaintext)).toBe(true);
  }
});

test("any range is found in the chunks named for it", () => {
  const plaintext = plaintextOf(50_000);
  const bytes = encrypted(plaintext);
  const file = openHeader(KEY, bytes.subarray(0, HEADER_BYTES), CONTEXT);
  fc.assert(
    fc.property(fc.nat(49_999), fc.integer({ min: 1, max: 50_000 }), (start, length) => {
      const end = Math.min(start + length, 50_000);
      const { first, from, to } = chunksOf(start, end);
      const opened = openChunks(file, first, bytes.subarray(from, to));
      const skip = start - first * CHUNK_BYTES;
      const found = opened.subarray(skip, skip + end - start);
      expect(Buffer.from(found).equals(plaintext.subarray(start, end))).toBe(true);
    }),
  );
});

describe("what is not the file that was encrypted does not open", () => {
  test("any bit of a small file flipped", () => {
    const bytes = encrypted(plaintextOf(40));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decrypted(changed)).toThrow();
    }
  });

  test("cut at any length", () => {
    const bytes = encrypted(plaintextOf(16_384 + 50));
    for (let length = 0; length < bytes.length; length += 1) {
      // Inside the first chunk one length is like the next; its edges and all that follows are tried one by one.
      if (length > 200 && length < 16_400) length = 16_400;
      expect(() => decrypted(bytes.subarray(0, length))).toThrow();
    }
    const even = encrypted(plaintextOf(32_768));
    expect(() => decrypted(even.subarray(0, 56 + SEALED_CHUNK_BYTES))).toThrow("cut short");
  });

  test("the blob of another report, another class, another office, another key", () => {
    const bytes = encrypted(plaintextOf(500));
    for (const context of [
      blobContext("example-office", { id: "blob-0002", class: "original" }),
      blobContext("example-office", { id: "blob-0001", class: "derivative" }),
      blobContext("another-office", { id: "blob-0001", class: "original" }),
    ]) {
      expect(() => decrypted(bytes, KEY, context)).toThrow("another key");
    }
    expect(() => decrypted(bytes, randomBytes(32))).toThrow("another key");
  });

  test("ten thousand times flipped, cut, swapped, repeated, dropped or spliced", () => {
    const length = CHUNK_BYTES * 3 + 77;
    const bytes = encrypted(plaintextOf(length));
    // The same key and context, so that only salt and position stand in the way.
    const other = encrypted(plaintextOf(length).reverse(), { salt: randomBytes(24) });
    const chunksIn = (file: Buffer) =>
      [0, 1, 2, 3].map((at) =>
        file.subarray(
          HEADER_BYTES + at * SEALED_CHUNK_BYTES,
          HEADER_BYTES + (at + 1) * SEALED_CHUNK_BYTES,
        ),
      );
    const [header, own, foreign] = [
      bytes.subarray(0, HEADER_BYTES),
      chunksIn(bytes),
      chunksIn(other),
    ];
    const chunk = fc.nat(3);
    const change = fc.oneof(
      fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        return changed;
      }),
      fc.nat(bytes.length - 1).map((end) => bytes.subarray(0, end)),
      fc
        .array(fc.tuple(fc.boolean(), chunk), { maxLength: 6 })
        .map((order) =>
          Buffer.concat([
            header,
            ...order.map(([mine, at]) => (mine ? own : foreign)[at] ?? Buffer.alloc(0)),
          ]),
        ),
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => Buffer.concat([bytes, more])),
    );
    fc.assert(
      fc.property(change, (changed) => {
        fc.pre(!changed.equals(bytes));
        expect(() => decrypted(changed)).toThrow();
      }),
      { numRuns: 10_000 },
    );
  });
});
