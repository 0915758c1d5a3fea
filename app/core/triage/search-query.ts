import { searchTokens } from "./search-tokens.ts";

/** Words that must stand side by side, or one word. */
export interface SearchTerm {
  /** As `searchTokens` spells them; never empty. */
  readonly tokens: readonly string[];
  /** The last one is the beginning of a word. */
  readonly prefix: boolean;
  /** What has it is left out. */
  readonly not: boolean;
}

/** One of these must hold. */
export type SearchGroup = readonly SearchTerm[];

/** All of these must hold; with none everything is found. */
export type SearchQuery = readonly SearchGroup[];

const MOST_TERMS = 16;
const MOST_TOKENS = 40;
const LONGEST_SEARCH = 1_000;

/** A term as it is typed: an optional minus, then words in quotes or anything up to a space; a star behind either. */
const TERM = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))(\*?)/gu;

/**
 * Reads what somebody typed to search: words that must all occur, "words in this order", `one OR other`, `-without`, `begin*`. Every text can
 * be read: signs that mean nothing part words, and what holds no word is passed over.
 */
export function parseSearch(text: string): SearchQuery {
  const groups: SearchTerm[][] = [];
  let [joins, terms] = [false, 0];
  for (const [whole, minus, quoted, word] of tidied(text).matchAll(TERM)) {
    if (whole === "OR" || whole === "|") {
      joins = groups.length > 0;
      continue;
    }
    const said = quoted ?? word ?? "";
    const tokens = searchTokens(said).slice(0, MOST_TOKENS);
    if (tokens.length === 0 || terms === MOST_TERMS) continue;
    terms += 1;
    const term = { tokens, prefix: whole.endsWith("*"), not: minus === "-" };
    const last = groups.at(-1);
    if (joins && last !== undefined) last.push(term);
    else groups.push([term]);
    joins = false;
  }
  return groups;
}

function tidied(text: string): string {
  // Phones write curly quotes by themselves.
  return text
    .slice(0, LONGEST_SEARCH)
    .replace(/[“”„«»＂]/gu, '"')
    .replace(/\p{Cc}/gu, " ");
}

/** A group as it would be typed: read again it is the same group. */
export function spellGroup(group: SearchGroup): string {
  return group.map(spellTerm).join(" OR ");
}

/** A whole search as it would be typed: read again it is the same search. */
export function spellSearch(query: SearchQuery): string {
  return query.map(spellGroup).join(" ");
}

function spellTerm({ tokens, prefix, not }: SearchTerm): string {
  const words = tokens.length === 1 ? tokens.join(" ") : `"${tokens.join(" ")}"`;
  return `${not ? "-" : ""}${words}${prefix ? "*" : ""}`;
}
