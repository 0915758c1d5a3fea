import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { csvCell, csvTable } from "#app/core/bundle/csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+1 555 0100", "'+1 555 0100"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["\u200b=1", "'\u200b=1"],
  ["\0=1", "'\0=1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["\r\n=1", `"'\r\n=1"`],
  ["a=1", "a=1"],
  ["", ""],
])("the cell %j is written as %j", (text, expected) => {
  expect(csvCell(text)).toBe(expected);
});

test("a table reads back as what was written, but for the mark before a formula", () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "a", " ", "=", "é") });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const back = readCsv(csvTable(["one", "two"], rows));
      expect(back[0]).toEqual(["one", "two"]);
      expect(back.slice(1).map((row) => row.map((text) => text.replace(/^'/, "")))).toEqual(rows);
    }),
  );
});

/** A small reader of RFC 4180, written for this test alone. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== "") {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (match === null) throw new Error(`not CSV: ${JSON.stringify(rest.slice(0, 40))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(match[0].length);
  }
  return rows;
}
