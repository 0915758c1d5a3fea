import { goesToReporter } from "./letter.ts";
import type { OfficePack } from "./office-pack.ts";
import type { Words } from "./words.ts";

/** A text of a pack that somebody outside the office reads, and where it stands in the pack, such as `letters.closing`. */
export interface PackText {
  readonly key: string;
  readonly words: Words;
}

/** Everything that the public and reporters read, in the pack's order. Letters to other offices are English and no part of it. */
export function packTexts(pack: OfficePack): readonly PackText[] {
  const { categories, questions, agencies, statuses, letters } = pack;
  return [
    { key: "contact", words: pack.contact },
    ...pack.notices.map((words, at) => ({ key: `notices.${at}`, words })),
    ...categories.flatMap(({ id, label, example }) => [
      { key: `categories.${id}.label`, words: label },
      { key: `categories.${id}.example`, words: example },
    ]),
    ...questions.flatMap(({ id, wording, hint, choices }) => [
      { key: `questions.${id}`, words: wording },
      ...(hint === null ? [] : [{ key: `questions.${id}.hint`, words: hint }]),
      ...choices.map((one) => ({ key: `questions.${id}.${one.id}`, words: one.label })),
    ]),
    ...agencies.map(({ id, name }) => ({ key: `agencies.${id}`, words: name })),
    ...Object.entries(statuses).map(([id, words]) => ({ key: `statuses.${id}`, words })),
    ...letters
      .filter(goesToReporter)
      .flatMap(({ id, body, blocks = [] }) => [
        { key: `letters.${id}`, words: body },
        ...blocks.map((block) => ({ key: `letters.${id}.${block.id}`, words: block.text })),
      ]),
  ];
}

/** The texts that a language lacks. No fault: they are shown in English, marked as such. */
export function missingPackTexts(pack: OfficePack, language: string): readonly PackText[] {
  return packTexts(pack).filter(({ words }) => !Object.hasOwn(words, language));
}

/** Every language that the pack has words in, English first. */
export function languagesOf(pack: OfficePack): readonly string[] {
  const found = new Set(packTexts(pack).flatMap(({ words }) => Object.keys(words)));
  found.delete("en");
  return ["en", ...[...found].sort()];
}
