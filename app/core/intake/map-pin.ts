import type { StreetMapAbout } from "../map/street-map.ts";
import { readCoordinates, type WhereAndWhen } from "./answers.ts";
import { pointKey } from "./point-origin.ts";
import type { FormFields, Parsed, Problem } from "./problem.ts";

/** Metres to a point of the screen at the equator and zoom 0, where a map shows the whole Earth (40,075,016.686 m around) on 512 points. */
const METRES_AT_ZOOM_0 = 40_075_016.686 / 512;
/** A fingertip or a hurried mouse is this far off, in points of the screen. */
const PIN_POINTS = 24;
/** No pin is put better than this: streets on maps are metres off themselves. */
const LEAST_METRES = 25;

/**
 * The zoom beyond which a map is only drawn larger and shows no more: tiles of lines count 4,096 steps on 512 points, pictures have 256 points of
 * their own.
 */
function finestZoom({ format, maxZoom }: Pick<StreetMapAbout, "format" | "maxZoom">): number {
  return format === "mvt" ? maxZoom + 3 : maxZoom - 1;
}

/**
 * How far off a pin may be that was put by hand while the map stood at a zoom, in whole metres: as far as a finger is, at what the map showed then.
 * Two digits are enough, and rounded up.
 */
export function pinRadius(
  at: { readonly zoom: number; readonly latitude: number },
  map: Pick<StreetMapAbout, "format" | "maxZoom">,
): number {
  const zoom = Math.max(0, Math.min(at.zoom, finestZoom(map)));
  const metres =
    (PIN_POINTS * METRES_AT_ZOOM_0 * Math.cos((at.latitude * Math.PI) / 180)) / 2 ** zoom;
  const wanted = Math.max(LEAST_METRES, metres);
  const digit = 10 ** (Math.floor(Math.log10(wanted)) - 1);
  return Math.ceil(wanted / digit) * digit;
}

/**
 * Reads the page with the map: its numbers, and where `pin-for` names the same ones, that they are a pin's, put at the zoom in `pin-zoom`. Numbers
 * that somebody typed or changed there are typed. Without numbers there is no point.
 */
export function readPin(
  fields: FormFields,
  map: Pick<StreetMapAbout, "format" | "maxZoom">,
): Parsed<Pick<WhereAndWhen, "latitude" | "longitude" | "point">> {
  const problems: Problem[] = [];
  const read = readCoordinates(fields, problems);
  if (problems.length > 0) return { ok: false, problems };
  const { latitude, longitude } = read;
  const zoom = fields["pin-zoom"] ?? "";
  const isPin =
    latitude !== null &&
    fields["pin-for"] === pointKey(latitude, longitude ?? "") &&
    /^\d{1,2}(\.\d{1,4})?$/.test(zoom);
  if (!isPin) return { ok: true, value: read };
  const radiusMetres = pinRadius({ zoom: Number(zoom), latitude: Number(latitude) }, map);
  return {
    ok: true,
    value: { latitude, longitude, point: { method: "map", radiusMetres, item: null } },
  };
}
