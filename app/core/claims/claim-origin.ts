import { millisOf } from "#app/core/instant.ts";
import { claimId, placeConflicts, timeConflicts } from "#app/core/claims/claim-conflicts.ts";
import type { ClaimMethod, Lean, PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { ageTimesOf } from "#app/core/claims/fix-age.ts";
import { SAMSUNG_ZONE } from "#app/core/claims/movie-header-time.ts";
import {
  CREDENTIAL_TIME,
  GPS_TIME,
  NAME_TIME,
  SENDER_TIME,
  WALL_TIME_SOURCES,
} from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { parseWallTime } from "#app/core/claims/wall-time.ts";

/** Between two zones lies a quarter of an hour at least: bounds that are wider hold more than one of them. */
const BETWEEN_ZONES_MILLIS = 900_000;

/** What both kinds of claims of one file get beside their values. */
export interface WithOrigin {
  readonly times: TimeClaim[];
  readonly places: PlaceClaim[];
}

/**
 * Each claim of one file with its name, how it was come by, what it leans on, and what it cannot be true together with
 * (evidence-standards 11.1: `method`, `tool`, `conflicts`). `tool` stays as it came. Values, levels and sentences are untouched.
 */
export function withOrigin(
  times: readonly TimeClaim[],
  places: readonly PlaceClaim[],
  terms: { readonly durationSeconds: number | null; readonly tolerances: Tolerances },
): WithOrigin {
  const named = {
    times: times.map((claim, at) => ({ ...claim, id: claimId("time", at) })),
    places: places.map((claim, at) => ({ ...claim, id: claimId("place", at) })),
  };
  const timesApart = timeConflicts(times, terms);
  const placesApart = placeConflicts(places, terms.tolerances);
  return {
    times: named.times.map((claim, at) => ({
      ...claim,
      method: methodOfTime(claim),
      leansOn: leansOfTime(claim, named),
      conflicts: timesApart[at] ?? [],
    })),
    places: named.places.map((claim, at) => ({
      ...claim,
      method: methodOfPlace(claim),
      leansOn: claim.method === "widened-by-age" ? agesOf(claim.source, named.times) : [],
      conflicts: placesApart[at] ?? [],
    })),
  };
}

function methodOfTime({ source, zoneSource, earliest, latest }: TimeClaim): ClaimMethod {
  if (earliest === null && latest === null) return "nothing-derived";
  if (source === NAME_TIME) return "from-name";
  if (source === SENDER_TIME) return "from-sender";
  if (source === CREDENTIAL_TIME) return "from-credentials";
  return zoneSource.startsWith("inferred-") ? "zone-inferred" : "read";
}

function methodOfPlace({ latitude, method }: PlaceClaim): ClaimMethod {
  return latitude === null ? "nothing-derived" : (method ?? "read");
}

/** How old a position was is told by its own time and that of taking. */
function agesOf(placeSource: string, times: readonly Named<TimeClaim>[]): Lean[] {
  return times
    .filter(({ source, earliest }) => ageTimesOf(placeSource).includes(source) && earliest !== null)
    .map(({ id }) => ({ kind: "time", on: id, for: "age" }));
}

type Named<Claim> = Claim & { readonly id: string };

function leansOfTime(
  claim: TimeClaim,
  { times, places }: { times: readonly Named<TimeClaim>[]; places: readonly Named<PlaceClaim>[] },
): Lean[] {
  const ofPlaces = places
    .filter(({ latitude }) => latitude !== null)
    .map(({ id }): Lean => ({ kind: "place", on: id, for: "zone" }));
  const ofFix = times
    .filter(({ source, earliest }) => source === GPS_TIME && earliest !== null)
    .map(({ id }): Lean => ({ kind: "time", on: id, for: "zone" }));
  switch (claim.zoneSource) {
    case "inferred-place":
      return ofPlaces;
    case "inferred-gps-time":
      return isBetweenZones(claim) ? [...ofFix, ...ofPlaces] : ofFix;
    case "inferred-helper":
      return [{ kind: "field", on: SAMSUNG_ZONE, for: "zone" }];
    case "written":
      return ofOwnTag(claim);
    case "utc":
    case "statement":
    case "none":
      return [];
  }
}

/** A zone that stands in a field of its own, and not in the text of the time. */
function ofOwnTag({ source, raw }: TimeClaim): Lean[] {
  const on = WALL_TIME_SOURCES.find((one) => one.source === source)?.offset;
  return on === undefined || parseWallTime(raw)?.offsetMinutes !== null
    ? []
    : [{ kind: "field", on, for: "zone" }];
}

function isBetweenZones({ earliest, latest }: TimeClaim): boolean {
  if (earliest === null || latest === null) return false;
  return millisOf(latest) - millisOf(earliest) >= BETWEEN_ZONES_MILLIS;
}
