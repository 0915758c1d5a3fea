import type { Assessment } from "#app/core/claims/assessment.ts";
import type { LocationStatus, PlaceClaim } from "#app/core/claims/claim.ts";
import { liesFar } from "#app/core/claims/datum.ts";
import { readExifPlace } from "#app/core/claims/exif-place.ts";
import type { FixAge } from "#app/core/claims/fix-age.ts";
import { ageRemark } from "#app/core/claims/fix-age.ts";
import { readIsoPlaces, readLociPlace, readXmpPlaces } from "#app/core/claims/other-places.ts";
import type { PlaceReading } from "#app/core/claims/place-reading.ts";
import {
  decimalsToPrint,
  positionSentence,
  unusableSentence,
} from "#app/core/claims/place-sentence.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import type { Radius } from "#app/core/claims/radius.ts";
import { noFinerThanWritten, shifted, widened } from "#app/core/claims/radius.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** Places with what became of them, as one answer: the status is a fact about all sources together. */
export interface Places {
  readonly claims: readonly PlaceClaim[];
  readonly status: LocationStatus;
}

/** How old a position from a source was when the picture was taken or the recording began; undefined where that is not known. */
export type FixAges = (placeSource: string) => FixAge | undefined;

/** Every place that the fields hold, each as a claim of its own, the best source first. */
export function placeClaims(fields: FieldIndex, ages: FixAges, tolerances: Tolerances): Places {
  const readings = [
    readExifPlace(fields, tolerances),
    ...readIsoPlaces(fields),
    ...readXmpPlaces(fields),
    readLociPlace(fields),
  ].filter((reading) => reading !== undefined);
  return {
    claims: readings.map((reading) => claimOf(reading, ages(reading.source), tolerances)),
    status: statusOf(readings),
  };
}

/** What says most of what became of a place, before what says less. */
const STRENGTH: readonly LocationStatus[] = [
  "present",
  "implausible",
  "incomplete",
  "zeroed-by-device",
];

/** The stronger of two statuses, as two readers found them: what only one of them saw was there to be seen. */
export function strongerStatus(one: LocationStatus, other: LocationStatus): LocationStatus {
  return STRENGTH.find((status) => status === one || status === other) ?? one;
}

/** The status as it may be told: that a place is absent only where the file was read whole, also of examinations that did not know the difference. */
export function toldLocationStatus({
  locationStatus,
  problems,
}: Pick<Assessment, "locationStatus" | "problems">): LocationStatus {
  return locationStatus === "absent" && !isWhollyRead(problems) ? "unread" : locationStatus;
}

/** An assessment as it may be told outside the desk: with the status as `toldLocationStatus` says it, the rest as it was kept. */
export function toldAssessment(assessment: Assessment): Assessment {
  return { ...assessment, locationStatus: toldLocationStatus(assessment) };
}

function statusOf(readings: readonly PlaceReading[]): LocationStatus {
  if (readings.some((reading) => reading.state === "usable" && isPlausible(reading)))
    return "present";
  if (readings.some(({ state }) => state === "usable" || state === "impossible")) {
    return "implausible";
  }
  if (readings.some(({ state }) => state !== "zeroed")) return "incomplete";
  return readings.length > 0 ? "zeroed-by-device" : "absent";
}

/** 0°, 0° is open sea and what a device writes that knows no place. */
function isPlausible({ latitude, longitude }: PlaceReading): boolean {
  if (latitude === 0 && longitude === 0) return false;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function claimOf(
  reading: PlaceReading,
  age: FixAge | undefined,
  tolerances: Tolerances,
): PlaceClaim {
  const usable = reading.state === "usable" && isPlausible(reading);
  const { source, raw } = reading;
  if (!usable) {
    const sentence = unusableSentence(reading);
    return {
      source,
      raw,
      latitude: null,
      longitude: null,
      altitude: null,
      radiusMetres: null,
      level: "P5",
      sentence,
    };
  }
  const isOld = age !== undefined && age.seconds > tolerances.staleFixSeconds;
  // Another zone explains it as well, and is said; the claim stays as the device made it.
  const stale = isOld && age.elseSetTo === undefined;
  const altitude = plausibleAltitude(reading.altitude, tolerances);
  const radius = radiusOf(reading, stale ? age.seconds : undefined, tolerances);
  const remarks = [...reading.remarks];
  if (altitude === null && reading.altitude !== null)
    remarks.push("The height written beside it is not possible.");
  if (isOld) remarks.push(ageRemark(age));
  return {
    source,
    raw,
    latitude: settled(reading.latitude),
    longitude: settled(reading.longitude),
    altitude,
    radiusMetres: radius?.metres ?? null,
    radiusOrigin: radius?.origin ?? null,
    decimals: decimalsToPrint(reading.decimals),
    level: reading.kind === "device" && !stale && !liesFar(reading.datum) ? "P2" : "P3",
    sentence: positionSentence({ ...reading, altitude, radius, remarks }, tolerances),
    ...(stale ? { method: "widened-by-age" } : {}),
  };
}

function radiusOf(
  reading: PlaceReading,
  age: number | undefined,
  tolerances: Tolerances,
): Radius | null {
  const written = noFinerThanWritten(reading.radius, reading.decimals, tolerances);
  const here = shifted(written, reading.datum, tolerances);
  if (age === undefined) return here;
  const moved = age * Math.max(tolerances.plausibleMetresPerSecond, reading.speed ?? 0);
  return widened(here, moved, tolerances);
}

/** A tenth of a millimetre: what lies beyond is the arithmetic's, not the file's. */
function settled(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

function plausibleAltitude(metres: number | null, tolerances: Tolerances): number | null {
  if (metres === null || !Number.isFinite(metres)) return null;
  return metres < tolerances.lowestMetres || metres > tolerances.highestMetres ? null : metres;
}
