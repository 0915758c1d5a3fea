import { fromUtf8 } from "../encoding.ts";
import { isBlank, oneLine } from "../intake/typed-text.ts";
import { parseClockOffset } from "./clock-offset.ts";
import { parseDelimited, type DelimitedRow, type Separator } from "./delimited.ts";
import { digestLength, isSameClaim, parseDigest, type DigestClaims } from "./digest-claim.ts";
import { LONGEST_FACT, MOST_FILES, type PartnerFacts } from "./file-facts.ts";
import { parseInnerPath } from "./inner-path.ts";
import { columnOf, DIGEST_COLUMNS, type Column } from "./manifest-columns.ts";
import { parseSumFile } from "./sum-file.ts";

/** A row that is not taken, or taken with something to know; `line` counts the file's lines from 1. */
export interface RowRemark {
  readonly line: number;
  readonly path: string;
  readonly words: string;
}

/** A manifest as read: good rows, rows that are not, and what else there is to know. */
export interface ReadManifest {
  readonly rows: readonly PartnerFacts[];
  readonly badRows: readonly RowRemark[];
  readonly remarks: readonly RowRemark[];
  /** Headings that no column of ours has. */
  readonly unknownColumns: readonly string[];
}

export type ParsedManifest =
  | { readonly ok: true; readonly value: ReadManifest }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads an agency's list of files (docs/partner-imports.md): a table as spreadsheets save it, or the output of `sha256sum` and its kin.
 * Columns may stand in any order. A row that does not read is named and left out; all others count.
 */
export function parseManifest(bytes: Uint8Array): ParsedManifest {
  const text = textOf(bytes);
  if (text === undefined) {
    return refused("it is not in UTF-8; save it as “CSV UTF-8” and try again");
  }
  const sums = parseSumFile(text);
  if (sums !== undefined) return collect(sums.rows, sums.badRows, []);
  const separator = separatorOf(text);
  const table = parseDelimited(text, separator);
  if (!table.ok) return refused(`line ${table.line}: a quotation mark is opened and never closed`);
  const [head, ...rows] = table.rows;
  if (head === undefined) return refused("it is empty");
  const columns = head.cells.map((cell) => columnOf(cell));
  const problem = problemOfHead(columns);
  if (problem !== undefined) return refused(problem);
  if (rows.length > MOST_FILES) {
    return refused(`it lists more than ${MOST_FILES} files; split it into several deliveries`);
  }
  const unknown = head.cells.filter(
    (cell, index) => columns[index] === undefined && cell.trim() !== "",
  );
  const read = rows.map((row) => readRow(row, columns, head.cells.length));
  return collect(
    read.flatMap((one) => ("facts" in one ? [one] : [])),
    read.flatMap((one) => ("words" in one ? [one] : [])),
    unknown.map((cell) => oneLine(cell).trim()),
  );
}

/** Text in UTF-8, or in UTF-16 where a mark says so, as spreadsheets save “Unicode text”. */
function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    if (bytes.length % 2 === 1) return undefined;
    const low = first === 0xff ? 0 : 1;
    let text = "";
    for (let at = 2; at < bytes.length; at += 2) {
      text += String.fromCharCode((bytes[at + low] ?? 0) + 256 * (bytes[at + 1 - low] ?? 0));
    }
    return text.isWellFormed() ? text : undefined;
  }
  return fromUtf8(bytes)?.replace(/^\uFEFF/, "");
}

/** The separator that the line of headings uses most. */
function separatorOf(text: string): Separator {
  const [head = ""] = text.split(/[\r\n]/, 1);
  const count = (separator: Separator) => head.split(separator).length;
  return ([";", "\t"] as const).find((one) => count(one) > count(",")) ?? ",";
}

function problemOfHead(columns: readonly (Column | undefined)[]): string | undefined {
  if (!columns.includes("path")) {
    return "its first line must name the columns, among them “file”; see docs/partner-imports.md";
  }
  if (!DIGEST_COLUMNS.some((column) => columns.includes(column))) {
    return "no column holds digests; add “sha256” (or sha512, sha1, md5)";
  }
  const twice = columns.find(
    (column, index) => column !== undefined && columns.indexOf(column) !== index,
  );
  return twice === undefined ? undefined : `two columns are “${twice}”`;
}

