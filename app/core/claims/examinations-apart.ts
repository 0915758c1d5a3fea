import type { Assessment } from "#app/core/claims/assessment.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { toldLocationStatus } from "#app/core/claims/place-claims.ts";
import { quote } from "#app/core/claims/time-sentence.ts";

/** Members of an assessment that are compared between two examinations of one file. */
export type ComparedMember =
  | "mediaType"
  | "device"
  | "times"
  | "places"
  | "bestTime"
  | "bestPlace"
  | "locationStatus"
  | "facing"
  | "credentials"
  | "problems"
  | "unread"
  | "signs";

/** One thing that two examinations of one file say differently: what only this one says, and what only the one shown first says. */
export interface ExaminationDifference {
  readonly what: ComparedMember;
  /** In words, each a sentence or a code; empty where this one says nothing beyond the other. */
  readonly here: readonly string[];
  readonly shownFirst: readonly string[];
}

/**
 * What an examination of a file says otherwise than the one whose claims are shown first (evidence-standards 9.9, EX-4: inconsistent versions are
 * for counsel to see). Empty where they say the same. Pixel counts and derived words, which follow from these, are not compared.
 */
export function examinationDifferences(
  one: Assessment,
  shownFirst: Assessment,
): readonly ExaminationDifference[] {
  return MEMBERS.flatMap(([what, words]): ExaminationDifference[] => {
    const [ours, theirs] = [words(one), words(shownFirst)];
    const here = without(ours, theirs);
    const there = without(theirs, ours);
    return here.length + there.length === 0 ? [] : [{ what, here, shownFirst: there }];
  });
}

const MEMBERS: readonly (readonly [ComparedMember, (one: Assessment) => readonly string[]])[] = [
  ["mediaType", ({ mediaType }) => [mediaType ?? "not recognised"]],
  [
    "device",
    ({ device }) =>
      Object.entries(device).flatMap(([part, value]: [string, string | null]) =>
        value === null ? [] : [`${part}: ${quote(value)}`],
      ),
  ],
  ["bestTime", ({ bestTime }) => [bestTime === null ? "none" : claimWords(bestTime)]],
  ["bestPlace", ({ bestPlace }) => [bestPlace === null ? "none" : claimWords(bestPlace)]],
  ["times", ({ times }) => times.map(claimWords)],
  ["places", ({ places }) => places.map(claimWords)],
  ["locationStatus", (one) => [toldLocationStatus(one)]],
  [
    "facing",
    ({ facing = [] }) =>
      facing.map(({ source, raw, sentence }) => `${source} ${quote(raw)}: ${sentence}`),
  ],
  ["credentials", ({ credentials: { state, codes } }) => [[state, ...codes].join(", ")]],
  ["problems", ({ problems }) => problems],
  ["unread", ({ unread = [] }) => unread],
  ["signs", ({ signs }) => signs.map(({ sentence }) => sentence)],
];

function claimWords({ source, raw, level, sentence }: TimeClaim | PlaceClaim): string {
  return `${level}, ${source} ${quote(raw)}: ${sentence}`;
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.filter((one) => !others.includes(one));
}
