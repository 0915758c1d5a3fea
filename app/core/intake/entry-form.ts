import type { Instant } from "../instant.ts";
import type { LoadedPack } from "../office/office-pack.ts";
import { firstQuestions, laterQuestions, parseGivenAnswers } from "../office/questions.ts";
import { versionOfPack } from "../office/report-tags.ts";
import { parseWhatHappened, parseWhereAndWhen, type Answers } from "./answers.ts";
import { parseEntryFacts, type EntryFacts, type EntryProblem } from "./entry.ts";
import { parseLink, type GivenLink } from "./links.ts";
import type { FormFields, Problem } from "./problem.ts";
import { parseSeen, type Seen, type SightingKind } from "./sightings.ts";
import { isBlank } from "./typed-text.ts";
import { parseYourPart } from "./your-part.ts";

/** Blocks of one kind on the long page: more would not fit into one form. */
export const ENTRY_BLOCKS = { officer: 8, vehicle: 6, link: 3 } as const;

/** A report as it was typed in, ready to be filed. */
export interface TypedEntry {
  readonly facts: EntryFacts;
  /** Without contact and files, which are kept as they come. */
  readonly answers: Omit<Answers, "sightings" | "aboutYou" | "files">;
  /** Officers and vehicles, which get their ids when they are kept. */
  readonly seen: readonly Seen[];
}

/** What stands before the fields of the n-th block of a kind, counted from 1. */
export function blockPrefix(kind: keyof typeof ENTRY_BLOCKS, n: number): string {
  return `${kind}-${n}-`;
}

/** The fields of one block under their own names. */
export function blockFields(fields: FormFields, prefix: string): FormFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    ),
  );
}

/** How many blocks of a kind to show: those with a word in them and one more, as far as there is room. */
export function blocksShown(kind: keyof typeof ENTRY_BLOCKS, fields: FormFields): number {
  const most = ENTRY_BLOCKS[kind];
  let filled = 0;
  for (let n = 1; n <= most; n += 1) {
    if (isFilled(blockFields(fields, blockPrefix(kind, n)))) filled = n;
  }
  return Math.min(most, filled + 1);
}

/**
 * Reads the whole page with the rules of the public form and those of `parseEntryFacts`. Several choices of one question are one text, joined by commas.
 * `now` is when it is read; `today` the office's local day.
 */
export function parseEntryForm(
  fields: FormFields,
  {
    pack,
    today,
    now,
  }: { readonly pack: LoadedPack; readonly today: string; readonly now: Instant },
):
  | { readonly ok: true; readonly value: TypedEntry }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] } {
  const problems: EntryProblem[] = [];
  const entry = parseEntryFacts(fields, today);
  problems.push(...entry.problems);
  const what = parseWhatHappened(fields, pack.categories.map(({ id }) => id)); // prettier-ignore
  const where = parseWhereAndWhen(fields, today);
  const yourPart = parseYourPart(fields);
  for (const read of [what, where, yourPart]) if (!read.ok) problems.push(...read.problems);
  const given = what.ok ? givenAnswers(fields, pack, what.value.category, problems) : [];
  const seen = [...seenOf("officer", fields, problems), ...seenOf("vehicle", fields, problems)];
  const links = linksOf(fields, now, problems);
  if (problems.length > 0 || !what.ok || !where.ok || !yourPart.ok || entry.value === undefined) {
    return { ok: false, problems };
  }
  const { category } = what.value;
  return {
    ok: true,
    value: {
      facts: entry.value,
      answers: {
        whatHappened: what.value,
        whereAndWhen: where.value,
        yourPart: yourPart.value,
        links,
        evidenceSeen: true,
        questions: { category, pack: versionOfPack(pack), given },
      },
      seen,
    },
  };
}

/** Questions are kept in the words of the paper's language, or in English where they were read out. */
export function languageOfEntry(fields: FormFields): string {
  return fields["came-by"] === "paper" ? (fields["language"] ?? "en") : "en";
}

function givenAnswers(
  fields: FormFields,
  pack: LoadedPack,
  category: string,
  problems: EntryProblem[],
) {
  const form = {
    fields,
    all: (name: string) => (fields[name] ?? "").split(","),
    language: languageOfEntry(fields),
  };
  const first = parseGivenAnswers(pack, firstQuestions(pack, category), form);
  if (!first.ok) {
    problems.push(...first.problems);
    return [];
  }
  const later = parseGivenAnswers(pack, laterQuestions(pack, category, first.value), form);
  if (!later.ok) problems.push(...later.problems);
  return [...first.value, ...(later.ok ? later.value : [])];
}

function seenOf(kind: SightingKind, fields: FormFields, problems: EntryProblem[]): readonly Seen[] {
  return filledBlocks(kind, fields).flatMap(({ prefix, own }) => {
    const read = parseSeen(kind, own);
    if (read.ok) return [read.value];
    problems.push(...prefixed(read.problems, prefix));
    return [];
  });
}

function linksOf(fields: FormFields, now: Instant, problems: EntryProblem[]) {
  const links: GivenLink[] = [];
  for (const { prefix, own } of filledBlocks("link", fields)) {
    const read = parseLink(own, links, now);
    if (!read.ok) problems.push(...prefixed(read.problems, prefix));
    else if (read.value !== undefined) links.push(read.value);
  }
  return links;
}

function filledBlocks(kind: keyof typeof ENTRY_BLOCKS, fields: FormFields) {
  return Array.from({ length: ENTRY_BLOCKS[kind] }, (_, index) => blockPrefix(kind, index + 1))
    .map((prefix) => ({ prefix, own: blockFields(fields, prefix) }))
    .filter(({ own }) => isFilled(own));
}

function isFilled(fields: FormFields): boolean {
  return Object.values(fields).some((text) => !isBlank(text));
}

function prefixed(problems: readonly Problem[], prefix: string): readonly EntryProblem[] {
  return problems.map(({ field, code }) => ({ field: `${prefix}${field}`, code }));
}
