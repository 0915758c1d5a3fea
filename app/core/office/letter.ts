import { dateFormat } from "../date-format.ts";
import { isLanguageTag } from "../intake/languages.ts";
import { localeOf } from "../intake/locale.ts";
import type { OfficePack, PackLetter } from "./office-pack.ts";
import { ruleInForce, statuteInForce } from "./rule-in-force.ts";
import { wordsIn, type ChosenWords, type Words } from "./words.ts";

/** The places that a letter may hold, and what stands there. `{rule:ID}` and `{statute:ID}` are added to these. */
export const LETTER_PLACES = {
  today: "the day of the letter",
  "office-name": "the office's name",
  "state-name": "the state",
  contact: "how to reach the office",
  "report-number": "the number that reporter and staff both use",
  "received-day": "the day on which the report came",
  "incident-place": "the place, in the reporter's words",
  "incident-time": "day and time, in the reporter's words",
  concern: "what the report is mainly about",
  "case-number": "the case's number",
  recipient: "to whom the letter goes",
  "recipient-address": "their address",
  records: "the records that are asked for or to be kept",
  deadline: "until when an answer is asked for",
  "other-body": "the body that may act where this office may not",
  signer: "who signs",
} as const;

export type LetterPlace = keyof typeof LETTER_PLACES;

/**
 * What fills a letter's places: text whose language is known, or a text alone where nobody says which it is in (a name, a number, a
 * reporter's words). What is not known stays out, and shows as missing.
 */
export type LetterValues = Readonly<Partial<Record<LetterPlace, string | ChosenWords>>>;

/** A piece of a filled letter. What is missing says so in its text, in English for those who fill it, and is never blank. */
export interface LetterPiece {
  readonly kind: "text" | "value" | "missing";
  readonly text: string;
  /** In which it is written, so that it is drawn and read aloud rightly; null where nobody says. */
  readonly language: string | null;
}

const PLACE = /\{([^{}]*)\}/g;
/** A block's place, and what ends its line. */
const BLOCK = /\{block:([^{}]*)\}(\n*)/g;

/** The names between braces, in order. */
export function placesIn(body: string): readonly string[] {
  return [...body.matchAll(PLACE)].map(([, name = ""]) => name);
}

/** The places that a letter holds in any language, in its own text or in a part that may stand in it: what its writer can be asked for. */
export function placesOfLetter({
  body,
  blocks = [],
}: Pick<PackLetter, "body" | "blocks">): readonly LetterPlace[] {
  const texts = [body, ...blocks.map(({ text }) => text)].flatMap((words) => Object.values(words));
  return [...new Set(texts.flatMap(placesIn))].filter(isLetterPlace);
}

/**
 * Fills a letter. Rules and statutes are named with how they stand on `day`, so that a letter never leans on what is
 * enjoined without saying so.
 */
export function fillLetter(
  pack: OfficePack,
  letter: PackLetter,
  filling: {
    readonly values: LetterValues;
    readonly day: string;
    readonly language: string;
    /** Ids of the blocks that are to stand in it. */
    readonly blocks?: readonly string[] | undefined;
  },
): readonly LetterPiece[] {
  const parts = chosenParts(letter, filling.language, filling.blocks ?? []);
  return parts.flatMap((part) => fillPart(pack, part, filling));
}

/** The letter's text with the blocks that were chosen, each in the best language that it has; others leave no gap. */
function chosenParts(
  { body, blocks = [] }: Pick<PackLetter, "body" | "blocks">,
  wanted: string,
  chosen: readonly string[],
): readonly ChosenWords[] {
  const { text, language } = wordsIn(body, wanted);
  const parts: ChosenWords[] = [];
  let at = 0;
  for (const found of text.matchAll(BLOCK)) {
    parts.push({ text: text.slice(at, found.index), language });
    const block = blocks.find(({ id }) => id === found[1] && chosen.includes(id));
    if (block !== undefined) parts.push(wordsIn(block.text, wanted));
    // One that is left out takes its blank line along, where it has lines of its own.
    const isAlone = found.index === 0 || text[found.index - 1] === "\n";
    if (block !== undefined || !isAlone) parts.push({ text: found[2] ?? "", language });
    at = found.index + found[0].length;
  }
  return [...parts, { text: text.slice(at), language }];
}

