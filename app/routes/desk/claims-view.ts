import { dateFormat } from "#app/core/date-format.ts";
import { millisOf } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import {
  conflictSentence,
  placeConflicts,
  timeConflicts,
} from "#app/core/claims/claim-conflicts.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import { spellPosition } from "#app/core/claims/place-sentence.ts";
import { spellInstant } from "#app/core/claims/time-sentence.ts";
import type { ShownClaim } from "#app/ui/evidence/claims-table.tsx";
import type { ShownFacing } from "#app/ui/desk/shown-report.ts";
import { dayWords } from "#app/ui/desk/incident-words.ts";

export interface ShownClaims {
  readonly times: readonly ShownClaim[];
  readonly places: readonly ShownClaim[];
}

/** Every claim of a file as it stands: value, source, level, sentence. Nothing is merged. */
export function fullClaims(assessment: Assessment | null): ShownClaims {
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
): ShownClaim {
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

const DAY_ONLY =
  "Cut to the day. The exact time and its source are open to investigators, prosecutors and custodians.";
const ABOUT_10_KM =
  "Rounded to about 10 km. The exact place and its source are open to investigators, prosecutors and custodians.";

/** The best time to the day and the best place to one decimal: what those see who must not see more. */
export function coarseClaims(assessment: Assessment | null, zone: string): ShownClaims {
  const time = assessment?.bestTime;
  const place = assessment?.bestPlace;
  const day = time == null ? undefined : dayOf(time, zone);
  return {
    times:
      time == null || day === undefined
        ? []
        : [{ value: day, source: "The file", level: time.level, sentence: DAY_ONLY }],
    places:
      place?.latitude == null || place.longitude === null
        ? []
        : [
            {
              value: `near ${spellPosition(place.latitude, place.longitude, Math.min(1, place.decimals ?? 1))}`,
              source: "The file",
              level: place.level,
              sentence: ABOUT_10_KM,
            },
          ],
  };
}

/** The days on which a time may lie, as people read them; undefined where nothing bounds it. */
export function dayOf(time: TimeClaim, zone: string): string | undefined {
  if (time.local !== null) return dayWords(time.local.slice(0, 10));
  if (time.earliest === null || time.latest === null) return undefined;
  const first = dayIn(time.earliest, zone);
  const last = dayIn(time.latest, zone);
  return first === last ? first : `${first} to ${last}`;
}

function dayIn(instant: string, zone: string): string {
  return dateFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
  }).format(Date.parse(instant));
}

/** How the camera was turned, as each field of the file says it. */
export function facingShown(assessment: Assessment | null): readonly ShownFacing[] {
  return (assessment?.facing ?? []).map(({ sentence, source, raw }) => ({ sentence, source, raw }));
}

/** What maps and the sun say of a file's time and place: derived, and no claim of the file. */
export function derivedWords(assessment: Assessment | null): string[] {
  const around = (assessment?.surroundings ?? []).map(({ sentence }) => sentence);
  return assessment?.sun == null ? around : [...around, assessment.sun.sentence];
}
