import { dateFormat } from "#app/core/date-format.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { spellPosition } from "#app/core/claims/place-sentence.ts";
import type { ShownClaim } from "#app/ui/evidence/claims-table.tsx";
import type { ShownFacing } from "#app/ui/desk/shown-report.ts";
import { dayWords } from "#app/ui/desk/incident-words.ts";

export interface ShownClaims {
  readonly times: readonly ShownClaim[];
  readonly places: readonly ShownClaim[];
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
