import { searchTokens } from "#app/core/triage/search-tokens.ts";
import { EVERY_REPORT } from "./search-marks.ts";
import type { SearchedReport } from "./searched-report.ts";

/** Of one report no more is searched: about ten times the longest story. */
const MOST_TOKENS = 100_000;
/** Where PostgreSQL ends counting positions. A word behind it is found, a phrase is not. */
const LAST_POSITION = 16_383;
/** Words that stand next to each other in two texts are no phrase. */
const GAP = 10;

/** What SQLite's index takes: tokens parted by spaces, text by text in a column each. */
export function fts5Text(report: SearchedReport): { said: string; place: string; marks: string } {
  // A sign of its own between two texts keeps a phrase from going on in the next one.
  const said = report.texts.map((text) => searchTokens(text).join(" ")).join(" ¶ ");
  return {
    said: `${EVERY_REPORT} ${firstTokens(said)}`,
    place: `${EVERY_REPORT} ${searchTokens(report.place).join(" ")}`,
    marks: report.marks.join(" "),
  };
}

/** The same for PostgreSQL, as the text of two `tsvector`. */
export function tsVector(report: SearchedReport): { said: string; place: string } {
  const place = searchTokens(report.place);
  return {
    said: vectorOf([...report.texts.map(searchTokens), place], [EVERY_REPORT, ...report.marks]),
    place: vectorOf([place], [EVERY_REPORT]),
  };
}

function firstTokens(text: string): string {
  const tokens = text.split(" ");
  return tokens.length <= MOST_TOKENS ? text : tokens.slice(0, MOST_TOKENS).join(" ");
}

function vectorOf(texts: readonly (readonly string[])[], marks: readonly string[]): string {
  const positions = new Map<string, number[]>(marks.map((mark) => [mark, []]));
  let [position, count] = [0, 0];
  for (const tokens of texts) {
    for (const token of tokens) {
      count += 1;
      if (count > MOST_TOKENS) break;
      position += 1;
      const at = positions.get(token) ?? [];
      if (position <= LAST_POSITION) at.push(position);
      positions.set(token, at);
    }
    position += GAP;
  }
  return [...positions]
    .map(([token, at]) => (at.length === 0 ? `'${token}'` : `'${token}':${at.join(",")}`))
    .join(" ");
}
