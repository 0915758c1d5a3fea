import type { CaseEntry } from "./sheet-entry.ts";

/** What an entry is called in a line. */
export function nameOf({ values }: Pick<CaseEntry, "values">): string {
  const {
    citation = "",
    title = "",
    text = "",
    statement = "",
    officer = "",
    act = "",
    pseudonym = "",
  } = values;
  if (pseudonym !== "") return pseudonym;
  if (officer !== "") return `${officer}: ${act}`;
  return citation === "" ? statement || title || text : `${citation}, ${title}`;
}
