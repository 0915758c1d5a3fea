import type { Sign } from "#app/core/claims/claim.ts";

/** Leads whose sentences hold no time, place, zone, device or program of the file, whatever the file holds. */
const WITHOUT_VALUES: ReadonlySet<string> = new Set([
  "changed-after-capture",
  "compression-tables",
  "location-zeroed",
  "messenger-file-name",
  "motion-photo",
  "no-camera-data",
  "places-contradict",
  "screenshot-file-name",
  "thumbnail-differs",
  "thumbnail-not-compared",
  "times-contradict",
]);

/** The leads for whoever sees times and places cut down and no device. One that is not known here is not for them. */
export function coarseSigns(signs: readonly Sign[]): Sign[] {
  return signs.filter(({ code }) => WITHOUT_VALUES.has(code));
}
