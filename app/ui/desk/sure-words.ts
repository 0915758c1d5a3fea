import type { Sure } from "#app/core/intake/sightings.ts";

/** How the desk says what a reporter is sure of. */
export const SURE_WORDS: Readonly<Record<NonNullable<Sure>, string>> = {
  yes: "Yes",
  no: "No",
  unknown: "Does not know",
};
