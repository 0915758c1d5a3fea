import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatDat, parseDat, type DatEncoding } from "#app/core/load-files/concordance.ts";
import { formatOpt, parseOpt } from "#app/core/load-files/opticon.ts";

const RESERVED = /[\u0014\u00FE\u00AE]/;

function valueOf(read: { ok: true; value: Uint8Array } | { ok: false; problem: string }) {
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test("a DAT has DC4 between columns, thorns around every value, the registered sign for a new line, CR LF, and a UTF-8 mark", () => {
  const bytes = valueOf(formatDat({ columns: ["A", "B"], rows: [["1", "one\r\ntwo\nthree"]] }));
  expect(Buffer.from(bytes).toString("hex")).toBe(
    "efbbbf" + "c3be41c3be" + "14" + "c3be42c3be" + "0d0a" +
      "c3be31c3be" + "14" + "c3be6f6e65c2ae74776fc2ae7468726565c3be" + "0d0a",
  ); // prettier-ignore
});

test("in Windows-1252 thorn and registered sign are single bytes, and there is no mark", () => {
  const bytes = valueOf(formatDat({ columns: ["é"], rows: [["€\n"]] }, "windows-1252"));
  expect(Buffer.from(bytes).toString("hex")).toBe("fee9fe0d0afe80aefe0d0a");
});

test.each([
  ["a thorn", "Ólafur Þ and þ", "utf-8"],
  ["a registered sign", "Toyota®", "utf-8"],
  ["DC4", "a\u0014b", "utf-8"],
  ["half a character", "\uD83D", "utf-8"],
  ["a character outside of the code page", "中", "windows-1252"],
  ["a byte that the code page does not use", "\u0081", "windows-1252"],
] as const)("a value with %s is refused, not changed", (_, value, encoding) => {
  const refused = formatDat({ columns: ["TITLE"], rows: [[value]] }, encoding);
  expect(refused).toMatchObject({ ok: false, problem: expect.stringContaining("row 1, TITLE") });
});

test.each<[DatEncoding, fc.Arbitrary<string>]>([
  ["utf-8", fc.string({ unit: "grapheme" })],
  ["windows-1252", fc.string({ unit: fc.constantFrom(..."aZ9 ,;\"'\\\n\té€ÿ\u00A0•™") })],
])("what is written in %s is read back", (encoding, text) => {
  const value = text
    .filter((one) => !RESERVED.test(one))
    .map((one) => one.replace(/\r\n|\r/g, "\n"));
  const table = fc.integer({ min: 1, max: 5 }).chain((width) => {
    const row = fc.array(value, { minLength: width, maxLength: width });
    return fc.record({ columns: row, rows: fc.array(row) });
  });
  fc.assert(
    fc.property(table, (given) => {
      expect(parseDat(valueOf(formatDat(given, encoding)))).toEqual({ ok: true, value: given });
    }),
  );
});

test("any bytes are read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      parseDat(bytes);
      parseOpt(Buffer.from(bytes).toString("latin1"));
    }),
  );
});

test("an OPT has seven fields a line and the page count on a document's first", () => {
  const page = (key: string) => ({ key, path: `.\\VOL001\\IMAGES\\001\\${key}.pdf` });
  const pages = [page("NYAG0000001"), page("NYAG0000002")];
  expect(formatOpt([{ volume: "VOL001", pages }])).toEqual({
    ok: true,
    value:
      "NYAG0000001,VOL001,.\\VOL001\\IMAGES\\001\\NYAG0000001.pdf,Y,,,2\r\n" +
      "NYAG0000002,VOL001,.\\VOL001\\IMAGES\\001\\NYAG0000002.pdf,,,,\r\n",
  });
});

test("an OPT is read back; a comma, a new line, a key that stands twice and a wrong page count are refused", () => {
  const documents = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }).map((counts) =>
    counts.map((count, document) => ({
      volume: "VOL001",
      pages: Array.from({ length: count }, (_, page) => {
        const key = `K${document}-${page}`;
        return { key, path: `.\\VOL001\\${key}.pdf` };
      }),
    })),
  );
  fc.assert(
    fc.property(documents, (given) => {
      const written = formatOpt(given);
      expect(parseOpt(written.ok ? written.value : "")).toEqual({ ok: true, value: given });
    }),
  );
  const one = (key: string) => ({ volume: "V", pages: [{ key, path: ".\\V\\a.pdf" }] });
  for (const bad of [[one("a,b")], [one("a\nb")], [one("")], [one("a"), one("a")]]) {
    expect(formatOpt(bad).ok).toBe(false);
  }
  expect(parseOpt("a,V,.\\V\\a.pdf,Y,,,2\r\n").ok).toBe(false);
  expect(parseOpt("a,V,.\\V\\a.pdf,,,,\r\n").ok).toBe(false);
});
