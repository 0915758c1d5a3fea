import type { IncidentPageId, ReportId } from "../ids.ts";
import type { Mark } from "./incident-traits.ts";

// Which other reports a reader of one may want to open, each with what says so. A lead: nothing of it says that they are about one matter.

/** One thing that two reports have in common. */
export type RelatedReason =
  /** People put both into one incident. */
  | { readonly kind: "incident" }
  | { readonly kind: "same-file"; readonly files: number }
  /** In how many of 256 bits their nearest two pictures differ. */
  | { readonly kind: "alike-picture"; readonly bitsApart: number }
  /** `whole` is false where one of the two read only its beginning. */
  | { readonly kind: "plate" | "badge"; readonly text: string; readonly whole: boolean }
  /** They say nearly the same, word for word. */
  | { readonly kind: "same-text" }
  /** Rare words in both stories, of the same day or the next one. */
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** Both were begun on the page of one event. */
  | { readonly kind: "page"; readonly pageId: IncidentPageId };

export interface Related {
  readonly id: ReportId;
  /** At least one, the strongest first. */
  readonly reasons: readonly RelatedReason[];
}

/** One rare word that two stories share is chance too often. */
const LEAST_WORDS = 2;

/** Whether a word of a story can say that another one tells of the same: a number, with or without a unit, is in too many by chance. */
export function isTellingAlone(word: string): boolean {
  return /^\p{L}/u.test(word);
}

/** How soon somebody should look: a file that is the same tells more than a page that hundreds were begun on. */
const WEIGHTS: Readonly<Record<RelatedReason["kind"], number>> = {
  "same-file": 10,
  plate: 8,
  incident: 7,
  "same-text": 6,
  "alike-picture": 6,
  badge: 5,
  words: 3,
  page: 1,
};
const BEGINNING = 0.4;

/**
 * Puts what was found into order: reports with more and stronger reasons first, by id among equals. One that shares nothing but a
 * single rare word is left out.
 */
export function rankRelated(
  found: ReadonlyMap<ReportId, readonly RelatedReason[]>,
): readonly Related[] {
  return [...found]
    .map(([id, reasons]) => ({
      id,
      reasons: reasons
        .filter((reason) => reason.kind !== "words" || reason.words.length >= LEAST_WORDS)
        .toSorted((one, other) => weightOf(other) - weightOf(one)),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((one) => ({
      ...one,
      weight: one.reasons.reduce((sum, reason) => sum + weightOf(reason), 0),
    }))
    .toSorted((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
    .map(({ id, reasons }) => ({ id, reasons }));
}

function weightOf(reason: RelatedReason): number {
  const weight = WEIGHTS[reason.kind];
  if (reason.kind === "words") return weight + reason.words.length / 10;
  return "whole" in reason && !reason.whole ? weight * BEGINNING : weight;
}

/** The plate or badge that two reports both have, as far as both read it: the same, or one that the other begins with. */
export function sharedMark(
  mine: Mark,
  theirs: readonly Mark[],
): Extract<RelatedReason, { readonly kind: Mark["kind"] }> | undefined {
  const { kind, text } = mine;
  const others = theirs.filter((mark) => mark.kind === kind).map((mark) => mark.text);
  if (others.includes(text)) return { kind, text, whole: true };
  // Many badges are numbers of four digits: the beginning of one is another one.
  if (kind === "badge") return undefined;
  const begun = others.find((other) => other.startsWith(text) || text.startsWith(other));
  if (begun === undefined) return undefined;
  return { kind, text: begun.length < text.length ? begun : text, whole: false };
}
