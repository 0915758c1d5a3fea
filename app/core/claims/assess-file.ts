import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { LocationStatus, PlaceClaim, Sign, TimeClaim } from "#app/core/claims/claim.ts";
import { bestPlace } from "#app/core/claims/best-place.ts";
import { bestTime } from "#app/core/claims/best-time.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { withOrigin } from "#app/core/claims/claim-origin.ts";
import { contradictionSigns } from "#app/core/claims/contradiction-signs.ts";
import { copySigns } from "#app/core/claims/copy-signs.ts";
import { credentialTimeClaim } from "#app/core/claims/credential-time.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import { daylightSign, sunRange } from "#app/core/claims/daylight.ts";
import { extensionAgrees } from "#app/core/claims/declared-name.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import { fixAge } from "#app/core/claims/fix-age.ts";
import { nameTimeClaim } from "#app/core/claims/name-time.ts";
import type { OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { Places } from "#app/core/claims/place-claims.ts";
import { placeClaims, toldLocationStatus } from "#app/core/claims/place-claims.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { senderTimeClaim } from "#app/core/claims/sender-time.ts";
import { signsOf } from "#app/core/claims/signs.ts";
import type { PointToLookUp, Surroundings } from "#app/core/claims/surroundings.ts";
import { pointsOf, surroundingsSentence } from "#app/core/claims/surroundings.ts";
import { unreadSentences } from "#app/core/claims/unread.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import type { Union } from "#app/core/claims/two-readers.ts";
import {
  devicesApart,
  readersApart,
  samePlace,
  sameTime,
  unite,
} from "#app/core/claims/two-readers.ts";
import { zoneSigns, zonesOf } from "#app/core/claims/zone-from-place.ts";

/** The programs that read a file, as claims name them. */
export interface Readers {
  readonly first: string;
  readonly exifTool?: string | undefined;
}

const UNNAMED: Readers = { first: "first reader" };

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
  /** What read them, with versions. */
  readonly readers?: Readers | undefined;
  readonly problems: readonly ProblemCode[];
  /** Absent where they were not looked for. */
  readonly credentials?: Credentials | undefined;
  /** What maps say about the points that the file claims; not there where none were asked. */
  readonly surroundings?: readonly Surroundings[] | undefined;
}

/** What is known of the file from outside it. */
export interface FileContext {
  /** The name under which it came. */
  readonly declaredName: string;
  readonly receivedAt: Instant | null;
  /** The reporter said that they took the place out. */
  readonly placeRemovedByReporter?: boolean;
  /** When the sender's device says that it last wrote the file. */
  readonly senderModifiedAt?: Instant | undefined;
  /** The office's own limits; the project's where it sets none. */
  readonly tolerances?: OfficeTolerances | undefined;
}

/**
 * The points that the file claims, for looking up what lies around them. To be asked first; the answer goes into
 * `assessFile` with the same file and context.
 */
export function pointsToLookUp(file: ExaminedFile, context: FileContext): PointToLookUp[] {
  const tolerances = tolerancesOf(context.tolerances);
  return pointsOf(placesOf(file, context, tolerances).claims, tolerances);
}

/**
 * Judges what was read from one file: every claim of both readers at its level, the best of each kind,
 * what contradicts what, leads and problems.
 */