interface GoodRow {
  readonly line: number;
  readonly facts: PartnerFacts;
  readonly remark?: string | undefined;
}

function readRow(
  { line, cells }: DelimitedRow,
  columns: readonly (Column | undefined)[],
  width: number,
): GoodRow | RowRemark {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? "";
  const shown = oneLine(cell("path")).trim().slice(0, 200);
  const bad = (words: string): RowRemark => ({ line, path: shown, words });
  // A comma in a name that nobody quoted moves every value behind it.
  if (cells.slice(width).some((one) => one.trim() !== "")) {
    return bad(`it has more cells than there are headings (${cells.length}, not ${width})`);
  }
  const inner = parseInnerPath(cell("path"));
  if (!inner.ok) return bad(inner.problem);
  const digests: { -readonly [Name in keyof DigestClaims]: string } = {};
  for (const column of DIGEST_COLUMNS) {
    const text = columns.includes(column) ? cell(column).trim() : "";
    if (text === "") continue;
    const digest = parseDigest(column, text);
    if (digest === undefined) {
      return bad(`its ${column} is not ${digestLength(column)} characters of 0-9 and a-f`);
    }
    digests[column] = digest;
  }
  if (Object.keys(digests).length === 0) return bad("it has no digest");
  const certificate = cell("certificate").trim();
  const paper = certificate === "" ? undefined : parseInnerPath(certificate);
  if (paper?.ok === false) return bad(`its certificate: ${paper.problem}`);
  const words = { cameraId: cell("camera"), custodian: cell("custodian"), note: cell("note") };
  const told = Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, isBlank(text) ? "" : oneLine(text).trim()]),
  ) as typeof words;
  const long = Object.entries(told).find(([, text]) => text.length > LONGEST_FACT);
  if (long !== undefined) return bad(`its ${long[0]} is longer than ${LONGEST_FACT} characters`);
  const clockOffset = parseClockOffset(oneLine(cell("clock-offset")));
  return {
    line,
    facts: {
      ...{ path: inner.path, role: "original" as const, digests, ...told, clockOffset },
      certificate: paper?.path ?? "",
    },
    remark:
      clockOffset?.seconds === null
        ? `its clock offset “${clockOffset.raw.slice(0, 60)}” could not be read as seconds; the words are kept`
        : undefined,
  };
}

/** Rows by path: what is listed twice in the same words counts once, what contradicts itself not at all. */
function collect(
  read: readonly GoodRow[],
  bad: readonly RowRemark[],
  unknownColumns: readonly string[],
): ParsedManifest {
  const byPath = new Map<string, GoodRow[]>();
  for (const row of read) {
    byPath.set(row.facts.path, [...(byPath.get(row.facts.path) ?? []), row]);
  }
  const rows: PartnerFacts[] = [];
  const badRows = [...bad];
  const remarks: RowRemark[] = [];
  for (const [path, [first, ...others]] of byPath) {
    if (first === undefined) continue;
    const other = others.find((one) => !isSameClaim(first.facts.digests, one.facts.digests));
    if (other !== undefined) {
      for (const { line } of [first, ...others]) {
        badRows.push({ line, path, words: "it is listed twice, with different digests" });
      }
      continue;
    }
    for (const { line } of others) {
      remarks.push({ line, path, words: `it is listed already on line ${first.line}` });
    }
    if (first.remark !== undefined) remarks.push({ line: first.line, path, words: first.remark });
    rows.push(first.facts);
  }
  if (rows.length === 0 && badRows.length === 0) return refused("it lists no file");
  const byLine = (one: RowRemark, next: RowRemark) => one.line - next.line;
  return {
    ok: true,
    value: {
      ...{ rows, unknownColumns },
      badRows: badRows.toSorted(byLine),
      remarks: remarks.toSorted(byLine),
    },
  };
}

function refused(problem: string): ParsedManifest {
  return { ok: false, problem };
}