function fillPart(
  pack: OfficePack,
  { text, language }: ChosenWords,
  filling: { readonly values: LetterValues; readonly day: string },
): LetterPiece[] {
  const words = (from: number, to?: number): LetterPiece => ({
    kind: "text",
    text: text.slice(from, to),
    language,
  });
  const pieces: LetterPiece[] = [];
  let at = 0;
  for (const found of text.matchAll(PLACE)) {
    if (found.index > at) pieces.push(words(at, found.index));
    pieces.push(pieceFor(pack, found[1] ?? "", filling));
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push(words(at));
  return pieces;
}

function pieceFor(
  pack: OfficePack,
  name: string,
  { values, day }: { readonly values: LetterValues; readonly day: string },
): LetterPiece {
  const value = name.startsWith("rule:")
    ? ruleSentence(pack, name.slice("rule:".length), day)
    : name.startsWith("statute:")
      ? statuteSentence(pack, name.slice("statute:".length), day)
      : valueOf(values, name);
  const { text, language } =
    typeof value === "object" ? value : { text: value ?? "", language: null };
  if (text.trim() !== "") return { kind: "value", text, language };
  const missing = `[missing: ${isLetterPlace(name) ? LETTER_PLACES[name] : name}]`;
  return { kind: "missing", text: missing, language: "en" };
}

function valueOf(values: LetterValues, name: string): LetterValues[LetterPlace] {
  return isLetterPlace(name) ? values[name] : undefined;
}

/** A filled letter as it goes out. */
export function letterText(pieces: readonly LetterPiece[]): string {
  return pieces.map(({ text }) => text).join("");
}

/** A rule by its title and standing. Packs and this project have both in English alone. */
function ruleSentence(pack: OfficePack, id: string, day: string): ChosenWords | undefined {
  const found = ruleInForce(pack, id, day);
  if (found === undefined) return undefined;
  return { text: `${found.entry.title} (${found.words})`, language: "en" };
}

function statuteSentence(pack: OfficePack, id: string, day: string): ChosenWords | undefined {
  const found = statuteInForce(pack, id, day);
  if (found === undefined) return undefined;
  const { citation, title } = found.entry;
  return { text: `${citation}, ${title} (${found.words})`, language: "en" };
}

/** True for a place that this version can fill. */
export function isLetterPlace(name: string): name is LetterPlace {
  return Object.hasOwn(LETTER_PLACES, name);
}

/** What the pack itself and the day give to every letter. */
export function officeValues(pack: OfficePack, day: string, language = "en"): LetterValues {
  return {
    today: { text: dayInLanguage(day, language), language },
    "office-name": { text: pack.officeName, language: "en" },
    "state-name": { text: pack.stateName, language: "en" },
    contact: wordsIn(pack.contact, language),
  };
}

/**
 * What a report is mainly about, in a letter's language. `said` are the words that were kept with the report: only where they are this
 * label's, in any language, does its translation say the same; else they stand as they are.
 */
export function concernIn(
  label: Words | undefined,
  said: string,
  language: string,
): string | ChosenWords {
  return label !== undefined && Object.values(label).includes(said)
    ? wordsIn(label, language)
    : said;
}

const TO_REPORTERS: readonly PackLetter["kind"][] = [
  "acknowledgement",
  "need-more",
  "closing",
  "outside-authority",
];

/** True for a letter that a reporter reads; all others go to offices, which read English. */
export function goesToReporter({ kind }: Pick<PackLetter, "kind">): boolean {
  return TO_REPORTERS.includes(kind);
}

/**
 * In which language a letter is written: the reporter's where it goes to one and the pack has it, else English. `machineMade` is true where a machine
 * translated it and no certified translator has reviewed it.
 */
export function letterLanguage(
  pack: Pick<OfficePack, "machineDrafts">,
  letter: Pick<PackLetter, "kind" | "body">,
  wanted: string,
): { readonly language: string; readonly isLacking: boolean; readonly machineMade: boolean } {
  const asked = goesToReporter(letter) ? wanted : "en";
  const { language } = wordsIn(letter.body, asked);
  return {
    language,
    isLacking: language.split("-")[0] !== asked.split("-")[0],
    machineMade: pack.machineDrafts.includes(language),
  };
}

/** A day, `YYYY-MM-DD`, as it is written out in a language: `March 3, 2026`. */
export function dayInLanguage(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const locale = isLanguageTag(language) ? localeOf(language) : language;
  const format = dateFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return format.format(Date.UTC(year, month - 1, date));
}
