import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  decoyDigest,
  disclosureDigest,
  makeDisclosure,
  parseDisclosure,
} from "#app/core/custody/disclosure.ts";
import { toBase64url, toUtf8 } from "#app/core/encoding.ts";
import type { Json } from "#app/core/json.ts";
import { seededBytes } from "./made-log.ts";

test("the published example of RFC 9901 section 4.2 is read and has its digest", () => {
  const text = toBase64url(toUtf8('["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]'));
  expect(text).toBe("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0");
  expect(parseDisclosure(text)).toEqual({
    ok: true,
    value: { salt: "_26bc4LT-ac6q2KI6cBW5es", name: "family_name", value: "Möbius" },
  });
  expect(disclosureDigest(text)).toBe("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
});

test("what was made is read back", () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const salt = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(salt, json, (bytes, value) => {
      const read = parseDisclosure(makeDisclosure({ salt: bytes, name: "note", value }));
      expect(read).toEqual({
        ok: true,
        value: {
          salt: toBase64url(bytes),
          name: "note",
          value: JSON.parse(JSON.stringify(value)) as Json,
        },
      });
    }),
  );
});

test("the same value under another salt has another digest", () => {
  const digest = (seed: number) =>
    disclosureDigest(makeDisclosure({ salt: seededBytes(seed), name: "note", value: "seen" }));
  expect(digest(1)).not.toBe(digest(2));
});

test("a decoy is spelled like a digest", () => {
  expect(decoyDigest(seededBytes(1))).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test("a salt of another length is refused", () => {
  const salt = new Uint8Array(15);
  expect(() => makeDisclosure({ salt, name: "note", value: 1 })).toThrow("16 random bytes");
  expect(() => decoyDigest(salt)).toThrow("16 random bytes");
});

test("text that is no disclosure is named as such", () => {
  const problem = (json: string) => parseDisclosure(toBase64url(toUtf8(json)));
  expect(parseDisclosure("WyJh=")).toMatchObject({ ok: false });
  expect(parseDisclosure(toBase64url(Uint8Array.of(0xff)))).toMatchObject({ ok: false });
  for (const json of ["", "{}", "[1,2]", '["a","b",1,2]', '[1,"b",1]', '["a",null,1]']) {
    expect(problem(json)).toMatchObject({ ok: false });
  }
});
