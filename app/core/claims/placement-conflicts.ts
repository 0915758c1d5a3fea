import { millisOf } from "../instant.ts";
import type { PlaceClaim, TimeClaim } from "./claim.ts";
import { metresBetween } from "./distance.ts";
import type { Placed } from "./placement.ts";
import { CREDENTIAL_TIME, DEVICE_CLOCKS, GPS_TIME } from "./time-source.ts";
import type { Tolerances } from "./tolerances.ts";

/** What the file itself says, to be compared with. */
export interface OfTheFile {
  readonly bestTime: TimeClaim | null;
  readonly bestPlace: PlaceClaim | null;
  /** All its times; the best one alone is compared where they are not given. */
  readonly times?: readonly TimeClaim[];
}

export const NOTHING_SAID: OfTheFile = { bestTime: null, bestPlace: null };

/** Whether two that staff worked out can both be true: circles that touch, spans that touch. A place and a time always can. */
export function canBothBe(one: Placed, other: Placed): boolean {
  if (one.kind === "place" && other.kind === "place") {
    return metresBetween(one, other) <= one.radiusMetres + other.radiusMetres;
  }
  if (one.kind === "time" && other.kind === "time") {
    return one.earliest <= other.latest && other.earliest <= one.latest;
  }
  return true;
}

/** What the file says where it cannot be true together with this, as its own sentence; undefined where it can, or says nothing. */
export function contradictionOf(
  placed: Placed,
  ofTheFile: OfTheFile,
  tolerances: Tolerances,
): string | undefined {
  return placed.kind === "place"
    ? otherPlace(placed, ofTheFile, tolerances)
    : otherTime(placed, ofTheFile, tolerances);
}

/** Where the file's own places contradict each other the radius of the best one reaches to all of them. */
function otherPlace(
  placed: Extract<Placed, { kind: "place" }>,
  { bestPlace }: OfTheFile,
  tolerances: Tolerances,
): string | undefined {
  if (bestPlace?.latitude == null || bestPlace.longitude === null) return undefined;
  const { latitude, longitude, radiusMetres } = bestPlace;
  const reach = placed.radiusMetres + (radiusMetres ?? tolerances.assumedRadiusMetres);
  return metresBetween(placed, { latitude, longitude }) > reach ? bestPlace.sentence : undefined;
}

/** A clock with its zone stated or found, or two that contradict each other and bound the time together. */
const CLOCK_LEVELS: readonly TimeClaim["level"][] = ["T0", "T1", "T2", "T3"];

/** A device's own clock without a zone bounds too: no zone of the world puts it outside its 26 hours. */
function isClock({ source, level }: TimeClaim): boolean {
  return CLOCK_LEVELS.includes(level) || (level === "T4" && DEVICE_CLOCKS.has(source));
}

type PlacedTime = Extract<Placed, { kind: "time" }>;

function otherTime(
  placed: PlacedTime,
  { bestTime, times = [] }: OfTheFile,
  tolerances: Tolerances,
): string | undefined {
  const slack = tolerances.clocksConflictSeconds * 1000;
  // A container's header and an editor's date are often those of a copy: they contradict nobody who looked.
  const clock = bestTime !== null && isClock(bestTime) ? [bestTime] : [];
  const bounds = times.filter(
    ({ source, level }) =>
      (source === CREDENTIAL_TIME && level === "T1") || (source === GPS_TIME && level === "T2"),
  );
  return [...clock, ...bounds].find((claim) => excludes(claim, placed, slack))?.sentence;
}

/** A position that was found long before says nothing of what came after it; a signature nothing of what came before. */
function excludes(
  { source, earliest, latest }: TimeClaim,
  placed: PlacedTime,
  slack: number,
): boolean {
  const isBefore = earliest !== null && millisOf(earliest) > millisOf(placed.latest) + slack;
  const isAfter = latest !== null && millisOf(placed.earliest) > millisOf(latest) + slack;
  return isBefore || (isAfter && source !== GPS_TIME);
}
