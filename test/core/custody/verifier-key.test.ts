import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { KeyType } from "#app/core/custody/verifier-key.ts";
import {
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  makeVerifierKey,
  parseVerifierKey,
} from "#app/core/custody/verifier-key.ts";
import { toBase64, toHex } from "#app/core/encoding.ts";
import { CLERK, INSPECTOR, WORKED_LOG } from "./made-keys.ts";
import { WORKED_KEY } from "./worked-vector.ts";

const TYPES: readonly KeyType[] = ["ed25519", "ed25519-cosigner", "ml-dsa-44-cosigner"];
const LENGTHS = { ed25519: 32, "ed25519-cosigner": 32, "ml-dsa-44-cosigner": 1312 };

const anyKey = fc.constantFrom(...TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter(isKeyName),
    publicKey: fc.uint8Array({ minLength: LENGTHS[type], maxLength: LENGTHS[type] }),
  }),
);

test("the worked example's key is read and written again", () => {
  const read = parseVerifierKey(WORKED_KEY);
  expect(read).toEqual({ ok: true, value: WORKED_LOG.key });
  expect(formatVerifierKey(WORKED_LOG.key)).toBe(WORKED_KEY);
  expect(toHex(WORKED_LOG.key.publicKey)).toBe(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  );
});

test("a key of every type is written and read back", () => {
  fc.assert(
    fc.property(anyKey, (parts) => {
      const key = makeVerifierKey(parts);
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual({ ok: true, value: key });
    }),
  );
});

test("the id depends on name, type and octets", () => {
  const { name, publicKey } = CLERK.key;
  const id = keyIdOf({ name, type: "ed25519-cosigner", publicKey });
  expect(id).toBe(CLERK.keyId);
  expect(keyIdOf({ name, type: "ed25519", publicKey })).not.toBe(id);
  expect(keyIdOf({ name: `${name}2`, type: "ed25519-cosigner", publicKey })).not.toBe(id);
});

test("a key changed in one character is not read as another key", () => {
  fc.assert(
    fc.property(anyKey, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (parts, at, other) => {
      const text = formatVerifierKey(makeVerifierKey(parts));
      const place = at % text.length;
      if (text[place] === other) return;
      const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
      expect(parseVerifierKey(changed).ok).toBe(false);
    }),
  );
});

test.each([
  ["nothing", ""],
  ["a name alone", "custody.example.gov/log1"],
  ["no name", WORKED_KEY.replace("custody.example.gov/log1", "")],
  ["a name with a space", WORKED_KEY.replace("/", " ")],
  ["a name with a no-break space", WORKED_KEY.replace("/", "\u00a0")],
  ["a name with a next-line character", WORKED_KEY.replace("/", "\u0085")],
  ["a name with a control character", WORKED_KEY.replace("/", "\u0001")],
  ["an id in capitals", WORKED_KEY.replace("bbedea73", "BBEDEA73")],
  ["a short id", WORKED_KEY.replace("bbedea73", "bbedea7")],
  ["another id", WORKED_KEY.replace("bbedea73", "bbedea74")],
  ["no octets", WORKED_KEY.replace(/\+Add.*/, "+")],
  ["octets without padding", "a+00000000+AdY"],
  ["octets that are not base 64", WORKED_KEY.replace("Add", "A_d")],
  ["a missing octet", "a+00000000+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1"],
  ["a type not known", `a+00000000+${toBase64(Uint8Array.of(2, ...new Uint8Array(32)))}`],
  ["a key too short", `a+00000000+${toBase64(Uint8Array.of(1, ...new Uint8Array(31)))}`],
  ["a key too long", `a+00000000+${toBase64(Uint8Array.of(4, ...new Uint8Array(33)))}`],
  ["white space after it", `${WORKED_KEY}\n`],
])("%s is refused", (_, text) => {
  expect(parseVerifierKey(text)).toMatchObject({ ok: false });
});

test("a name is any text without white space, control characters and plus", () => {
  for (const name of ["a", "caf\u00e9.example/w", "\u212a", "\ufeffa", "a\u007f", "\u2014"]) {
    expect(isKeyName(name)).toBe(true);
  }
  const separators = [
    "\t",
    "\n",
    "\v",
    "\f",
    "\r",
    " ",
    "\u0085",
    "\u00a0",
    "\u1680",
    "\u2003",
    "\u2028",
  ];
  for (const bad of [...separators, "\u202f", "\u205f", "\u3000", "\0", "\u001b", "+", "\ud800"]) {
    expect(isKeyName(`a${bad}b`)).toBe(false);
  }
  expect(isKeyName("")).toBe(false);
});

test("a key has exactly the octets of its type, whatever its id", () => {
  for (const type of TYPES) {
    for (const length of [0, LENGTHS[type] - 1, LENGTHS[type] + 1]) {
      const key = { name: "a", type, publicKey: new Uint8Array(length) };
      expect(() => makeVerifierKey(key)).toThrow("octets long");
      const written = formatVerifierKey({ ...key, keyId: keyIdOf(key) });
      expect(parseVerifierKey(written)).toMatchObject({ problem: expect.stringContaining("long") });
    }
  }
});

test("a cosigner's name fits the one byte that its length has", () => {
  const { publicKey } = INSPECTOR.key;
  const named = (name: string) => () =>
    makeVerifierKey({ name, type: "ml-dsa-44-cosigner", publicKey });
  expect(named("n".repeat(255))).not.toThrow();
  expect(named("n".repeat(256))).toThrow("at most 255 octets");
  expect(named("\u00e9".repeat(128))).toThrow("at most 255 octets");
  expect(named("")).toThrow("name is empty");
});
