import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { bestPlace } from "#app/core/claims/best-place.ts";
import { bestTime } from "#app/core/claims/best-time.ts";
import { extensionAgrees } from "#app/core/claims/declared-name.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import { fixAge } from "#app/core/claims/fix-age.ts";
import { placeClaims } from "#app/core/claims/place-claims.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { signsOf } from "#app/core/claims/signs.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

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
  readonly fields: readonly RawField[];
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

/** Judges what was read from one file: every claim at its level, the best of each kind, leads and problems. */
export function assessFile(file: ExaminedFile, context: FileContext): Assessment {
  const tolerances = context.tolerances ?? TOLERANCES;
  const fields = indexFields(file.fields);
  const times = timeClaims(fields, { receivedAt: context.receivedAt, tolerances });
  const places = placeClaims(fields, { seconds: fixAge(times, tolerances) }, tolerances);
  const removed = context.placeRemovedByReporter === true && places.status !== "present";
  const locationStatus = removed ? "removed-by-reporter" : places.status;
  return {
    path: file.path,
    size: file.size,
    sha256: file.sha256,
    sha512: file.sha512,
    mediaType: file.mediaType,
    declaredExtensionAgrees: extensionAgrees(context.declaredName, file.mediaType),
    width: file.width,
    height: file.height,
    durationSeconds: file.durationSeconds,
    device: deviceOf(fields),
    times,
    places: places.claims,
    bestTime: bestTime(times, { durationSeconds: file.durationSeconds, tolerances }),
    bestPlace: bestPlace(places.claims, tolerances),
    locationStatus,
    credentials: { state: "not-checked", codes: [] },
    signs: signsOf({ declaredName: context.declaredName, fields, locationStatus }),
    problems: file.problems,
  };
}
