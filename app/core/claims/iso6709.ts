/** A position as ISO 6709 writes it in one string. */
export interface Iso6709 {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | null;
  /** How many decimals of a degree the text supports. */
  readonly decimals: number;
  /** The reference system that it names, as written; undefined where it names none, which means WGS 84. */
  readonly crs: string | undefined;
}

const POSITION =
  /^([+-])(\d{2}|\d{4}|\d{6})((?:\.\d{1,12})?)([+-])(\d{3}|\d{5}|\d{7})((?:\.\d{1,12})?)(?:([+-])(\d{1,6}(?:\.\d{1,12})?))?(?:CRS([\w:.-]{1,32}))?\/?$/;

/** Decimals of a degree that a whole degree, minute or second supports. */
const BASE_DECIMALS = [0, 2, 4];

/**
 * Reads `±DD.DDDD±DDD.DDDD±AAA.AAA/` and its DDMM and DDMMSS forms (ISO 6709 annex H). The signs are
 * part of the format: without one there is no position.
 */
export function parseIso6709(text: string): Iso6709 | undefined {
  const match = POSITION.exec(text.trim());
  if (match === null) return undefined;
  const [
    ,
    south = "",
    lat = "",
    latPart = "",
    west = "",
    lon = "",
    lonPart = "",
    sign,
    height,
    crs,
  ] = match;
  const latitude = degrees(lat, latPart, 2);
  const longitude = degrees(lon, lonPart, 3);
  if (latitude === undefined || longitude === undefined) return undefined;
  const base = BASE_DECIMALS[(lat.length - 2) / 2] ?? 0;
  return {
    latitude: south === "-" && latitude !== 0 ? -latitude : latitude,
    longitude: west === "-" && longitude !== 0 ? -longitude : longitude,
    altitude: height === undefined ? null : Number(`${sign ?? "+"}${height}`),
    decimals: base + Math.max(Math.min(latPart.length, lonPart.length) - 1, 0),
    crs,
  };
}

function degrees(digits: string, fraction: string, whole: number): number | undefined {
  const parts = [digits.slice(0, whole), digits.slice(whole, whole + 2), digits.slice(whole + 2)];
  const used = parts.filter((part) => part !== "");
  // The fraction belongs to the last part that is written.
  const values = used.map((part, at) =>
    Number(at === used.length - 1 ? `${part}${fraction}` : part),
  );
  const [degree = 0, minute = 0, second = 0] = values;
  if (minute >= 60 || second >= 60) return undefined;
  return degree + minute / 60 + second / 3600;
}
