import { quote } from "#app/core/claims/time-sentence.ts";

/**
 * The reference system that a source says its degrees are of. `near`: another than WGS 84, of which is known how many metres it may lie off at
 * most. `unknown`: one of which that is not known here, or that may not be of the Earth at all.
 */
export type Datum =
  | { readonly kind: "wgs84" }
  | { readonly kind: "near"; readonly name: string; readonly metres: number }
  | { readonly kind: "unknown"; readonly name: string };

export const WGS_84: Datum = { kind: "wgs84" };

/** Names and numbers (EPSG) of WGS 84 itself. */
const SAME = /^(?:WGS(?:19)?84(?:G\d{1,4})?|WORLDGEODETICSYSTEM(?:19)?84|EPSG(?:4326|4979|9777))$/;

/**
 * Systems in use among surveyors and old receivers. Those of satellites move with their continents and lie a few metres off by now. Of the older
 * ones the bound is the length of the published translation of their origin (EPSG registry, mean values), with what their other figure of the Earth
 * adds, rounded up to hundreds: no place is shifted farther.
 */
const NEAR: readonly (readonly [pattern: RegExp, name: string, metres: number])[] = [
  [/^(?:(?:NAD|NORTHAMERICAN(?:DATUM)?)(?:19)?83\w*|EPSG(?:4269|4617|6318))$/, "NAD 83", 3],
  [/^(?:ETRS(?:19)?89|ETRF\d{0,4}|EPSG4258)$/, "ETRS 89", 3],
  [/^(?:ITRF\d{0,4}|ITRS)$/, "ITRF", 3],
  [/^(?:GDA(?:19)?94|EPSG4283)$/, "GDA 94", 3],
  [/^(?:(?:NAD|NORTHAMERICAN(?:DATUM)?)(?:19)?27\w*|EPSG4267)$/, "NAD 27", 500],
  [/^(?:ED(?:19)?50|EUROPEAN(?:DATUM)?(?:19)?50|EPSG4230)$/, "ED 50", 300],
  [/^(?:TOKYO\w*|EPSG4301)$/, "Tokyo", 1000],
];

/** The reference system that a text names; WGS 84 where it names none, as receivers work in it (ISO 6709, Exif 4.6.6 GPSMapDatum). */
export function datumOf(text: string | undefined): Datum {
  const plain = (text ?? "").replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  if (plain === "" || SAME.test(plain)) return WGS_84;
  const near = NEAR.find(([pattern]) => pattern.test(plain));
  return near === undefined
    ? { kind: "unknown", name: quote((text ?? "").trim()) }
    : { kind: "near", name: near[1], metres: near[2] };
}

/** What receivers err by anyway, in metres. */
const FAR_METRES = 10;

/** Whether a system lies so far from WGS 84 that a point in it is a weaker claim. */
export function liesFar(datum: Datum): boolean {
  return datum.kind === "near" && datum.metres > FAR_METRES;
}

/** How a sentence names the system behind a position. */
export function datumWords(datum: Datum): string {
  switch (datum.kind) {
    case "wgs84":
      return "(WGS 84)";
    case "near":
      return `in the reference system ${datum.name}, which is not WGS 84 and lies within ${datum.metres} m of it,`;
    case "unknown":
      return `in the reference system ${datum.name}`;
  }
}
