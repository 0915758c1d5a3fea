import type { LocationStatus, PlaceClaim } from "#app/core/claims/claim.ts";
import { claimsPerBlock } from "#app/core/claims/claims-per-block.ts";
import type { ExaminedFile, FileContext } from "#app/core/claims/examined-file.ts";
import { fixAge } from "#app/core/claims/fix-age.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { FixAges, Places } from "#app/core/claims/place-claims.ts";
import { placeClaims, strongerStatus } from "#app/core/claims/place-claims.ts";
import type { FieldIndex, RawField } from "#app/core/claims/raw-field.ts";
import type { PointToLookUp, Surroundings } from "#app/core/claims/surroundings.ts";
import { pointsOf } from "#app/core/claims/surroundings.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import type { Union } from "#app/core/claims/two-readers.ts";
import { samePlace, united } from "#app/core/claims/two-readers.ts";
import { zonesOf } from "#app/core/claims/zone-from-place.ts";

/**
 * The points that the file claims, for looking up what lies around them: each as far off as it was when it was found. The answer goes into the file as
 * `surroundings`: its zones tell how old a position was.
 */
export function pointsToLookUp(file: ExaminedFile, context: FileContext): PointToLookUp[] {
  const tolerances = tolerancesOf(context.tolerances);
  const asFound = placesOf(file, { tolerances, ages: () => () => undefined });
  return pointsOf(asFound.claims, tolerances);
}

/** Those points that may lie farther off than was looked up, as they were old: asked with `surroundings`, answered into `widerSurroundings`. */
export function widerPointsToLookUp(file: ExaminedFile, context: FileContext): PointToLookUp[] {
  const tolerances = tolerancesOf(context.tolerances);
  const asked = new Set(pointsToLookUp(file, context).map(spellPoint));
  return pointsOf(agedPlacesOf(file, context, tolerances).claims, tolerances).filter(
    (point) => !asked.has(spellPoint(point)),
  );
}

function spellPoint({ latitude, longitude, reachMetres }: PointToLookUp): string {
  return `${latitude} ${longitude} ${reachMetres}`;
}

/** What is told of what lies around: nothing of a county that is nearer than an old position can tell. */
export function toldSurroundings({
  surroundings,
  widerSurroundings = [],
}: ExaminedFile): readonly Surroundings[] | undefined {
  const isWidened = ({ latitude, longitude }: Surroundings): boolean =>
    widerSurroundings.some((one) => one.latitude === latitude && one.longitude === longitude);
  return surroundings === undefined
    ? undefined
    : [...surroundings.filter((one) => !isWidened(one)), ...widerSurroundings];
}

/** Places of both readers, with their age as far as each reader's times tell it, read in the zones of the place. */
export function agedPlacesOf(
  file: ExaminedFile,
  { receivedAt }: FileContext,
  tolerances: Tolerances,
): ReadPlaces {
  const zones = zonesOf(file.surroundings ?? [], tolerances);
  return placesOf(file, {
    tolerances,
    ages: (fields) => {
      const times = timeClaims(fields, { receivedAt, tolerances }, zones);
      return (source) => fixAge(source, times, { zones, tolerances });
    },
  });
}

export type ReadPlaces = Union<PlaceClaim> & { readonly status: LocationStatus };

function placesOf(
  file: ExaminedFile,
  {
    tolerances,
    ages,
  }: { readonly tolerances: Tolerances; readonly ages: (fields: FieldIndex) => FixAges },
): ReadPlaces {
  const read = (raw: readonly RawField[]): Places => {
    let status: LocationStatus = "absent";
    const inBlock = (block: FieldIndex): readonly PlaceClaim[] => {
      const found = placeClaims(block, ages(block), tolerances);
      status = strongerStatus(status, found.status);
      return found.claims;
    };
    return { claims: claimsPerBlock(raw, inBlock, samePlace), status };
  };
  const first = read(file.fields);
  const authority = file.exifTool === undefined ? undefined : read(file.exifTool);
  return {
    ...united(authority?.claims, first.claims, { alike: samePlace, readers: file.readers }),
    status: strongerStatus(authority?.status ?? "absent", first.status),
  };
}
