import type { PlaceClaim } from "#app/core/claims/claim.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** A point to look up on the maps that are held here. */
export interface PointToLookUp {
  readonly latitude: number;
  readonly longitude: number;
  /** How far off the point the place may be. */
  readonly reachMetres: number;
}

/** A county or its equivalent, by the shapes in use. */
export interface County {
  /** Five digits of the Census Bureau (FIPS). */
  readonly fips: string;
  readonly name: string;
  readonly state: string;
}

/** A populated place of the list in use, and how far its centre is. */
export interface Town {
  readonly name: string;
  /** State or province as the list codes it; may be empty. */
  readonly region: string;
  /** Two letters of ISO 3166. */
  readonly country: string;
  readonly metres: number;
}

/** What maps held here say about one point: derived from a claim, and no claim of the file's. */
export interface Surroundings extends PointToLookUp {
  /** IANA names of the zones within reach, that of the point itself first; none on the open sea. */
  readonly zones: readonly string[];
  /** How far around the point zones were looked for. */
  readonly zoneReachMetres: number;
  /** Null outside the shapes. */
  readonly county: County | null;
  /** Other counties whose border is nearer than the shapes can be trusted. */
  readonly nearCounties: readonly County[];
  readonly countyReachMetres: number;
  /** The nearest listed place; null where none is near. */
  readonly town: Town | null;
  /** Which data said so, with their versions. */
  readonly data: string;
}

/** Surroundings as they are printed and kept: with the sentence that says how far they go. */
export type ToldSurroundings = Surroundings & { readonly sentence: string };

/** The points worth looking up: every usable position, each once. */
export function pointsOf(places: readonly PlaceClaim[], tolerances: Tolerances): PointToLookUp[] {
  const points = new Map<string, PointToLookUp>();
  for (const { latitude, longitude, radiusMetres } of places) {
    if (latitude === null || longitude === null) continue;
    const reachMetres = radiusMetres ?? tolerances.assumedRadiusMetres;
    points.set(`${latitude} ${longitude} ${reachMetres}`, { latitude, longitude, reachMetres });
  }
  return [...points.values()];
}

/** The sentence of what the maps say. Names no county outside the shapes, and no nearest one as if it were the place. */
export function surroundingsSentence(found: Surroundings, tolerances: Tolerances): string {
  const isRough = found.reachMetres > tolerances.roughPlaceMetres;
  const rough = `The position is known to ${spellMetres(found.reachMetres)} only, too roughly for a county or a time zone.`;
  const said = isRough ? [rough] : [countyWords(found), zoneWords(found)];
  return [...said, townWords(found.town), `By ${found.data}.`].join(" ");
}

function countyWords({ county, nearCounties, countyReachMetres }: Surroundings): string {
  const near = nearCounties.map(spellCounty).join(", ");
  const distance = spellMetres(countyReachMetres);
  if (county === null) {
    return nearCounties.length === 0
      ? "Outside the county shapes held here, which cover the United States: no county is derived."
      : `Outside the county shapes held here, and within ${distance} of ${near}: the shapes are simplified, so it may be there or off its shore.`;
  }
  const said = `In ${spellCounty(county)}`;
  return nearCounties.length === 0
    ? `${said}.`
    : `${said}; within ${distance} of the border to ${near}, which is less than the position and these simplified shapes can tell apart.`;
}

function spellCounty({ name, state }: County): string {
  return `${name} (county or equivalent), ${state}`;
}

function townWords(town: Town | null): string {
  if (town === null) return "No listed place is near.";
  const where = [town.name, town.region, town.country].filter((part) => part !== "").join(", ");
  return `The nearest listed place is ${where}, its centre about ${spellMetres(town.metres)} away.`;
}

function zoneWords({ zones, zoneReachMetres }: Surroundings): string {
  const [first, ...others] = zones;
  if (first === undefined) return "No time zone of a country applies there.";
  if (others.length === 0) return `Time zone ${first}.`;
  return `Time zone ${first}, within ${spellMetres(zoneReachMetres)} of ${others.join(", ")}.`;
}

function spellMetres(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)} km`;
}
