import type { ItemId } from "../ids.ts";
import type { FormFields } from "./problem.ts";

export const POINT_METHODS = ["typed", "position", "file", "map"] as const;
/** How a reporter came by the map numbers they give: typed, from where their device was, from a file of theirs, or by a pin on a map. */
export type PointMethod = (typeof POINT_METHODS)[number];

export interface PointOrigin {
  readonly method: PointMethod;
  /** How far off the point may be, in metres; null where nothing says so. */
  readonly radiusMetres: number | null;
  /** The file it was taken from; null for other methods. */
  readonly item: ItemId | null;
}

export const PRECISIONS = ["exact", "near"] as const;
/** What a reporter consents to: the point as it is known, or only its neighbourhood. */
export type Precision = (typeof PRECISIONS)[number];

/** Decimals of a degree that each consent lets through. Two are a cell of 1.1 km, six are 11 cm. */
const DECIMALS: Readonly<Record<Precision, number>> = { exact: 6, near: 2 };

/** From the middle of a cell of 0.01 degrees to its corner, in metres, rounded up; at most that, anywhere on Earth. */
const CELL_RADIUS = 800;

/**
 * A position no finer than its owner consents to, as text in decimal degrees, with how far off it may then be. `radiusMetres` is what its
 * source says; where a source of a rounded point says nothing, the rounding alone counts, which is at least true of it.
 */
export function consentedPoint(
  at: {
    readonly latitude: number;
    readonly longitude: number;
    readonly radiusMetres: number | null;
  },
  precision: Precision,
): { readonly latitude: string; readonly longitude: string; readonly radiusMetres: number | null } {
  const text = (degrees: number) => String(Number(degrees.toFixed(DECIMALS[precision])));
  const known = at.radiusMetres === null ? null : Math.ceil(at.radiusMetres);
  return {
    latitude: text(at.latitude),
    longitude: text(at.longitude),
    radiusMetres: precision === "near" ? (known ?? 0) + CELL_RADIUS : known,
  };
}

/** Fits `point-for`: which numbers the other `point-…` fields are about. */
export function pointKey(latitude: string, longitude: string): string {
  return `${latitude} ${longitude}`;
}

/**
 * A point as it was sent, with where it comes from. The fields `point-for`, `point-radius` and `point-precision` come from the script that asked
 * the device; where somebody changed the numbers since, they typed them. What was consented to as a neighbourhood is cut to one here too.
 */
export function readPoint(
  point: { readonly latitude: string; readonly longitude: string },
  fields: FormFields,
): { readonly latitude: string; readonly longitude: string; readonly point: PointOrigin } {
  const { latitude, longitude } = point;
  const radius = fields["point-radius"] ?? "";
  const precision = PRECISIONS.find((one) => one === fields["point-precision"]);
  if (
    fields["point-for"] !== pointKey(latitude, longitude) ||
    precision === undefined ||
    !/^\d{1,8}$/.test(radius)
  ) {
    return { latitude, longitude, point: { method: "typed", radiusMetres: null, item: null } };
  }
  const cut = consentedPoint(
    { latitude: Number(latitude), longitude: Number(longitude), radiusMetres: Number(radius) },
    precision,
  );
  // The script counted the rounding in; to round once more changes neither the point nor its radius.
  return {
    ...{ latitude: cut.latitude, longitude: cut.longitude },
    point: { method: "position", radiusMetres: Number(radius), item: null },
  };
}
