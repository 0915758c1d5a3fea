import { metresBetween } from "#app/core/claims/distance.ts";
import type { ClaimConflict, PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { spellSpan } from "#app/core/claims/time-sentence.ts";
import { CREDENTIAL_TIME, GPS_TIME, HEADER_TIME } from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { parseWallTime } from "#app/core/claims/wall-time.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";
import { millisOf } from "#app/core/instant.ts";

/** Fields that mean one moment: when the picture was taken or the recording began. */
const TAKEN: ReadonlySet<string> = new Set([
  "Keys:CreationDate",
  "ExifIFD:DateTimeOriginal",
  "IFD0:DateTimeOriginal",
  "XMP-exif:DateTimeOriginal",
  "XMP-photoshop:DateCreated",
  "UserData:ContentCreateDate",
  "IPTC:DateCreated",
]);
/** Fields that mean that moment or a later one: digitising, and changing. */
const SINCE: ReadonlySet<string> = new Set([
  "ExifIFD:CreateDate",
  "XMP-xmp:CreateDate",
  "IFD0:ModifyDate",
  "XMP-xmp:ModifyDate",
]);

type Conflicts = readonly (readonly ClaimConflict[])[];

/** How a claim is named within its assessment, by its place in the list. */
export function claimId(kind: ClaimConflict["kind"], at: number): string {
  return `${kind}-${at + 1}`;
}

/**
 * What cannot be true together with each claim of one file, in the order of the claims. Every pair is looked at, not only the best; ranges that
 * touch within the tolerance are no contradiction, nor is what one field means to be later.
 */
export function timeConflicts(claims: readonly TimeClaim[], tolerances: Tolerances): Conflicts {
  return conflictsOf("time", claims, (one, other) => {
    const seconds = secondsApart(one, other, tolerances);
    return seconds === undefined ? undefined : `they are ${spellSpan(seconds)} apart`;
  });
}

/** The same for places: points that lie farther apart than both may be off. */
export function placeConflicts(claims: readonly PlaceClaim[], tolerances: Tolerances): Conflicts {
  return conflictsOf("place", claims, (one, other) => {
    const [here, there] = [pointOf(one), pointOf(other)];
    if (here === undefined || there === undefined) return undefined;
    const assumed = tolerances.assumedRadiusMetres;
    const metres = metresBetween(here, there);
    const reach = (one.radiusMetres ?? assumed) + (other.radiusMetres ?? assumed);
    if (metres <= reach) return undefined;
    return metres < 10_000
      ? `they are ${Math.round(metres)} m apart`
      : `they are ${Math.round(metres / 1000)} km apart`;
  });
}

/** The sentence for one claim's conflicts; undefined where it has none. */
export function conflictSentence(conflicts: readonly ClaimConflict[]): string | undefined {
  if (conflicts.length === 0) return undefined;
  const said = conflicts.map(({ source, how }) => `${source} (${how})`);
  return `Cannot be true together with ${said.join(", ")}.`;
}

function conflictsOf<Claim extends { readonly source: string }>(
  kind: ClaimConflict["kind"],
  claims: readonly Claim[],
  apart: (one: Claim, other: Claim) => string | undefined,
): Conflicts {
  return claims.map((claim, at) =>
    claims.flatMap((other, place): ClaimConflict[] => {
      const how = place === at ? undefined : (apart(claim, other) ?? apart(other, claim));
      if (how === undefined) return [];
      return [{ kind, id: claimId(kind, place), source: other.source, how }];
    }),
  );
}

/** How far two claims contradict each other in seconds, taken in this order; undefined where they do not. */
function secondsApart(
  one: TimeClaim,
  other: TimeClaim,
  tolerances: Tolerances,
): number | undefined {
  const limit = tolerances.clocksConflictSeconds;
  if (TAKEN.has(one.source) && TAKEN.has(other.source)) {
    return beyond(Math.max(gap(one, other), gap(other, one)), limit);
  }
  if (TAKEN.has(one.source) && SINCE.has(other.source)) return beyond(gap(other, one), limit);
  if (TAKEN.has(one.source) && other.source === GPS_TIME) return beyond(gap(one, other), limit);
  // Whoever vouches for the time of a signature saw the file then: it was made before.
  if (TAKEN.has(one.source) && other.source === CREDENTIAL_TIME && other.level === "T1") {
    return beyond(gap(other, one), limit);
  }
  if (TAKEN.has(one.source) && other.source === HEADER_TIME) {
    const seconds = beyond(gap(other, one), limit);
    // Some recorders write local time there.
    return seconds !== undefined && looksLikeZones(seconds, tolerances) ? undefined : seconds;
  }
  return undefined;
}

function beyond(seconds: number, limit: number): number | undefined {
  return seconds > limit ? seconds : undefined;
}

/** Seconds from the end of the first to the beginning of the second; negative where they overlap or lie the other way. */
function gap(first: TimeClaim, second: TimeClaim): number {
  const [early, late] = [wallOf(first), wallOf(second)];
  // Two wall times of one file without zones are taken to be of one clock.
  if (early !== undefined && late !== undefined) return (late - early) / 1000;
  if (first.latest === null || second.earliest === null) return Number.NEGATIVE_INFINITY;
  return (millisOf(second.earliest) - millisOf(first.latest)) / 1000;
}

/** A bounded wall time whose zone nobody stated or found. */
function wallOf({ local, zoneSource, earliest }: TimeClaim): number | undefined {
  if (local === null || zoneSource !== "none" || earliest === null) return undefined;
  return parseWallTime(local)?.millis;
}

function pointOf({ latitude, longitude }: PlaceClaim) {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
