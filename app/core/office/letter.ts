import { dayInWords } from "./dated.ts";
import type { OfficePack, PackLetter } from "./office-pack.ts";
import { ruleInForce, statuteInForce } from "./rule-in-force.ts";
import { wordsIn } from "./words.ts";

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
  signer: "who signs",
} as const;

export type LetterPlace = keyof typeof LETTER_PLACES;

/** What fills a letter's places. What is not known stays out, and shows as missing. */
export type LetterValues = Readonly<Partial<Record<LetterPlace, string>>>;

/** A piece of a filled letter. What is missing says so in its text and is never blank. */
export interface LetterPiece {
  readonly kind: "text" | "value" | "missing";
  readonly text: string;
}

const PLACE = /\{([^{}]*)\}/g;

/** The names between braces, in order. */
export function placesIn(body: string): readonly string[] {
  return [...body.matchAll(PLACE)].map(([, name = ""]) => name);
}

/**
 * Fills a letter. Rules and statutes are named with how they stand on `day`, so that a letter never leans on what is
 * enjoined without saying so.
 */
export function fillLetter(
  pack: OfficePack,
  letter: PackLetter,
  filling: { readonly values: LetterValues; readonly day: string; readonly language: string },
): readonly LetterPiece[] {
  const { text } = wordsIn(letter.body, filling.language);
  const pieces: LetterPiece[] = [];
  let at = 0;
  for (const found of text.matchAll(PLACE)) {
    if (found.index > at) pieces.push({ kind: "text", text: text.slice(at, found.index) });
    pieces.push(pieceFor(pack, found[1] ?? "", filling));
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
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
  return value === undefined || value.trim() === ""
    ? { kind: "missing", text: `[missing: ${isLetterPlace(name) ? LETTER_PLACES[name] : name}]` }
    : { kind: "value", text: value };
}

function valueOf(values: LetterValues, name: string): string | undefined {
  return isLetterPlace(name) ? values[name] : undefined;
}

function ruleSentence(pack: OfficePack, id: string, day: string): string | undefined {
  const found = ruleInForce(pack, id, day);
  return found === undefined ? undefined : `${found.entry.title} (${found.words})`;
}

function statuteSentence(pack: OfficePack, id: string, day: string): string | undefined {
  const found = statuteInForce(pack, id, day);
  return found === undefined
    ? undefined
    : `${found.entry.citation}, ${found.entry.title} (${found.words})`;
}

/** True for a place that this version can fill. */
export function isLetterPlace(name: string): name is LetterPlace {
  return Object.hasOwn(LETTER_PLACES, name);
}

/** What the pack itself and the day give to every letter. */
export function officeValues(pack: OfficePack, day: string, language = "en"): LetterValues {
  return {
    today: dayInLanguage(day, language),
    "office-name": pack.officeName,
    "state-name": pack.stateName,
    contact: wordsIn(pack.contact, language).text,
  };
}

/** The letters that a reporter reads; all others go to offices, which read English. */
const TO_REPORTERS: readonly PackLetter["kind"][] = ["acknowledgement", "need-more", "closing"];

/**
 * In which language a letter is written: the reporter's where it goes to one and the pack has it, else English. `machineMade` is true where a machine
 * translated it and no certified translator has reviewed it.
 */
export function letterLanguage(
  pack: Pick<OfficePack, "machineDrafts">,
  letter: Pick<PackLetter, "kind" | "body">,
  wanted: string,
): { readonly language: string; readonly isLacking: boolean; readonly machineMade: boolean } {
  const asked = TO_REPORTERS.includes(letter.kind) ? wanted : "en";
  const { language } = wordsIn(letter.body, asked);
  return {
    language,
    isLacking: language.split("-")[0] !== asked.split("-")[0],
    machineMade: pack.machineDrafts.includes(language),
  };
}

/** A day, `YYYY-MM-DD`, as it is written out in a language. */
export function dayInLanguage(day: string, language: string): string {
  if (language === "en") return dayInWords(day);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return format.format(Date.UTC(year, month - 1, date));
}
