import { textsOf, type KeyedText } from "./with-english.ts";

/** A translated text beside the English that it stands for. */
export interface TranslatedText extends KeyedText {
  readonly english: string;
}

/**
 * - `current`: made from the English as it is now
 * - `changed`: the English was changed since
 * - `unrecorded`: nobody recorded from which English it was made
 */
export type Standing = "current" | "changed" | "unrecorded";

/** Gives each text a short digest. Handed in: this file also runs in browsers, which have none that answers at once. */
export type Digest = (text: string) => string;

/** Digests of the English texts that a translation says the same as, by `translationId`. */
export type MadeFrom = ReadonlyMap<string, readonly string[]>;

/**
 * The texts of a translation with their English. A plural form that English has not (`few`) stands for the English `other`. What stands
 * for no English text is left out.
 */
export function translatedTexts(english: unknown, translated: unknown): readonly TranslatedText[] {
  const source = new Map(textsOf(english).map(({ key, text }) => [key, text]));
  return textsOf(translated).flatMap(({ key, text }) => {
    const from = source.get(key) ?? source.get(key.replace(/\.\w+$/, ".other"));
    return from === undefined ? [] : [{ key, text, english: from }];
  });
}

/** Reads lines `KEY ENGLISH TRANSLATION` (see made-from.ts), in any order; others are passed over, such as what a merge left. */
export function parseMadeFrom(lines: string): MadeFrom {
  const found = new Map<string, string[]>();
  for (const [, key = "", english = "", translation = ""] of lines.matchAll(LINE)) {
    const id = `${key} ${translation}`;
    found.set(id, [...(found.get(id) ?? []), english]);
  }
  return found;
}

const LINE = /^(\S+) ([0-9a-f]{8}) ([0-9a-f]{8})$/gm;

/** How a text stands to the English of today. */
export function standingOf(text: TranslatedText, madeFrom: MadeFrom, digest: Digest): Standing {
  const sources = madeFrom.get(translationId(text, digest));
  if (sources === undefined) return "unrecorded";
  return sources.includes(digest(text.english)) ? "current" : "changed";
}

/**
 * The lines to keep from now on, sorted. A text that is new, or translated anew, was made from the English of today. One that nobody touched
 * keeps the English that it was made from, unless `stillRight` says that it also says what the English of today says.
 */
export function recordMadeFrom(
  texts: readonly TranslatedText[],
  madeFrom: MadeFrom,
  digest: Digest,
  stillRight: (key: string) => boolean = () => false,
): readonly string[] {
  const lines = texts.flatMap((text) => {
    const translation = translationId(text, digest);
    const keeps = standingOf(text, madeFrom, digest) === "changed" && !stillRight(text.key);
    const sources = keeps ? (madeFrom.get(translation) ?? []) : [digest(text.english)];
    return sources.map((english) => translation.replace(" ", ` ${english} `));
  });
  return lines.toSorted((one, other) => (one < other ? -1 : 1));
}

/** A text and its very wording: the key and the wording's digest. */
function translationId({ key, text }: KeyedText, digest: Digest): string {
  return `${key} ${digest(text)}`;
}
