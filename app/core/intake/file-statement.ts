import { canonicalJson } from "../custody/canonical-json.ts";
import type { ItemId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { parseFileOrigin, type FileOrigin } from "./file-origin.ts";
import type { FormFields, Parsed, Problem } from "./problem.ts";
import { isBlank, lines, oneLine } from "./typed-text.ts";

/** What a reporter says of one file, in their words; an empty text was not said. Never metadata, and never merged with it. */
export interface SaidOfFile {
  /** Where it was. */
  readonly place: string;
  /** When it was. */
  readonly time: string;
  /** What is to be seen or heard in it: its caption. */
  readonly shows: string;
  /** Who made it and what became of it since; absent where nothing was said of that. */
  readonly origin?: FileOrigin | undefined;
}

/** The same with the file it is about, as a draft keeps it until it is sent. */
export interface FileStatement extends SaidOfFile {
  readonly itemId: ItemId;
  readonly givenAt: Instant;
}

/** The parts that are boxes for words. */
const WORDS = ["place", "time", "shows"] as const;

const LONGEST: Readonly<Record<(typeof WORDS)[number], number>> = {
  place: 1_000,
  time: 200,
  shows: 2_000,
};

/** A sent report takes so many statements on one file, so that a visit cannot fill the record without end. */
export const MOST_STATEMENTS = 20;

/** Reads the fields `file-place`, `file-time`, `file-shows` and those of `parseFileOrigin`. Each may stay empty; so may all. */
export function parseSaidOfFile(fields: FormFields): Parsed<SaidOfFile> {
  const origin = parseFileOrigin(fields);
  const said: SaidOfFile = {
    place: typed(oneLine(fields["file-place"] ?? "")),
    time: typed(oneLine(fields["file-time"] ?? "")),
    shows: typed(lines(fields["file-shows"] ?? "")),
    ...(origin.ok && origin.value !== undefined ? { origin: origin.value } : {}),
  };
  const problems = WORDS.filter((part) => said[part].length > LONGEST[part]).map(
    (part): Problem => ({ field: `file-${part}`, code: "answer-too-long" }),
  );
  if (!origin.ok) problems.push(...origin.problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: said };
}

/** True when nothing was said. */
export function saysNothing({ place, time, shows, origin }: SaidOfFile): boolean {
  return place === "" && time === "" && shows === "" && origin === undefined;
}

/** Which parts say something, for the record of it: the names, never the words. */
export function partsSaid(said: SaidOfFile): readonly string[] {
  return [
    ...WORDS.filter((part) => said[part] !== ""),
    ...(said.origin === undefined ? [] : ["origin"]),
  ];
}

/** A draft's statements with this one for its file in place of the one before; without one where it says nothing. */
export function withStatement(
  statements: readonly FileStatement[],
  statement: FileStatement,
): readonly FileStatement[] {
  const others = statements.filter(({ itemId }) => itemId !== statement.itemId);
  return saysNothing(statement) ? others : [...others, statement];
}

/**
 * What was said as canonical text (RFC 8785). Its digest in the record proves later which words came in. Where nothing was said of its
 * origin the member is left out, so that the digests of statements from before it was asked stay what they are.
 */
export function saidOfFileText({ place, time, shows, origin }: SaidOfFile): string {
  return canonicalJson({
    ...{ place, time, shows },
    ...(origin === undefined ? {} : { origin: { ...origin } }),
  });
}

function typed(text: string): string {
  return isBlank(text) ? "" : text;
}
