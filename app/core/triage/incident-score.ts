import {
  placeCloseness,
  timeCloseness,
  type PlaceCloseness,
  type TimeCloseness,
} from "./incident-closeness.ts";
import type { ReportTraits } from "./incident-traits.ts";

/** How often something was said or sent in this office: what many have in common tells little. */
export interface Counts {
  /** Reports that were looked at. */
  readonly reports: number;
  /** In how many of them something is (`counted` spells it). */
  readonly of: (what: string) => number;
}

/** How a thing is spelled where it is counted. */
export const counted = {
  placeWord: (word: string) => `p:${word}`,
  storyWord: (word: string) => `s:${word}`,
  agency: (name: string) => `a:${name}`,
  mark: (kind: string, text: string) => `m:${kind}:${text}`,
  file: (sha512: string) => `f:${sha512}`,
  page: (id: string) => `e:${id}`,
} as const;

/** One thing that speaks for or against, with whose values it compares and its whole points. */
export type Reason =
  | ({ readonly kind: "time" } & TimeCloseness)
  | ({ readonly kind: "place" } & PlaceCloseness)
  | { readonly kind: "place-words"; readonly points: number; readonly words: readonly string[] }
  | {
      readonly kind: "story-words";
      readonly points: number;
      readonly words: readonly string[];
      /** Of how many things these words tell; not known of suggestions that were made before things were told apart. */
      readonly things?: number;
    }
  | { readonly kind: "agency"; readonly points: number; readonly names: readonly string[] }
  | {
      readonly kind: "plate" | "badge";
      readonly points: number;
      readonly text: string;
      /** False where one of the two read only its beginning. */
      readonly whole: boolean;
    }
  | { readonly kind: "same-file"; readonly points: number; readonly files: number }
  | { readonly kind: "alike-picture"; readonly points: number; readonly bitsApart: number }
  | { readonly kind: "page"; readonly points: number };

