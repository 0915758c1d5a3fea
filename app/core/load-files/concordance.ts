import type { Parsed } from "../custody/parsed.ts";
import { concatBytes, fromUtf8, toUtf8 } from "../encoding.ts";
import { fromWindows1252, toWindows1252 } from "./windows-1252.ts";

// Concordance DAT as evidence-standards 7.1 has it: DC4 between columns, thorn around every value, the registered sign for a new line inside of one.

const COLUMN = "\u0014";
const QUOTE = "\u00FE";
const NEW_LINE = "\u00AE";
const ROW_END = "\r\n";
const UTF8_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** `utf-8` is written with a mark in front, which tells it from the other. */
export type DatEncoding = "utf-8" | "windows-1252";

/** A table: the names of its columns, and rows with a value for each. New lines inside of a value are LF. */
export interface DatTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a value cannot stand in a DAT of this encoding, or undefined when it can. The format has no escape. */
export function problemOfDatValue(
  value: string,
  encoding: DatEncoding = "utf-8",
): string | undefined {
  const reserved = /[\u0014\u00FE\u00AE]/.exec(value)?.[0];
  if (reserved !== undefined) {
    const code = reserved.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `it holds U+${code}, which the format keeps for itself`;
  }
  if (!value.isWellFormed()) return "it holds half a character";
  if (encoding === "windows-1252" && toWindows1252(value) === undefined) {
    return "it holds a character that is not in Windows-1252";
  }
  return undefined;
}

/** The bytes of a DAT. Refused, naming row and column, where a value cannot be written or a row has another number of values. */
export function formatDat(table: DatTable, encoding: DatEncoding = "utf-8"): Parsed<Uint8Array> {
  const { columns } = table;
  if (columns.length === 0) return { ok: false, problem: "it has no columns" };
  const lines: string[] = [];
  for (const [number, row] of [columns, ...table.rows].entries()) {
    if (row.length !== columns.length) {
      return {
        ok: false,
        problem: `row ${number} has ${row.length} values, not ${columns.length}`,
      };
    }
    for (const [at, value] of row.entries()) {
      const problem = problemOfDatValue(value, encoding);
      if (problem !== undefined) {
        return { ok: false, problem: `row ${number}, ${columns[at] ?? ""}: ${problem}` };
      }
    }
    lines.push(row.map(quoted).join(COLUMN) + ROW_END);
  }
  const text = lines.join("");
  if (encoding === "utf-8") return { ok: true, value: concatBytes(UTF8_MARK, toUtf8(text)) };
  const bytes = toWindows1252(text);
  return bytes === undefined
    ? { ok: false, problem: "it holds a character that is not in Windows-1252" }
    : { ok: true, value: bytes };
}

/** Reads a DAT: UTF-8 where its mark stands in front, else Windows-1252. The first row names the columns. */
export function parseDat(bytes: Uint8Array): Parsed<DatTable> {
  const marked = UTF8_MARK.every((byte, at) => bytes[at] === byte);
  const text = marked ? fromUtf8(bytes.subarray(UTF8_MARK.length)) : fromWindows1252(bytes);
  if (text === undefined) return { ok: false, problem: "its bytes are not of its encoding" };
  if (!text.endsWith(ROW_END)) return { ok: false, problem: "its last row does not end" };
  const rows: (readonly string[])[] = [];
  for (const [number, line] of text.slice(0, -ROW_END.length).split(ROW_END).entries()) {
    const values = line.split(COLUMN).map(unquoted);
    const known = values.filter((value) => value !== undefined);
    if (known.length < values.length) {
      return { ok: false, problem: `row ${number}: a value is not between thorns` };
    }
    if (known.length !== (rows[0] ?? known).length) {
      return { ok: false, problem: `row ${number} has ${known.length} values` };
    }
    rows.push(known);
  }
  const [columns = [], ...rest] = rows;
  return { ok: true, value: { columns, rows: rest } };
}

function quoted(value: string): string {
  return QUOTE + value.replace(/\r\n|\r|\n/g, NEW_LINE) + QUOTE;
}

function unquoted(text: string): string | undefined {
  const inside = /^\u00FE([^\u00FE]*)\u00FE$/s.exec(text)?.[1];
  return inside?.replaceAll(NEW_LINE, "\n");
}
