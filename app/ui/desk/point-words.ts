import type { PointMethod, PointOrigin } from "#app/core/intake/point-origin.ts";

const METHODS: Readonly<Record<PointMethod, string>> = {
  typed: "typed by the reporter",
  position: "where the reporter's device was when they wrote, with their consent",
  map: "put on a map by the reporter",
  file: "taken from a file of theirs, with their consent",
};

/** How a reporter came by the map numbers, for the desk; empty where nobody asked. */
export function pointWords(point: PointOrigin | null): string {
  if (point === null) return "";
  const { method, radiusMetres } = point;
  return METHODS[method] + (radiusMetres === null ? "" : `, ± ${radiusMetres} m`);
}
