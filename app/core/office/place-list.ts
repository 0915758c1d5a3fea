import type { Json } from "../json.ts";

export type PlaceListKind = "public-property" | "sensitive-place" | "place-names";

/** One place of a list. Coordinates are decimal degrees (WGS 84) as written; null where the list has none. */
export interface ListedPlace {
  readonly name: string;
  /** Such as "park" or "school", as the list says. */
  readonly kind: string;
  readonly owner: string;
  readonly municipality: string;
  readonly county: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** The outline as GeoJSON geometry, where the list has one. */
  readonly outline: Json;
}

/** A list as read from its file. */
export interface PlaceList {
  readonly id: string;
  readonly kind: PlaceListKind;
  readonly title: string;
  readonly file: string;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  readonly places: readonly ListedPlace[];
}

export type ReadPlaces =
  | { readonly ok: true; readonly places: readonly ListedPlace[] }
  | { readonly ok: false; readonly problem: string };

const COLUMNS = [
  "name",
  "kind",
  "owner",
  "municipality",
  "county",
  "latitude",
  "longitude",
] as const;

/** Reads a list written as CSV (RFC 4180, first line names the columns) or as a GeoJSON FeatureCollection. */
export function readPlaces(fileName: string, text: string): ReadPlaces {
  return /\.(geo)?json$/i.test(fileName) ? fromGeoJson(text) : fromCsv(text);
}

function fromCsv(text: string): ReadPlaces {
  const [head, ...lines] = csvRows(text);
  if (head?.includes("name") !== true) {
    return { ok: false, problem: 'the first line must name the columns, among them "name"' };
  }
  const unknown = head.find((column) => !(COLUMNS as readonly string[]).includes(column));
  if (unknown !== undefined) return { ok: false, problem: `column "${unknown}" is not known` };
  const places: ListedPlace[] = [];
  for (const [at, cells] of lines.entries()) {
    if (cells.length !== head.length) {
      return {
        ok: false,
        problem: `line ${at + 2} has ${cells.length} columns, not ${head.length}`,
      };
    }
    const cell = (column: string): string => cells[head.indexOf(column)]?.trim() ?? "";
    const place = placeOf(cell, null);
    if (typeof place === "string") return { ok: false, problem: `line ${at + 2} ${place}` };
    places.push(place);
  }
  return { ok: true, places };
}

function fromGeoJson(text: string): ReadPlaces {
  const features = featuresOf(text);
  if (features === undefined) {
    return { ok: false, problem: "is not a GeoJSON FeatureCollection" };
  }
  const places: ListedPlace[] = [];
  for (const [at, feature] of features.entries()) {
    const { properties, geometry = null } = feature as {
      readonly properties?: Readonly<Record<string, unknown>> | null;
      readonly geometry?: Json;
    };
    const cell = (column: string): string => {
      const value = properties?.[column];
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    const place = placeOf(cell, geometry);
    if (typeof place === "string") return { ok: false, problem: `feature ${at + 1} ${place}` };
    places.push(place);
  }
  return { ok: true, places };
}

function featuresOf(text: string): readonly object[] | undefined {
  try {
    const { type, features } = JSON.parse(text) as { type?: unknown; features?: unknown };
    if (type !== "FeatureCollection" || !Array.isArray(features)) return undefined;
    return features.every((one) => typeof one === "object" && one !== null) ? features : undefined;
  } catch {
    return undefined;
  }
}

/** A place, or what is wrong with it. */
function placeOf(cell: (column: string) => string, outline: Json): ListedPlace | string {
  const name = cell("name");
  if (name === "") return "has no name";
  const latitude = cell("latitude");
  const longitude = cell("longitude");
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) {
    return `("${name}") has a place that is not in decimal degrees`;
  }
  if ((latitude === "") !== (longitude === "")) return `("${name}") has half a pair of coordinates`;
  return {
    name,
    kind: cell("kind"),
    owner: cell("owner"),
    municipality: cell("municipality"),
    county: cell("county"),
    latitude: latitude === "" ? null : latitude,
    longitude: longitude === "" ? null : longitude,
    outline,
  };
}

function isDegrees(text: string, limit: number): boolean {
  return text === "" || (/^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit);
}

/** The rows of a CSV text; quotes may hold commas, line breaks and doubled quotes. Empty lines are left out. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const source = text.replace(/^\uFEFF/, "");
  while (pattern.lastIndex < source.length) {
    const found = pattern.exec(source);
    if (found === null) return [...rows, [...cells, "?"], []];
    const [, quoted, plain = "", end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      if (cells.length > 1 || cells[0] !== "") rows.push(cells);
      cells = [];
    } else if (pattern.lastIndex === source.length) cells.push("");
  }
  if (cells.length > 0) rows.push(cells);
  return rows;
}
