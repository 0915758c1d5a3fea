/** Marks the file as UTF-8 for spreadsheets, which else take it for the computer's own code page. */
export const UTF8_MARK = "\uFEFF";

/** First characters that a spreadsheet may take for a formula, wide forms and hidden characters included. */
const FORMULA = /^[\s\0\u200B-\u200F\u2060\uFEFF]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n\0]/;

/** One cell as RFC 4180 writes it, a formula made inert with an apostrophe in front (OWASP ASVS 1.2.10). */
export function csvCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A table as RFC 4180 writes it: rows end with CR LF, the first row names the columns. */
export function csvTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
