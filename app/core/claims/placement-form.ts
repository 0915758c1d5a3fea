import { instantFromMillis, type Instant } from "../instant.ts";
import { PLACE_METHODS, TIME_METHODS, type Placed } from "./placement.ts";

/** What a form about a place or a time lacks. `field` is the form field to mend. */
export interface PlacementProblem {
  readonly field: "method" | "latitude" | "longitude" | "radius" | "earliest" | "latest" | "basis";
  readonly code:
    | "choose"
    | "not-degrees"
    | "not-metres"
    | "not-a-time-with-offset"
    | "ends-before-it-begins"
    | "say-how"
    | "too-long";
}

export interface PlacementForm {
  readonly placed: Placed;
  readonly basis: string;
}

type Read =
  | { readonly ok: true; readonly value: PlacementForm }
  | { readonly ok: false; readonly problems: readonly PlacementProblem[] };

export const BASIS_LIMIT = 4_000;
/** Half the way round the earth says nothing. */
const MOST_METRES = 200_000;

/**
 * Reads what staff worked out. A time needs its offset from UTC: none is assumed. `basis` has to say how it was found, since nobody can
 * check a bare point.
 */
export function readPlacement(fields: Readonly<Record<string, string>>): Read {
  const problems: PlacementProblem[] = [];
  const basis = (fields["basis"] ?? "").trim();
  if (basis === "") problems.push({ field: "basis", code: "say-how" });
  if (basis.length > BASIS_LIMIT) problems.push({ field: "basis", code: "too-long" });
  const placed =
    fields["kind"] === "time" ? readTime(fields, problems) : readPlace(fields, problems);
  if (problems.length > 0 || placed === undefined) return { ok: false, problems };
  return { ok: true, value: { placed, basis } };
}

function readPlace(
  fields: Readonly<Record<string, string>>,
  problems: PlacementProblem[],
): Placed | undefined {
  const method = PLACE_METHODS.find((one) => one === fields["method"]);
  if (method === undefined) problems.push({ field: "method", code: "choose" });
  const latitude = number(fields["latitude"], 90);
  const longitude = number(fields["longitude"], 180);
  const radiusMetres = number(fields["radius"], MOST_METRES);
  if (latitude === undefined) problems.push({ field: "latitude", code: "not-degrees" });
  if (longitude === undefined) problems.push({ field: "longitude", code: "not-degrees" });
  if (radiusMetres === undefined || radiusMetres < 1) {
    problems.push({ field: "radius", code: "not-metres" });
    return undefined;
  }
  if (method === undefined || latitude === undefined || longitude === undefined) return undefined;
  return { kind: "place", method, latitude, longitude, radiusMetres };
}

function readTime(
  fields: Readonly<Record<string, string>>,
  problems: PlacementProblem[],
): Placed | undefined {
  const method = TIME_METHODS.find((one) => one === fields["method"]);
  if (method === undefined) problems.push({ field: "method", code: "choose" });
  const earliest = moment(fields["earliest"]);
  const latest = moment(fields["latest"]);
  if (earliest === undefined) problems.push({ field: "earliest", code: "not-a-time-with-offset" });
  if (latest === undefined) problems.push({ field: "latest", code: "not-a-time-with-offset" });
  if (method === undefined || earliest === undefined || latest === undefined) return undefined;
  if (latest < earliest) {
    problems.push({ field: "latest", code: "ends-before-it-begins" });
    return undefined;
  }
  return { kind: "time", method, earliest, latest };
}

function number(text: string | undefined, most: number): number | undefined {
  const plain = (text ?? "").trim().replace(/^[−–]/, "-");
  if (!/^[+-]?\d{1,6}(\.\d{1,12})?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Math.abs(value) <= most ? value : undefined;
}

const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)? ?(?:Z|([+\-−])(\d{2}):(\d{2}))$/;

/** `2026-01-24 09:05:00 -06:00`; undefined without an offset, and for a day or an hour that no calendar and no clock has. */
function moment(text: string | undefined): Instant | undefined {
  const parts = MOMENT.exec((text ?? "").trim());
  if (parts === null) return undefined;
  const at = (place: number) => Number(parts[place] ?? "0");
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(at) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  const [hoursOff, minutesOff] = [at(9), at(10)];
  const thousandths = Number((parts[7] ?? "0").padEnd(3, "0"));
  const isClock = hour < 24 && minute < 60 && second < 60 && hoursOff < 15 && minutesOff < 60;
  const midnight = Date.UTC(year, month - 1, day);
  // Some days that are none are taken for the first of the next month.
  const said = `${parts[1] ?? ""}-${parts[2] ?? ""}-${parts[3] ?? ""}`;
  const isDay = year >= 1900 && instantFromMillis(midnight).startsWith(said);
  if (!isClock || !isDay) return undefined;
  const wall = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  const sign = parts[8] === undefined || parts[8] === "+" ? 1 : -1;
  return instantFromMillis(wall - sign * (hoursOff * 60 + minutesOff) * 60_000);
}
