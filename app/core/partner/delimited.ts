/** One row of a table in text, with the line of the file on which it begins, counted from 1. */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type Separator = "," | ";" | "\t";

/**
 * The rows of a table as spreadsheets write it (RFC 4180, with CRLF, LF or CR, and any of three separators). Quotes may hold
 * separators, line breaks and doubled quotes. Rows without a word are left out. A quote that is never closed is a problem: everything
 * behind it would pass for one cell.
 */
export function parseDelimited(
  text: string,
  separator: Separator,
):
  | { readonly ok: true; readonly rows: readonly DelimitedRow[] }
  | { readonly ok: false; readonly line: number } {
  const rows: DelimitedRow[] = [];
  let line = 1;
  let startsAt = 1;
  let cells: string[] = [];
  let cell = "";
  let at = 0;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) rows.push({ line: startsAt, cells });
    cells = [];
    cell = "";
    startsAt = line;
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '"' && cell.trim() === "") {
      const openedOn = line;
      const quoted = readQuoted(text, at);
      if (quoted === undefined) return { ok: false, line: openedOn };
      cell = quoted.value;
      line += quoted.lines;
      at = quoted.next;
    } else if (sign === separator) {
      cells.push(cell);
      cell = "";
      at += 1;
    } else if (sign === "\r" || sign === "\n") {
      at += sign === "\r" && text.charAt(at + 1) === "\n" ? 2 : 1;
      line += 1;
      endRow();
    } else {
      cell += sign;
      at += 1;
    }
  }
  endRow();
  return { ok: true, rows };
}

/** A quoted cell from its opening quote on; undefined where no quote closes it. */
function readQuoted(
  text: string,
  start: number,
): { readonly value: string; readonly lines: number; readonly next: number } | undefined {
  let from = start + 1;
  let value = "";
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return undefined;
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') {
      return { value, lines: value.split(/\r\n|\r|\n/).length - 1, next: quote + 1 };
    }
    value += '"';
    from = quote + 2;
  }
}
