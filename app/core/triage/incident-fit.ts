import { SUGGESTED_FROM, type PairScore } from "./incident-score.ts";

/** With how many members of a group a report is compared, taken evenly over its order. */
const MOST_COMPARED = 12;
/** One good pair does not join what has nothing else in common; where neither side is a group yet, all of it must say nearly as much. */
const LEAST_MEAN = 4;
const LEAST_MEAN_OF_FEW = 9;
/** From so many members on a group says by itself how much reports about its event have in common. */
const GROUP_FROM = 3;
const LARGE_FROM = 6;
/** A single report may say less than the group does, by so many points; two that stand together, by so many. */
const SINGLE_BELOW = 7;
const TWO_BELOW = 4;
/** Beside a group a weaker pair is worth showing, where it lies no further below what the group has in common. */
export const BESIDE_GROUP_FROM = 10;
const BESIDE_GROUP_BELOW = 6;
/** Of what each of two groups has in common within itself, so much must be common across: of time and of stories; and of all, or else less of it and more of stories. */
const TIME_SHARE = 0.93;
const LEAST_STORY_SHARE = 0.25;
const SHARE = 0.58;
const STORY_SHARE = 0.45;
const LEAST_SHARE = 0.4;
/** Points that pairs within a group have on the mean: fewer are no measure for another group. */
const LEAST_WITHIN = 0.5;

/** The points of one pair, and those that its times and its stories' words gave. */
export interface PairPoints {
  readonly points: number;
  readonly time: number;
  readonly story: number;
}

/** Points of pairs: the one that is asked about, those across two groups, and those within each of them. A report that stands alone is a group of one. */
export interface GroupPoints {
  readonly pair: PairPoints;
  readonly across: readonly PairPoints[];
  readonly within: readonly [readonly PairPoints[], readonly PairPoints[]];
}

/**
 * Whether two groups may be one, by the points of their pairs. One pair must be worth showing, and the mean must not speak against it. What a group has in common
 * within itself is the measure of what joins it: a single report may say less, another group must share nearly as much with it as either shares with itself. Two
 * corners of one street on one evening have much in common, and each has more in common with itself; two events at one corner differ in time.
 * Where people name the place differently, the stories alone may say so.
 */
export function fits({ pair, across, within }: GroupPoints): boolean {
  const all = [...across, pair];
  const mean = meanOf(all, "points");
  if (pair.points < BESIDE_GROUP_FROM || mean < LEAST_MEAN) return false;
  const groups = within.filter((pairs) => pairs.length >= pairsOf(GROUP_FROM));
  if (groups.length === 0) return pair.points >= SUGGESTED_FROM && mean >= LEAST_MEAN_OF_FEW;
  const below = Math.min(...groups.map((pairs) => meanOf(pairs, "points"))) - mean;
  if (pair.points < SUGGESTED_FROM && below > BESIDE_GROUP_BELOW) return false;
  if (groups.length === 2) return areAlike(all, within);
  return below <= (within.some((pairs) => pairs.length === 0) ? SINGLE_BELOW : TWO_BELOW);
}

function areAlike(across: readonly PairPoints[], within: GroupPoints["within"]): boolean {
  /** Undefined where either has too little of it in common within itself to be a measure. */
  const share = (what: keyof PairPoints) => {
    const [one = 0, other = 0] = within.map((pairs) => meanOf(pairs, what));
    return Math.min(one, other) < LEAST_WITHIN
      ? undefined
      : meanOf(across, what) / Math.sqrt(one * other);
  };
  const [time, story, all = 0] = [share("time"), share("story"), share("points")];
  if ((time ?? 1) < TIME_SHARE) return false;
  // A few may stand together because they chose the same words: only larger groups that share none of their stories are two events.
  const areLarge = within.every((pairs) => pairs.length >= pairsOf(LARGE_FROM));
  if (areLarge && (story ?? 1) < LEAST_STORY_SHARE) return false;
  return all >= SHARE || (all >= LEAST_SHARE && (story ?? 0) >= STORY_SHARE);
}

/** What counts of a pair where groups are compared. */
export function pairPoints({ points, reasons }: PairScore): PairPoints {
  const of = (kind: string) => reasons.find((reason) => reason.kind === kind)?.points ?? 0;
  return { points, time: of("time"), story: of("story-words") };
}

function pairsOf(members: number): number {
  return (members * (members - 1)) / 2;
}

/** Members to compare with, taken evenly over the group's order. */
export function sampleOf<Member>(members: readonly Member[]): Member[] {
  return members.length <= MOST_COMPARED
    ? [...members]
    : members.filter((_, at) => isTaken(at, members.length));
}

function isTaken(at: number, count: number): boolean {
  const share = (position: number) => Math.floor((position * MOST_COMPARED) / count);
  return share(at) !== share(at - 1);
}

function meanOf(pairs: readonly PairPoints[], what: keyof PairPoints): number {
  return pairs.reduce((sum, pair) => sum + pair[what], 0) / pairs.length;
}