/** Reasons and the sum of their points: nothing else is in it. */
export interface PairScore {
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/**
 * From here on a pair is shown to people: of the reports of one busy week about one pair in 200 is of one event (7.6 bits), and 19 out of 20 that are
 * shown should be (4.3 bits).
 */
export const SUGGESTED_FROM = 12;
/** Below this about one in five is wrong (`docs/incidents.md`). */
export const DOUBTFUL_BELOW = 14;

const MOST_OF_WORD = 5;
/** Words of one place come together: each further one tells less than the one before. */
const FADES = 0.65;
const MOST_OF_PLACE_WORDS = 8;
/** A story's word counts only where it is rare: many stories of one kind share their words. */
const RARE = 4;
/** Each thing that both tell counts for less than the bits of its rarest word: what is seen at one event is seen at others too. */
const THING_SHARE = 0.7;
const THING_FADES = 0.85;
const MOST_OF_STORY = 9;
/** Each names what the other does not: beside nothing in common it may be one place by two names; beside one street it is another corner. */
const OTHER_NAMES = -2;
const OTHER_CORNER = -4;
const MOST_OF_AGENCY = 2;
const MOST_OF_PAGE = 3;
const MOST_OF_MARK = { plate: 10, badge: 6 } as const;
const BEGINNING = 0.4;
const MOST_OF_FILE = 12;
const ALIKE_PICTURE = 8;

/**
 * How much speaks for two reports being about one event, as whole points with a reason each. Says nothing of what is true, and changes nothing. The same for
 * both orders of the two. `alike` is the least distance of two of their pictures, in bits, where any look alike.
 */
export function scorePair(
  one: ReportTraits,
  other: ReportTraits,
  counts: Counts,
  alike?: number,
): PairScore {
  const time = timeCloseness(one.times, other.times);
  const place = placeCloseness(one.places, other.places);
  const said: (Reason | undefined)[] = [
    time && { kind: "time", ...time },
    place && { kind: "place", ...place },
    placeWords(one, other, counts, place),
    storyWords(one, other, counts),
    agency(one, other, counts),
    ...marks(one, other, counts),
    sameFile(one, other, counts),
    alike === undefined
      ? undefined
      : { kind: "alike-picture", points: ALIKE_PICTURE, bitsApart: alike },
    samePage(one, other, counts),
  ];
  const reasons = said
    .filter((reason) => reason !== undefined)
    .map((reason) => ({ ...reason, points: Math.round(reason.points) }))
    .filter(({ points }) => points !== 0);
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

/** Bits of what so many reports have, kept from rising where few were counted yet. */
function bitsOf(what: string, counts: Counts, most: number): number {
  const bits = Math.log2((counts.reports + 200) / (counts.of(what) + 1.5));
  return Math.max(0, Math.min(most, bits));
}

/** Whether so few stories have a word that it tells something of which event they are about. */
export function isRareWord(word: string, counts: Counts): boolean {
  return bitsOf(counted.storyWord(word), counts, MOST_OF_WORD) >= RARE;
}

function shared<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  const there = new Set(other);
  return one.filter((value) => there.has(value)).toSorted();
}

/** The sum of the bits of words, rarest first, each further one fading. */
function wordsSum(
  words: readonly string[],
  bits: (word: string) => number,
): { readonly points: number; readonly words: readonly string[] } {
  const weighed = words
    .map((word) => ({ word, weight: bits(word) }))
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  return {
    points: weighed.reduce((sum, { weight }, at) => sum + weight * FADES ** at, 0),
    words: weighed.map(({ word }) => word),
  };
}

function isName(word: string): boolean {
  return /^\p{L}/u.test(word);
}

function placeWords(
  one: ReportTraits,
  other: ReportTraits,
  counts: Counts,
  place: PlaceCloseness | undefined,
): Reason | undefined {
  const bits = (word: string) => bitsOf(counted.placeWord(word), counts, MOST_OF_WORD);
  const both = shared(one.placeWords, other.placeWords);
  // A number without its street is no place.
  const { points, words } = wordsSum(both.some(isName) ? both : [], bits);
  const kind = "place-words";
  // Each names something that the other does not: another cross street, another shop. A number is only somewhere else in a street.
  const namesMore = (all: readonly string[], known: readonly string[]) =>
    all.some((word) => !known.includes(word) && isName(word) && bits(word) >= RARE);
  const differ =
    namesMore(one.placeWords, other.placeWords) && namesMore(other.placeWords, one.placeWords);
  const against = !differ ? 0 : words.length === 0 ? OTHER_NAMES : OTHER_CORNER;
  // Positions are two values of the same place: words add a third of theirs to them, and nothing where positions say no.
  if (place !== undefined) {
    return { kind, words, points: place.points > 0 ? Math.min(points / 3, 3) + against : 0 };
  }
  return { kind, words, points: Math.min(MOST_OF_PLACE_WORDS, points) + against };
}

/** Rare words of both stories, thing by thing: words that stand in one sentence of either are one thing, and its rarest word counts for it. */
function storyWords(one: ReportTraits, other: ReportTraits, counts: Counts): Reason | undefined {
  const rare = shared(one.storyWords, other.storyWords).filter((word) => isRareWord(word, counts));
  if (rare.length === 0) return undefined;
  const bits = (word: string) => bitsOf(counted.storyWord(word), counts, MOST_OF_WORD);
  const things = toldTogether(rare, [...one.sentences, ...other.sentences])
    .map((words) => ({ words, weight: Math.max(...words.map(bits)) * THING_SHARE }))
    .toSorted((a, b) => b.weight - a.weight || ((a.words[0] ?? "") < (b.words[0] ?? "") ? -1 : 1));
  const points = things.reduce((sum, { weight }, at) => sum + weight * THING_FADES ** at, 0);
  return {
    ...{ kind: "story-words", words: things.flatMap(({ words }) => words) },
    ...{ things: things.length, points: Math.min(MOST_OF_STORY, points) },
  };
}

/** Words put together where any sentence has both of them. */
function toldTogether(
  words: readonly string[],
  sentences: readonly (readonly string[])[],
): string[][] {
  const groups = new Map(words.map((word) => [word, [word]]));
  for (const sentence of sentences) {
    const [first, ...rest] = sentence.filter((word) => groups.has(word));
    for (const word of rest) {
      const [into, from] = [groups.get(first ?? "") ?? [], groups.get(word) ?? []];
      if (into === from) continue;
      into.push(...from);
      for (const moved of from) groups.set(moved, into);
    }
  }
  return [...new Set(groups.values())].map((group) => group.toSorted());
}

function agency(one: ReportTraits, other: ReportTraits, counts: Counts): Reason | undefined {
  const names = shared(one.agencies, other.agencies);
  if (names.length === 0) return undefined;
  const bits = names.map((name) => bitsOf(counted.agency(name), counts, MOST_OF_AGENCY));
  return { kind: "agency", names, points: Math.max(...bits) };
}

function marks(one: ReportTraits, other: ReportTraits, counts: Counts): Reason[] {
  const found: Reason[] = [];
  for (const { kind, text } of one.marks) {
    for (const mark of other.marks) {
      if (mark.kind !== kind) continue;
      const bits = bitsOf(counted.mark(kind, text), counts, MOST_OF_MARK[kind]);
      if (mark.text === text) found.push({ kind, text, whole: true, points: bits });
      else if (kind === "plate" && (mark.text.startsWith(text) || text.startsWith(mark.text))) {
        const [shorter = text] = [text, mark.text].toSorted((a, b) => a.length - b.length);
        found.push({ kind, text: shorter, whole: false, points: bits * BEGINNING });
      }
    }
  }
  return found.toSorted((a, b) => b.points - a.points).slice(0, 1);
}

function sameFile(one: ReportTraits, other: ReportTraits, counts: Counts): Reason | undefined {
  const files = shared(one.files, other.files);
  if (files.length === 0) return undefined;
  const bits = files.map((sha512) => bitsOf(counted.file(sha512), counts, MOST_OF_FILE));
  return { kind: "same-file", files: files.length, points: Math.max(...bits) };
}

function samePage(one: ReportTraits, other: ReportTraits, counts: Counts): Reason | undefined {
  if (one.page === null || one.page !== other.page) return undefined;
  return { kind: "page", points: bitsOf(counted.page(one.page), counts, MOST_OF_PAGE) };
}
