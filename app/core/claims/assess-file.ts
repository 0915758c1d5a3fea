import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { Device, PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { bestPlace } from "#app/core/claims/best-place.ts";
import { bestTime } from "#app/core/claims/best-time.ts";
import { extensionAgrees } from "#app/core/claims/declared-name.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import { fixAge } from "#app/core/claims/fix-age.ts";
import type { Places } from "#app/core/claims/place-claims.ts";
import { placeClaims } from "#app/core/claims/place-claims.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { signsOf } from "#app/core/claims/signs.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import type { Union } from "#app/core/claims/two-readers.ts";
import {
  devicesApart,
  readersApart,
  samePlace,
  sameTime,
  unite,
} from "#app/core/claims/two-readers.ts";

/** What was found out about one file before any judgement. */
export interface ExaminedFile {
  readonly path: string;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly sha512: string | null;
  readonly mediaType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
  /** What the first reader read. */
  readonly fields: readonly RawField[];
  /** What ExifTool read; not there where it was not asked or could not answer. */
  readonly exifTool?: readonly RawField[] | undefined;
  readonly problems: readonly ProblemCode[];
}

/** What is known of the file from outside it. */
export interface FileContext {
  /** The name under which it came. */
  readonly declaredName: string;
  readonly receivedAt: Instant | null;
  /** The reporter said that they took the place out. */
  readonly placeRemovedByReporter?: boolean;
  readonly tolerances?: Tolerances;
}

/**
 * Judges what was read from one file: every claim of both readers at its level, the best of each kind,
 * what contradicts what, leads and problems.
 */
export function assessFile(file: ExaminedFile, context: FileContext): Assessment {
  const tolerances = context.tolerances ?? TOLERANCES;
  const first = judge(file.fields, context, tolerances);
  const authority =
    file.exifTool === undefined ? undefined : judge(file.exifTool, context, tolerances);
  const times = united(authority?.times, first.times, sameTime);
  const places = united(authority?.places.claims, first.places.claims, samePlace);
  const { status } = (authority ?? first).places;
  const removed = context.placeRemovedByReporter === true && status !== "present";
  const locationStatus = removed ? "removed-by-reporter" : status;
  const { durationSeconds } = file;
  const fields = indexFields([...(file.exifTool ?? []), ...file.fields]);
  return {
    path: file.path,
    size: file.size,
    sha256: file.sha256,
    sha512: file.sha512,
    mediaType: file.mediaType,
    declaredExtensionAgrees: extensionAgrees(context.declaredName, file.mediaType),
    width: file.width,
    height: file.height,
    durationSeconds,
    device: deviceOf(fields),
    times: times.claims,
    places: places.claims,
    bestTime: bestTime(times.claims, { durationSeconds, tolerances }),
    bestPlace: bestPlace(places.claims, tolerances),
    locationStatus,
    credentials: { state: "not-checked", codes: [] },
    signs: [
      ...readersApart(times.apart),
      ...readersApart(places.apart),
      ...(authority === undefined ? [] : devicesApart(authority.device, first.device)),
      ...signsOf({ declaredName: context.declaredName, fields, locationStatus }),
    ],
    problems: file.problems,
  };
}

function judge(
  read: readonly RawField[],
  context: FileContext,
  tolerances: Tolerances,
): { times: TimeClaim[]; places: Places; device: Device } {
  const fields = indexFields(read);
  const times = timeClaims(fields, { receivedAt: context.receivedAt, tolerances });
  const places = placeClaims(fields, { seconds: fixAge(times, tolerances) }, tolerances);
  return { times, places, device: deviceOf(fields) };
}

/** Where one reader alone looked nothing is marked. */
function united<Kind extends TimeClaim | PlaceClaim>(
  authority: readonly Kind[] | undefined,
  first: readonly Kind[],
  alike: (one: Kind, other: Kind) => boolean,
): Union<Kind> {
  return authority === undefined ? { claims: first, apart: [] } : unite(authority, first, alike);
}
