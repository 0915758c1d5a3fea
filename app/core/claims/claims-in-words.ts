import type { Assessment } from "./assessment.ts";
import { conflictSentence, placeConflicts, timeConflicts } from "./claim-conflicts.ts";
import type { PlaceClaim, TimeClaim } from "./claim.ts";
import { tolerancesOf } from "./office-tolerances.ts";
import { spellPosition } from "./place-sentence.ts";
import { spellInstant } from "./time-sentence.ts";
import { millisOf } from "../instant.ts";

/** One claim as people read it. */
export interface ClaimInWords {
  /** The value in words or numbers, never more exact than its source. */
  readonly value: string;
  readonly source: string;
  readonly level: TimeClaim["level"] | PlaceClaim["level"];
  readonly sentence: string;
  /** As written in the file. */
  readonly raw: string;
  /** What disagrees with it, in words. */
  readonly conflict: string | undefined;
  readonly best: boolean;
}

export interface ClaimsInWords {
  readonly times: readonly ClaimInWords[];
  readonly places: readonly ClaimInWords[];
}

/** What of an assessment is needed for it; assessments of a bundle may lack any of it. */
export type ClaimsOfAssessment = Partial<
  Pick<Assessment, "bestTime" | "bestPlace" | "times" | "places" | "tolerances" | "durationSeconds">
>;

/** Every claim of a file as it stands: value, source, level, sentence. Nothing is merged. */
export function claimsInWords(assessment: ClaimsOfAssessment | null): ClaimsInWords {
  const { bestTime, bestPlace, times = [], places = [] } = assessment ?? {};
  const tolerances = tolerancesOf(assessment?.tolerances);
  const durationSeconds = assessment?.durationSeconds ?? null;
  const timesApart = timeConflicts(times, { durationSeconds, tolerances });
  const placesApart = placeConflicts(places, tolerances);
  return {
    times: times.map((claim, at) => ({
      ...shown(claim, bestTime, timeValue),
      conflict: conflictSentence(timesApart[at] ?? []),
    })),
    places: places.map((claim, at) => ({
      ...shown(claim, bestPlace, placeValue),
      conflict: conflictSentence(placesApart[at] ?? []),
    })),
  };
}

/** The best claim of each kind may be judged anew beside the others: its level and sentence are those that count. */
function shown<Claim extends TimeClaim | PlaceClaim>(
  claim: Claim,
  best: Claim | null | undefined,
  value: (claim: Claim) => string,
): Omit<ClaimInWords, "conflict"> {
  const isBest = best != null && isSameReading(best, claim);
  const judged = isBest ? best : claim;
  return {
    value: value(claim),
    source: claim.source,
    level: judged.level,
    sentence: judged.sentence,
    raw: claim.raw,
    best: isBest,
  };
}

/** Two readers may take one text of a field in two ways: only the reading that was judged is the best. */
function isSameReading(best: TimeClaim | PlaceClaim, claim: TimeClaim | PlaceClaim): boolean {
  if (best.source !== claim.source || best.raw !== claim.raw) return false;
  if (best.block !== claim.block) return false;
  if ("local" in best && "local" in claim) {
    return best.local === claim.local && best.offset === claim.offset;
  }
  return (
    "latitude" in best &&
    "latitude" in claim &&
    best.latitude === claim.latitude &&
    best.longitude === claim.longitude
  );
}

/** A time in words, never more exact than its source. */
export function timeValue(claim: TimeClaim): string {
  if (claim.local === null) {
    if (claim.earliest === null) {
      return claim.latest === null ? "No time" : `not after ${spellInstant(claim.latest)}`;
    }
    const from = claim.earliest.slice(0, 19).replace("T", " ");
    const to = claim.latest?.slice(0, 19).replace("T", " ") ?? from;
    return from === to ? `${from} UTC` : `between ${from} and ${to} UTC`;
  }
  const wall = claim.local.replace("T", " ");
  if (claim.offset !== null) return `${wall} ${claim.offset}`;
  if (claim.assumedOffset === null) return `${wall}, zone not known`;
  return isBetweenZones(claim)
    ? `${wall}, perhaps ${claim.assumedOffset}`
    : `${wall}, taken as ${claim.assumedOffset}`;
}

/** Whether several zones bound the time: no two are nearer to each other than a quarter of an hour. */
function isBetweenZones({ earliest, latest }: TimeClaim): boolean {
  return earliest !== null && latest !== null && millisOf(latest) - millisOf(earliest) >= 900_000;
}

/** What is printed of claims that were made before their digits were kept: 11 metres. */
const DECIMALS_NOT_KEPT = 4;

/** A position in degrees, with as many digits as its source holds. */
export function placeValue({ latitude, longitude, decimals }: PlaceClaim): string {
  return latitude === null || longitude === null
    ? "No position"
    : spellPosition(latitude, longitude, decimals ?? DECIMALS_NOT_KEPT);
}
