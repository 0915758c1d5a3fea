import { sql, type RawBuilder, type SqlBool } from "kysely";
import { mayBePart } from "#app/core/triage/part-words.ts";
import type { SearchGroup, SearchQuery, SearchTerm } from "#app/core/triage/search-query.ts";
import { EVERY_REPORT, partMark } from "./search-marks.ts";

// One search, spelled for each database. Tokens hold letters, digits and marks only, so nothing in them can be taken for a sign of either language.

/** A search in columns of SQLite's FTS5, as what follows MATCH. */
export function fts5Match(query: SearchQuery, marks: readonly (readonly string[])[] = []): string {
  const needed = query.filter((group) => !isWithout(group));
  const parts = [
    ...needed.map((group) => `(${group.map(fts5Choice).join(" OR ")})`),
    ...marks.map((choices) => `(marks : (${choices.map(quoted).join(" OR ")}))`),
  ];
  const without = query.filter(isWithout).map(([term]) => ` NOT ${fts5Phrase(term)}`);
  return `${parts.length === 0 ? quoted(EVERY_REPORT) : parts.join(" AND ")}${without.join("")}`;
}

/** Tokens of one row in SQLite, a space before and behind each. */
export interface RowTokens {
  /** Of all columns; no phrase goes on from one in the next. */
  readonly all: RawBuilder<string>;
  readonly place: RawBuilder<string>;
  readonly marks: RawBuilder<string>;
}

/** What a row is asked for; the place alone is searched for `place`. */
export interface RowSearch {
  readonly words: SearchQuery;
  readonly place: SearchQuery;
  readonly marks: readonly (readonly string[])[];
}

/**
 * The same as `fts5Match` asked of one row at hand: read in its tokens. FTS5 would open its index for each row, and for the beginning of a word all that
 * begins so.
 */
export function isInTokens(tokens: RowTokens, search: RowSearch): RawBuilder<SqlBool> {
  const conditions = [
    ...search.words.map((group) => anyInTokens(tokens.all, group)),
    ...search.place.map((group) => anyInTokens(tokens.place, group)),
    ...search.marks.map((choices) =>
      anyTrue(choices.map((mark) => hasTokens(tokens.marks, [mark], false))),
    ),
  ];
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;
}

function anyInTokens(tokens: RawBuilder<string>, group: SearchGroup): RawBuilder<SqlBool> {
  return anyTrue(
    group.map((term) => {
      const phrase = hasTokens(tokens, term.tokens, term.prefix);
      const part = partOf(term);
      const isSaid =
        part === undefined ? phrase : anyTrue([phrase, hasTokens(tokens, [partMark(part)], true)]);
      return term.not ? sql<SqlBool>`not ${isSaid}` : isSaid;
    }),
  );
}

function anyTrue(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return sql`(${sql.join(conditions, sql` or `)})`;
}

function hasTokens(
  tokens: RawBuilder<string>,
  phrase: readonly string[],
  isBeginning: boolean,
): RawBuilder<SqlBool> {
  return sql`(instr(${tokens}, ${` ${phrase.join(" ")}${isBeginning ? "" : " "}`}) > 0)`;
}

/** The same as a `tsquery` of PostgreSQL. */
export function tsQuery(query: SearchQuery, marks: readonly (readonly string[])[] = []): string {
  const parts = [
    ...query.map((group) => `(${group.map(tsChoice).join(" | ")})`),
    ...marks.map((choices) => `(${choices.map(quotedLexeme).join(" | ")})`),
  ];
  return parts.length === 0 ? quotedLexeme(EVERY_REPORT) : parts.join(" & ");
}

/** One term alone that is to be left out. */
function isWithout(group: SearchGroup): group is readonly [SearchTerm] {
  return group.length === 1 && group[0]?.not === true;
}

function fts5Choice(term: SearchTerm): string {
  return term.not ? `(${quoted(EVERY_REPORT)} NOT ${fts5Phrase(term)})` : fts5Phrase(term);
}

function fts5Phrase(term: SearchTerm): string {
  const phrase = `${quoted(term.tokens.join(" "))}${term.prefix ? " *" : ""}`;
  const part = partOf(term);
  return part === undefined ? phrase : `(${phrase} OR ${quoted(partMark(part))} *)`;
}

/** The part of a plate or badge that a term may be. */
function partOf({ tokens: [word = "", ...more] }: SearchTerm): string | undefined {
  return more.length === 0 && mayBePart(word) ? word : undefined;
}

function tsChoice(term: SearchTerm): string {
  const { tokens, prefix, not } = term;
  const words = tokens.map((token, index) => {
    const isBeginning = prefix && index === tokens.length - 1;
    return `${quotedLexeme(token)}${isBeginning ? ":*" : ""}`;
  });
  const part = partOf(term);
  const orPart = part === undefined ? "" : ` | ${quotedLexeme(partMark(part))}:*`;
  return `${not ? "!" : ""}(${words.join(" <-> ")}${orPart})`;
}

function quoted(token: string): string {
  return `"${token}"`;
}

function quotedLexeme(token: string): string {
  return `'${token}'`;
}
