import type { Assessment } from "#app/core/claims/assessment.ts";
import type { Sign, TimeClaim } from "#app/core/claims/claim.ts";
import { bestPlace } from "#app/core/claims/best-place.ts";
import { bestTime } from "#app/core/claims/best-time.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { claimsPerBlock } from "#app/core/claims/claims-per-block.ts";
import { withOrigin } from "#app/core/claims/claim-origin.ts";
import { contradictionSigns } from "#app/core/claims/contradiction-signs.ts";
import { copySigns } from "#app/core/claims/copy-signs.ts";
import { credentialsFound } from "#app/core/claims/credentials-found.ts";
import { credentialTimeClaim } from "#app/core/claims/credential-time.ts";
import { daylightSign, sunRange } from "#app/core/claims/daylight.ts";
import { extensionAgrees } from "#app/core/claims/declared-name.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import type { ExaminedFile, FileContext } from "#app/core/claims/examined-file.ts";
import { UNNAMED } from "#app/core/claims/examined-file.ts";
import { facingClaims } from "#app/core/claims/facing.ts";
import { agedPlacesOf, toldSurroundings } from "#app/core/claims/file-places.ts";
import { damageSentences } from "#app/core/claims/film-damage.ts";
import { isFixBySatellites } from "#app/core/claims/fix-time.ts";
import { nameTimeClaim } from "#app/core/claims/name-time.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import { toldLocationStatus } from "#app/core/claims/place-claims.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { warningSentences } from "#app/core/claims/reader-warnings.ts";
import { senderTimeClaim } from "#app/core/claims/sender-time.ts";
import { signsOf } from "#app/core/claims/signs.ts";
import { surroundingsSentence } from "#app/core/claims/surroundings.ts";
import { unreadSentences } from "#app/core/claims/unread.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import { devicesApart, readersApart, sameTime, united } from "#app/core/claims/two-readers.ts";
import { zoneSigns, zonesOf } from "#app/core/claims/zone-from-place.ts";

/**
 * Judges what was read from one file: every claim of both readers at its level, the best of each kind,
 * what contradicts what, leads and problems.
 */
export function assessFile(file: ExaminedFile, context: FileContext): Assessment {
  const tolerances = tolerancesOf(context.tolerances);
  const places = agedPlacesOf(file, context, tolerances);
  const zones = zonesOf(file.surroundings ?? [], tolerances);
  const { durationSeconds } = file;
  const terms = { receivedAt: context.receivedAt, tolerances, durationSeconds };
  const timesOf = (read: readonly RawField[]): TimeClaim[] =>
    claimsPerBlock(read, (block) => timeClaims(block, terms, zones), sameTime);
  const read = united(
    file.exifTool === undefined ? undefined : timesOf(file.exifTool),
    timesOf(file.fields),
    { alike: sameTime, readers: file.readers },
  );
  const { times, ...found } = withOrigin(
    [...read.claims, ...besideTheFields(file, context, terms)],
    places.claims,
    { durationSeconds, tolerances },
  );
  const removed = context.placeRemovedByReporter === true && places.status !== "present";
  const locationStatus = toldLocationStatus({
    locationStatus: removed ? "removed-by-reporter" : places.status,
    problems: file.problems,
  });
  const fields = indexFields([...(file.exifTool ?? []), ...file.fields]);
  const best = {
    time: bestTime(times, {
      ...{ durationSeconds, tolerances },
      fixBySatellites: isFixBySatellites(indexFields(file.exifTool ?? file.fields)),
    }),
    place: bestPlace(found.places, tolerances),
  };
  const sun = sunRange(best.time, best.place);
  const bright = daylightSign(fields, sun);
  const unread = [
    ...unreadSentences([...file.fields, ...(file.exifTool ?? [])]),
    ...warningSentences(file.exifTool ?? []),
    ...damageSentences(file.fields),
  ];
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
    facing: facingClaims(file),
    credentials: credentialsFound(file),
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
      toldSurroundings(file)?.map((found) => ({
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
