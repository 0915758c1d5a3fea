import { LANGUAGE_TAGS } from "../intake/languages.ts";
import type { FormFields } from "../intake/problem.ts";
import { problemsOfLetter } from "./letter-problems.ts";
import type { LetterBlock, LetterKind, OfficePack, PackLetter } from "./office-pack.ts";
import type { Words } from "./words.ts";

/** A letter that the office words for itself, as one version of it is kept. */
export interface OwnLetterText {
  readonly kind: LetterKind;
  readonly title: string;
  readonly body: Words;
  readonly blocks: readonly LetterBlock[];
}

/** What is wrong with a letter that somebody wrote, in a sentence, and with which field. */
export interface OwnLetterProblem {
  readonly field: string;
  readonly message: string;
}

/** Most parts that one letter may have; titles and texts in characters. */
export const MOST_PARTS = 6;
const LONGEST_TITLE = 100;
const LONGEST_TEXT = 10_000;

const KINDS: readonly LetterKind[] = [
  "acknowledgement", "need-more", "closing", "outside-authority", "referral", "preservation", "foia", "touhy", "subpoena",
]; // prettier-ignore

/**
 * Reads the form of a letter: `kind`, `title`, `body-LANGUAGE`, and of each part `part-N-title` and `part-N-LANGUAGE`. English must be there, of other
 * languages what the office has. A part of which nothing is written is none; its place in the letter is `{block:part-N}`.
 */
export function parseOwnLetter(
  pack: Pick<OfficePack, "rules" | "statutes">,
  fields: FormFields,
):
  | { readonly ok: true; readonly value: OwnLetterText }
  | { readonly ok: false; readonly problems: readonly OwnLetterProblem[] } {
  const title = (fields["title"] ?? "").trim();
  const kind = KINDS.find((one) => one === fields["kind"]);
  const body = wordsOf(fields, "body");
  const parts = partsOf(fields);
  const problems = [
    ...(kind === undefined ? [problem("kind", "Choose what kind of letter it is.")] : []),
    ...problemsOfTitle("title", title, "Give the letter a title"),
    ...(body.en === "" ? [problem("body-en", "Write the letter in English.")] : []),
    ...parts.flatMap(({ id, title: name, text }) => [
      ...problemsOfTitle(`${id}-title`, name, "Say what this part is"),
      ...(text.en === "" ? [problem(`${id}-en`, "Write this part in English.")] : []),
    ]),
    ...[["body", body] as const, ...parts.map(({ id, text }) => [id, text] as const)].flatMap(
      ([name, words]) =>
        Object.entries(words)
          .filter(([, text]) => text.length > LONGEST_TEXT)
          .map(([tag]) => problem(`${name}-${tag}`, "Keep it to 10,000 characters.")),
    ),
    ...problemsOfLetter(pack, "The letter", { body, blocks: parts }).map((sentence) =>
      problem("body-en", `${sentence}.`),
    ),
  ];
  return kind === undefined || problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { kind, title, body, blocks: parts } };
}

function problem(field: string, message: string): OwnLetterProblem {
  return { field, message };
}

function problemsOfTitle(field: string, title: string, ask: string): OwnLetterProblem[] {
  return title === "" || title.length > LONGEST_TITLE
    ? [problem(field, `${ask}, in at most ${String(LONGEST_TITLE)} characters.`)]
    : [];
}

function partsOf(fields: FormFields): LetterBlock[] {
  return Array.from({ length: MOST_PARTS }, (_, at) => {
    const id = `part-${String(at + 1)}`;
    return { id, title: (fields[`${id}-title`] ?? "").trim(), text: wordsOf(fields, id) };
  }).filter(({ title, text }) => title !== "" || Object.values(text).some((one) => one !== ""));
}

function wordsOf(fields: FormFields, name: string): Words {
  const said = LANGUAGE_TAGS.map(
    (tag) => [tag, (fields[`${name}-${tag}`] ?? "").replaceAll("\r\n", "\n").trim()] as const,
  );
  const others = said.filter(([tag, text]) => tag !== "en" && text !== "");
  return { en: said.find(([tag]) => tag === "en")?.[1] ?? "", ...Object.fromEntries(others) };
}

/** The form's fields of a letter as it is kept: what `parseOwnLetter` reads back. */
export function ownLetterFields({ kind, title, body, blocks }: OwnLetterText): FormFields {
  const words = (name: string, said: Words) =>
    Object.entries(said).map(([tag, text]) => [`${name}-${tag}`, text] as const);
  return {
    ...{ kind, title },
    ...Object.fromEntries(words("body", body)),
    ...Object.fromEntries(
      blocks.flatMap((part) => [
        [`${part.id}-title`, part.title] as const,
        ...words(part.id, part.text),
      ]),
    ),
  };
}

/** It as a letter that can be filled. The office worded it itself: it waits for nobody's check. */
export function asLetter(id: string, text: OwnLetterText): PackLetter {
  return { id, ...text, forCounsel: false };
}
