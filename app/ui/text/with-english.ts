/**
 * The English wording with every text that a translation has put in its place. What the translation lacks stays English: never blank.
 * A list is taken whole or not at all, so that its lines belong together.
 */
export function withEnglish<Whole>(english: Whole, translated: unknown): Whole {
  if (translated === undefined) return english;
  if (typeof english === "string") {
    return typeof translated === "string" ? (translated as Whole) : english;
  }
  if (Array.isArray(english)) {
    return Array.isArray(translated) && translated.length === english.length
      ? (translated as Whole)
      : english;
  }
  if (english === null || typeof english !== "object") return english;
  if (isCounted(english)) return isCounted(translated) ? (translated as Whole) : english;
  const given = (translated ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [key, withEnglish<unknown>(text, given[key])]),
  ) as Whole;
}

/** Whether a part of a catalogue is a text that counts (see plural.ts): its forms are the translation's own. */
function isCounted(part: unknown): boolean {
  if (part === null || typeof part !== "object" || !("other" in part)) return false;
  return Object.keys(part).every((key) => PLURAL_FORMS.includes(key));
}

const PLURAL_FORMS: readonly string[] = ["zero", "one", "two", "few", "many", "other"];

/** A text of the catalogue and where it stands, such as `sent.title` or `start.need.0`. */
export interface KeyedText {
  readonly key: string;
  readonly text: string;
}

/** All texts below a part of a catalogue, each with its key. */
export function textsOf(part: unknown, key = ""): readonly KeyedText[] {
  if (typeof part === "string") return [{ key, text: part }];
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([name, below]) =>
    textsOf(below, key === "" ? name : `${key}.${name}`),
  );
}

/**
 * What is English in every language: what is said at the desk, and the pages for officers of other agencies, who are on duty in it. Not what
 * the browser's history says of these pages.
 */
const ENGLISH_ONLY = /^(?:errors\.pages\.\d+\.desk$|officers\.)/;

/** English texts that a translation lacks, in the catalogue's order. */
export function missingTexts(english: unknown, translated: unknown): readonly KeyedText[] {
  const there = new Set(textsOf(translated).map(({ key }) => key));
  return (
    textsOf(english)
      .filter(({ key }) => !ENGLISH_ONLY.test(key))
      // A language without a singular form of its own, such as Chinese, has only `other`.
      .filter(({ key }) => !there.has(key) && !there.has(key.replace(/\.one$/, ".other")))
  );
}
