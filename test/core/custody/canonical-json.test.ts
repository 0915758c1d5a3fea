import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import type { Json } from "#app/core/json.ts";
import { describeWithVectors } from "#test/support/corpus.ts";

describeWithVectors("published JCS vectors", (folder) => {
  test.each(readdirSync(join(folder, "jcs", "input")))("%s", (file) => {
    const input = JSON.parse(readFileSync(join(folder, "jcs", "input", file), "utf8")) as Json;
    const output = readFileSync(join(folder, "jcs", "output", file), "utf8");
    const outhex = readFileSync(
      join(folder, "jcs", "outhex", file.replace(".json", ".txt")),
      "utf8",
    );
    expect(canonicalJson(input)).toBe(output);
    expect(Buffer.from(toUtf8(canonicalJson(input))).toString("hex")).toBe(
      outhex.replace(/\s/g, ""),
    );
  });
});

const json = fc.jsonValue({ stringUnit: "grapheme", maxDepth: 4 }) as fc.Arbitrary<Json>;

test("what was canonical stays as it is, and means the same", () => {
  fc.assert(
    fc.property(json, (value) => {
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once) as Json)).toBe(once);
      expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order in which members were written does not matter", () => {
  const members = fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), {
    selector: ([name]) => name,
  });
  fc.assert(
    fc.property(members, (list) => {
      expect(canonicalJson(Object.fromEntries(list))).toBe(
        canonicalJson(Object.fromEntries(list.toReversed())),
      );
    }),
  );
});

test("a member called __proto__ is a member like any other", () => {
  const text = '{"__proto__":{"a":1},"b":2}';
  expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
});

test("members sort by UTF-16 code units, not by code points", () => {
  expect(canonicalJson({ "\ufb33": 1, "😂": 2 })).toBe('{"😂":2,"\ufb33":1}');
});

test("what JSON cannot spell is refused", () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    expect(() => canonicalJson([value])).toThrow("cannot be written as JSON");
  }
  expect(() => canonicalJson("\ud83d")).toThrow("lone surrogate");
  expect(() => canonicalJson({ "\udc00": 1 })).toThrow("lone surrogate");
  expect(() => canonicalJson({ a: undefined } as unknown as Json)).toThrow("of type undefined");
  expect(() => canonicalJson({ a: 1n } as unknown as Json)).toThrow("of type bigint");
});

test("a value nested without end is refused and does not exhaust the stack", () => {
  const deep = JSON.parse("[".repeat(50_000) + "]".repeat(50_000)) as Json;
  expect(() => canonicalJson(deep)).toThrow("nested this deep");
});
