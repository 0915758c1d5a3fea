/** What the end of the address asks for. */
export type Asked =
  | { readonly kind: "part"; readonly id: PartId }
  | { readonly kind: "exhibit"; readonly number: string; readonly seconds: number };

export const PARTS = ["exhibits", "timeline", "map", "papers"] as const;
export type PartId = (typeof PARTS)[number];

const EXHIBIT = /^#exhibit-([A-Za-z0-9._-]+)(?:&t=([\d.]+))?$/;

/** Reads it; whatever is no part and no exhibit asks for the list. */
export function askedFor(hash: string): Asked {
  const [, number, seconds] = EXHIBIT.exec(hash) ?? [];
  if (number !== undefined) return { kind: "exhibit", number, seconds: Number(seconds) };
  const id = PARTS.find((one) => hash === `#${one}`) ?? "exhibits";
  return { kind: "part", id };
}

/** The end of the address of an exhibit, at a moment of it where one is given. */
export function exhibitHash(number: string, seconds?: number): string {
  return `#exhibit-${number}${seconds === undefined ? "" : `&t=${seconds.toFixed(3)}`}`;
}
