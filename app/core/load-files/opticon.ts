import type { Parsed } from "../custody/parsed.ts";

// Opticon OPT as evidence-standards 7.2 has it: no heading, a line for each page image, seven fields between commas, no quotes and no escape.

/** The page images of one document, in order. */
export interface OptDocument {
  readonly volume: string;
  /** Key, equal to the page's Bates number, and path with backslashes, such as `.\VOL001\…`. */
  readonly pages: readonly { readonly key: string; readonly path: string }[];
}

/** The text of an OPT, ASCII with CR LF. Refused where a field has what the format cannot hold, or a key stands twice. */
export function formatOpt(documents: readonly OptDocument[]): Parsed<string> {
  const keys = new Set<string>();
  const lines: string[] = [];
  for (const { volume, pages } of documents) {
    if (pages.length === 0) return { ok: false, problem: "a document has no page" };
    for (const [at, { key, path }] of pages.entries()) {
      for (const field of [key, volume, path]) {
        if (!/^[!-+\--~][ -+\--~]*$/.test(field)) {
          return { ok: false, problem: `“${field}” cannot stand between commas` };
        }
      }
      if (keys.has(key)) return { ok: false, problem: `the key ${key} stands twice` };
      keys.add(key);
      const begins = at === 0 ? `Y,,,${pages.length}` : ",,,";
      lines.push(`${key},${volume},${path},${begins}\r\n`);
    }
  }
  return { ok: true, value: lines.join("") };
}

/** Reads an OPT. A document begins at `Y`; its page count, where one stands there, must be that of its lines. */
export function parseOpt(text: string): Parsed<readonly OptDocument[]> {
  const documents: { volume: string; count: string; pages: { key: string; path: string }[] }[] = [];
  const lines = text.split(/\r?\n/);
  if (lines.pop() !== "") return { ok: false, problem: "its last line does not end" };
  for (const [number, line] of lines.entries()) {
    const fields = line.split(",");
    const [key = "", volume = "", path = "", begins = "", , , count = ""] = fields;
    if (fields.length !== 7 || key === "" || path === "" || !/^Y?$/.test(begins)) {
      return { ok: false, problem: `line ${number + 1} does not have the seven fields` };
    }
    if (begins === "Y") documents.push({ volume, count, pages: [] });
    const document = documents.at(-1);
    if (document?.volume !== volume) {
      return { ok: false, problem: `line ${number + 1} belongs to no document` };
    }
    document.pages.push({ key, path });
  }
  for (const { count, pages } of documents) {
    if (count !== "" && count !== String(pages.length)) {
      return {
        ok: false,
        problem: `${pages[0]?.key ?? ""} has ${pages.length} pages, not ${count}`,
      };
    }
  }
  return { ok: true, value: documents.map(({ volume, pages }) => ({ volume, pages })) };
}
