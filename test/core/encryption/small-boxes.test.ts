import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { openField, sealField } from "#app/core/encryption/field-box.server.ts";
import { frameSize, openFrame, sealFrame } from "#app/core/encryption/frame.server.ts";
import { unwrapKey, wrapKey } from "#app/core/encryption/key-wrap.server.ts";

test("a wrapped key is RFC 5649's, and opens under its own key alone, unchanged", () => {
  const [wrapping, key] = [randomBytes(32), randomBytes(32)];
  const wrapped = wrapKey(wrapping, key);
  expect(wrapped.length).toBe(40);
  expect(Buffer.from(unwrapKey(wrapping, wrapped) ?? []).equals(key)).toBe(true);
  expect(unwrapKey(randomBytes(32), wrapped)).toBeUndefined();
  for (let bit = 0; bit < 320; bit += 1) {
    const changed = Uint8Array.from(wrapped);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(unwrapKey(wrapping, changed)).toBeUndefined();
  }
  for (let length = 0; length < 40; length += 1) {
    expect(unwrapKey(wrapping, wrapped.subarray(0, length))).toBeUndefined();
  }
});

test("a field opens in its own row, for its own purpose, under its own report's key", () => {
  const key = randomBytes(32);
  const place = { purpose: "narrative", row: "rpt_1" } as const;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const box = sealField(key, place, text, randomBytes(12));
      expect(box.startsWith("v1.")).toBe(true);
      expect(openField(key, place, box)).toBe(text.toWellFormed());
    }),
  );
  // The value of docs/evidence-store-format.md.
  const published = sealField(
    Uint8Array.from({ length: 32 }, (_, at) => at),
    { purpose: "narrative", row: "rpt_example" },
    "They pushed a man.",
    Uint8Array.from({ length: 12 }, (_, at) => 0x60 + at),
  );
  expect(published).toBe("v1.AWBhYmNkZWZnaGlqay-xh56DBujyuYh23-qteDIjypho5HtZWtNfOZ0T01-jOlw");
  const box = sealField(key, place, "They pushed a man.", randomBytes(12));
  expect(() => openField(randomBytes(32), place, box)).toThrow("not what was encrypted");
  expect(() => openField(key, { ...place, row: "rpt_2" }, box)).toThrow("not what was encrypted");
  expect(() => openField(key, { ...place, purpose: "notes" }, box)).toThrow("not what was");
  expect(() => openField(key, place, "They pushed a man.")).toThrow("not encrypted");
  const bytes = Buffer.from(box.slice(3), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => openField(key, place, `v1.${changed.toString("base64url")}`)).toThrow();
    expect(() =>
      openField(key, place, `v1.${bytes.subarray(0, at).toString("base64url")}`),
    ).toThrow();
  }
});

test("a frame opens at its own place in its own upload, whole and unchanged", () => {
  const key = randomBytes(32);
  const place = { upload: "itm_1", index: 3, offset: 3_000_000, last: false };
  const text = randomBytes(300);
  const frame = sealFrame(key, place, text, randomBytes(12));
  expect(frameSize(frame.subarray(0, 4))).toBe(frame.length);
  expect(Buffer.from(openFrame(key, place, frame) ?? []).equals(text)).toBe(true);
  for (const other of [
    { ...place, upload: "itm_2" },
    { ...place, index: 2 },
    { ...place, offset: 2_999_999 },
    { ...place, last: true },
  ]) {
    expect(openFrame(key, other, frame)).toBeUndefined();
  }
  expect(openFrame(randomBytes(32), place, frame)).toBeUndefined();
  for (let at = 0; at < frame.length; at += 1) {
    const changed = Buffer.from(frame);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openFrame(key, place, changed)).toBeUndefined();
    expect(openFrame(key, place, frame.subarray(0, at))).toBeUndefined();
  }
});
