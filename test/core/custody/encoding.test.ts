import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  fromBase64,
  fromBase64url,
  fromHex,
  fromUtf8,
  toBase64,
  toBase64url,
  toHex,
  toUtf8,
} from "#app/core/encoding.ts";

test("bytes are spelled as Node spells them, and read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(toHex(bytes)).toBe(buffer.toString("hex"));
      expect(toBase64(bytes)).toBe(buffer.toString("base64"));
      expect(toBase64url(bytes)).toBe(buffer.toString("base64url"));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    }),
  );
});

test("only the one spelling of some bytes is read", () => {
  for (const text of ["A", "AB", "AA==", "AA=", "A A", "A+", "A/", "AAAAA", "é"]) {
    expect(fromBase64url(text)).toBeUndefined();
  }
  for (const text of ["AA", "AB==", "AA=", "AA===", "=", "AAAA=", "-_==", "AA==\n"]) {
    expect(fromBase64(text)).toBeUndefined();
  }
  for (const text of ["a", "AB", "0x", "00\n"]) expect(fromHex(text)).toBeUndefined();
});

test("text and UTF-8 agree, a byte order mark is kept, and broken text is not repaired", () => {
  expect(fromUtf8(toUtf8("\ufeffMöbius 😂"))).toBe("\ufeffMöbius 😂");
  expect(fromUtf8(Uint8Array.of(0xc3, 0x28))).toBeUndefined();
  expect(() => toUtf8("\ud800")).toThrow("lone surrogate");
});