export function assessFile(file: ExaminedFile, context: FileContext): Assessment {
  const tolerances = tolerancesOf(context.tolerances);
  const places = placesOf(file, context, tolerances);
  const zones = zonesOf(file.surroundings ?? [], tolerances);
  const terms = { receivedAt: context.receivedAt, tolerances };
  const timesOf = (read: readonly RawField[]) => timeClaims(indexFields(read), terms, zones);
  const read = united(
    file.exifTool === undefined ? undefined : timesOf(file.exifTool),
    timesOf(file.fields),
    { alike: sameTime, readers: file.readers },
  );
  const { times, ...found } = withOrigin(
    [...read.claims, ...besideTheFields(file, context, terms)],
    places.claims,
    { durationSeconds: file.durationSeconds, tolerances },
  );
  const removed = context.placeRemovedByReporter === true && places.status !== "present";
  const locationStatus = toldLocationStatus({
    locationStatus: removed ? "removed-by-reporter" : places.status,
    problems: file.problems,
  });
  const { durationSeconds } = file;
  const fields = indexFields([...(file.exifTool ?? []), ...file.fields]);
  const best = {
    time: bestTime(times, { durationSeconds, tolerances }),
    place: bestPlace(found.places, tolerances),
  };
  const sun = sunRange(best.time, best.place);
  const bright = daylightSign(fields, sun);
  const unread = unreadSentences([...file.fields, ...(file.exifTool ?? [])]);
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
    times,
    places: found.places,
    bestTime: best.time,
    bestPlace: best.place,
    locationStatus,
    credentials: file.credentials ?? { state: "not-checked", codes: [] },
    signs: [
      ...readersApart(read.apart),
      ...readersApart(places.apart),
      ...devicesOfBoth(file),
      ...contradictionSigns(best),
      ...zoneSigns(times, zones),
      ...(bright === undefined ? [] : [bright]),
      ...signsOf({ declaredName: context.declaredName, fields, locationStatus }),
      ...copySigns({ ...file, declaredName: context.declaredName, fields }),
    ],
    problems: file.problems,
    ...(unread.length === 0 ? {} : { unread }),
    surroundings:
      file.surroundings?.map((found) => ({
        ...found,
        sentence: surroundingsSentence(found, tolerances),
      })) ?? null,
    sun,
    ...(context.tolerances === undefined ? {} : { tolerances: context.tolerances }),
  };
}

/** What is known of its time from outside the fields: its name, the device that sent it, and whoever signed it. */
function besideTheFields(
  { credentials, readers = UNNAMED }: ExaminedFile,
  { declaredName, senderModifiedAt }: FileContext,
  terms: ClaimContext,
): TimeClaim[] {
  const ofName = nameTimeClaim(declaredName, terms);
  const signed = credentialTimeClaim(credentials, terms);
  const engine = credentials?.judgedBy?.engine;
  return [
    ...(ofName === undefined ? [] : [{ ...ofName, tool: readers.first }]),
    ...(senderModifiedAt === undefined ? [] : [senderTimeClaim(senderModifiedAt, terms)]),
    ...(signed === undefined
      ? []
      : [{ ...signed, ...(engine === undefined ? {} : { tool: engine }) }]),
  ];
}

function devicesOfBoth({ fields, exifTool }: ExaminedFile): Sign[] {
  return exifTool === undefined
    ? []
    : devicesApart(deviceOf(indexFields(exifTool)), deviceOf(indexFields(fields)));
}

/** Places of both readers. Their age needs times only as far as the file's own clocks tell them. */
function placesOf(
  file: ExaminedFile,
  { receivedAt }: FileContext,
  tolerances: Tolerances,
): Union<PlaceClaim> & { readonly status: LocationStatus } {
  const read = (raw: readonly RawField[]): Places => {
    const fields = indexFields(raw);
    const times = timeClaims(fields, { receivedAt, tolerances });
    return placeClaims(fields, (source) => fixAge(source, times, tolerances), tolerances);
  };
  const first = read(file.fields);
  const authority = file.exifTool === undefined ? undefined : read(file.exifTool);
  return {
    ...united(authority?.claims, first.claims, { alike: samePlace, readers: file.readers }),
    status: (authority ?? first).status,
  };
}

/** Where one reader alone looked nothing is marked. Each claim names what read it. */
function united<Kind extends TimeClaim | PlaceClaim>(
  authority: readonly Kind[] | undefined,
  first: readonly Kind[],
  { alike, readers = UNNAMED }: Uniting<Kind>,
): Union<Kind> {
  const byFirst = first.map((claim) => ({ ...claim, tool: readers.first }));
  if (authority === undefined) return { claims: byFirst, apart: [] };
  const tool = readers.exifTool ?? "ExifTool";
  return unite(
    authority.map((claim) => ({ ...claim, tool })),
    byFirst,
    alike,
  );
}

interface Uniting<Kind> {
  readonly alike: (one: Kind, other: Kind) => boolean;
  readonly readers: Readers | undefined;
}
