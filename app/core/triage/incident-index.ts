import { counted } from "./incident-score.ts";
import type { Mark, PlaceTrait, ReportTraits, TimeTrait } from "./incident-traits.ts";

// Which reports are compared at all: those that share a token. A token is a day with a square of the map or with a word, or something rare by itself.
// They are text here; the office keeps them veiled, so that the index tells nothing of place or words.

const DAY = 86_400_000;
/** A square's side, in degrees of latitude: about two kilometres. */
const CELL = 0.02;
const MOST_DAYS = 3;
const MOST_PLACE_WORDS = 8;
const MOST_STORY_WORDS = 10;
/** More are looked under than a report is filed under: which of its words are rare may have been another question then. */
const MOST_SHARED_WORDS = 20;

/** What a report is filed under. `rarity` orders its story's words: those that few have come first. */
export function filedUnder(
  traits: ReportTraits,
  rarity: (storyWord: string) => number,
): readonly string[] {
  const days = daysOf(traits.times);
  const cells = traits.places.map((place) => cellsAround(place, 0)).flat();
  return tokens(traits, rarity, days, cells);
}

/** What to look under for reports near this one: also the days and squares beside its own. */
export function lookedUnder(
  traits: ReportTraits,
  rarity: (storyWord: string) => number,
): readonly string[] {
  const days = daysOf(traits.times).flatMap((day) => [day - 1, day, day + 1]);
  const cells = traits.places.map((place) => cellsAround(place, 1)).flat();
  return tokens(traits, rarity, [...new Set(days)], [...new Set(cells)]);
}

/** What a token says that two reports share. */
export interface SharedThing {
  readonly kind: "word" | Mark["kind"];
  /** The word, or the whole plate or badge of the report that was asked about: of the other the token tells its beginning alone. */
  readonly text: string;
}

/**
 * What to look under for reports that share a rare word of the same days, or a plate or badge that begins alike: each token with what it
 * stands for. Words come as they are given, the rarest first.
 */
export function sharedUnder(
  { times, marks }: Pick<ReportTraits, "times" | "marks">,
  rareWords: readonly string[],
): ReadonlyMap<string, SharedThing> {
  const days = new Set(daysOf(times).flatMap((day) => [day - 1, day, day + 1]));
  const words = rareWords.slice(0, MOST_SHARED_WORDS);
  return new Map([
    ...[...days].flatMap((day) =>
      words.map((text): [string, SharedThing] => [`${day} s:${text}`, { kind: "word", text }]),
    ),
    ...marks.map((mark): [string, SharedThing] => [markToken(mark), mark]),
  ]);
}

function markToken({ kind, text }: Mark): string {
  return `m:${kind}:${text.slice(0, 4)}`;
}

/** Everything of a report that is counted, each once. */
export function countedIn(traits: ReportTraits): readonly string[] {
  return [
    ...new Set([
      ...traits.placeWords.map(counted.placeWord),
      ...traits.storyWords.map(counted.storyWord),
      ...traits.agencies.map(counted.agency),
      ...traits.marks.map(({ kind, text }) => counted.mark(kind, text)),
      ...traits.files.map(counted.file),
      ...(traits.page === null ? [] : [counted.page(traits.page)]),
    ]),
  ];
}

function tokens(
  traits: ReportTraits,
  rarity: (storyWord: string) => number,
  days: readonly number[],
  cells: readonly string[],
): readonly string[] {
  const placeWords = traits.placeWords.slice(0, MOST_PLACE_WORDS);
  const rare = traits.storyWords
    .toSorted((one, other) => rarity(one) - rarity(other) || (one < other ? -1 : 1))
    .slice(0, MOST_STORY_WORDS);
  const onDays = days.flatMap((day) => [
    ...cells.map((cell) => `${day} c:${cell}`),
    ...placeWords.map((word) => `${day} p:${word}`),
    ...rare.map((word) => `${day} s:${word}`),
    ...(traits.page === null ? [] : [`${day} e:${traits.page}`]),
  ]);
  return [
    ...new Set([
      ...onDays,
      // Where nobody names a day, the words of the place are all there is.
      ...placeWords.map((word) => `p:${word}`),
      ...traits.marks.map(markToken),
      ...traits.files.map((sha512) => `f:${sha512}`),
    ]),
  ];
}

/** The days that a report's times touch, as numbers since 1970; none where they are too vague to be looked up. */
function daysOf(times: readonly TimeTrait[]): number[] {
  const days = new Set<number>();
  for (const { from, to } of times) {
    const [first, last] = [Math.floor(from / DAY), Math.floor(Math.max(from, to - 1) / DAY)];
    if (last - first >= MOST_DAYS) continue;
    for (let day = first; day <= last; day += 1) days.add(day);
  }
  return [...days].sort((one, other) => one - other);
}

/** The square of a place and those around it, so many steps far. */
function cellsAround({ latitude, longitude }: PlaceTrait, steps: number): string[] {
  const row = Math.floor(latitude / CELL);
  // Degrees of longitude shrink towards the poles: squares stay square.
  const width = CELL / Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  const column = Math.floor(longitude / width);
  const cells: string[] = [];
  for (let y = -steps; y <= steps; y += 1) {
    for (let x = -steps; x <= steps; x += 1) cells.push(`${row + y}/${column + x}`);
  }
  return cells;
}
