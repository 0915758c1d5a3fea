import { SUGGESTED_FROM, type PairScore } from "./incident-score.ts";

/** With how many members of a group a report is compared, taken evenly over its order. */
const MOST_COMPARED = 12;
/** One good pair does not join what has nothing else in common. */
const LEAST_MEAN = 4;
/** From so many on a group has means of its own to be held against, and how far those across may lie below them. */
const GROUP_FROM = 6;
const BELOW_OWN = 3;
/** What the stories across have in common, of what those within each group have; and from where on that tells anything. */
const STORY_SHARE = 0.7;
const LEAST_STORY = 0.5;

/** The points of one pair, and those that its stories' words gave. */
export interface PairPoints {
  readonly points: number;
  readonly story: number;
}

/** Points of pairs: those across two groups, and those within each of them. A report that stands alone is a group of one. */
export interface GroupPoints {
  readonly across: readonly PairPoints[];
  readonly within: readonly [readonly PairPoints[], readonly PairPoints[]];
}

/**
 * Whether two groups may be one, by the points of their pairs. One pair must be worth showing, and the mean must not speak against it. Of two groups that both hold
 * together by themselves, those across must do so nearly as well: two corners of one street on one evening have much in common, and each has more in common with
 * itself. Where people name the place differently, the stories alone may say so.
 */
export function fits({ across, within }: GroupPoints): boolean {
  if (!across.some(({ points }) => points >= SUGGESTED_FROM)) return false;
  const mean = meanOf(across, "points");
  if (mean < LEAST_MEAN) return false;
  if (within.some((pairs) => pairs.length < (GROUP_FROM * (GROUP_FROM - 1)) / 2)) return true;
  const own = Math.min(...within.map((pairs) => meanOf(pairs, "points")));
  if (mean >= own - BELOW_OWN) return true;
  const told = Math.min(...within.map((pairs) => meanOf(pairs, "story")));
  return told >= LEAST_STORY && meanOf(across, "story") >= STORY_SHARE * told;
}

/** What counts of a pair where groups are compared. */
export function pairPoints({ points, reasons }: PairScore): PairPoints {
  const story = reasons.find(({ kind }) => kind === "story-words");
  return { points, story: story?.points ?? 0 };
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
