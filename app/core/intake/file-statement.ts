import { canonicalJson } from "../custody/canonical-json.ts";
import type { ItemId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { FormFields, Parsed, Problem } from "./problem.ts";
import { isBlank, lines, oneLine } from "./typed-text.ts";

/** What a reporter says of one file, in their words; an empty text was not said. Never metadata, and never merged with it. */
export interface SaidOfFile {
  /** Where it was. */
  readonly place: string;
  /** When it was. */
  readonly time: string;
  /** What is to be seen or heard in it. */
  readonly shows: string;
}

/** The same with the file it is about, as a draft keeps it until it is sent. */
export interface FileStatement extends SaidOfFile {
  readonly itemId: ItemId;
  readonly givenAt: Instant;
}

const LONGEST: Readonly<Record<keyof SaidOfFile, number>> = {
  place: 1_000,
  time: 200,
  shows: 2_000,
};

/** A sent report takes so many statements on one file, so that a visit cannot fill the record without end. */
export const MOST_STATEMENTS = 20;

/** Reads the fields `file-place`, `file-time` and `file-shows`. Each may stay empty; so may all. */
export function parseSaidOfFile(fields: FormFields): Parsed<SaidOfFile> {
  const said: SaidOfFile = {
    place: typed(oneLine(fields["file-place"] ?? "")),
    time: typed(oneLine(fields["file-time"] ?? "")),
    shows: typed(lines(fields["file-shows"] ?? "")),
  };
  const problems = (["place", "time", "shows"] as const)
    .filter((part) => said[part].length > LONGEST[part])
    .map((part): Problem => ({ field: `file-${part}`, code: "answer-too-long" }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: said };
}

/** True when nothing was said. */
export function saysNothing({ place, time, shows }: SaidOfFile): boolean {
  return place === "" && time === "" && shows === "";
}

/** A draft's statements with this one for its file in place of the one before; without one where it says nothing. */
export function withStatement(
  statements: readonly FileStatement[],
  statement: FileStatement,
): readonly FileStatement[] {
  const others = statements.filter(({ itemId }) => itemId !== statement.itemId);
  return saysNothing(statement) ? others : [...others, statement];
}

/** What was said as canonical text (RFC 8785). Its digest in the record proves later which words came in. */
export function saidOfFileText({ place, time, shows }: SaidOfFile): string {
  return canonicalJson({ place, time, shows });
}

function typed(text: string): string {
  return isBlank(text) ? "" : text;
}
