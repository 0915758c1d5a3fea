import { expect, test } from "@jest/globals";
import { fromHex } from "#app/core/encoding.ts";
import { integerOf, oidOf, readDer, readDerValues, textOf } from "#app/core/timestamps/der.ts";

const der = (hex: string) => readDer(fromHex(hex) ?? new Uint8Array(0));

test.each([
  ["nothing", ""],
  ["a tag alone", "30"],
  ["fewer octets than said", "0402ff"],
  ["something after it", "0401ff00"],
  ["a length that only its end tells", "30800000"],
  ["a long length that is short", `04817f${"00".repeat(127)}`],
  ["a length with a zero in front", `04820080${"00".repeat(128)}`],
  ["a length of four octets", "04840100000000"],
  ["a tag of more than one octet", "1f8101"],
])("%s is not DER", (_, hex) => {
  expect(der(hex)).toBeUndefined();
});

test("values stand one after another, each with all its octets", () => {
  const values = readDerValues(fromHex("0201050500") ?? new Uint8Array(0));
  expect(values?.map(({ tag, whole }) => [tag, whole.length])).toEqual([
    [2, 3],
    [5, 2],
  ]);
  expect(der(`048180${"00".repeat(128)}`)?.content).toHaveLength(128);
});

test("whole numbers have one spelling", () => {
  const number = (hex: string) => integerOf(der(hex));
  expect([number("020100"), number("02017f"), number("02020080"), number("0201ff")]).toEqual([
    0n,
    127n,
    128n,
    -1n,
  ]);
  expect([number("0200"), number("0202007f"), number("0202ff80"), number("040101")]).toEqual(
    Array(4).fill(undefined),
  );
});

test("object identifiers are read, also under the second and third root", () => {
  const oid = (hex: string) => oidOf(der(hex));
  expect(oid("0609608648016503040201")).toBe("2.16.840.1.101.3.4.2.1");
  expect(oid("0603550403")).toBe("2.5.4.3");
  expect(oid("06022a03")).toBe("1.2.3");
  expect(oid("0602883703".replace("0602", "0603"))).toBe("2.999.3");
  for (const wrong of ["0600", "060288", "06028001"]) expect(oid(wrong)).toBeUndefined();
});

test("text is read in the kinds that names have, without what acts on a terminal", () => {
  const text = (hex: string) => {
    const value = der(hex);
    return value === undefined ? undefined : textOf(value);
  };
  expect(text("0c02c3a9")).toBe("é");
  expect(text("0c01ff")).toBeUndefined();
  expect(text("130141")).toBe("A");
  expect(text("1401e9")).toBe("é");
  expect(text("1e0420ac0041")).toBe("€A");
  expect(text("1c040001f600")).toBe("😀");
  expect(text("0c031b5b41")).toBe("\ufffd[A");
  expect(text("040141")).toBeUndefined();
});
