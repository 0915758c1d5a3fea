import type { PlaceClaim, Sign, TimeClaim } from "#app/core/claims/claim.ts";

/** What a person has to do about it (evidence-standards 9.9: metadata in conflict raises a review of EX-4, and never sets a flag). */
const REVIEW =
  "Somebody has to look at it before this file is used, and decide whether it has to be disclosed as something that speaks against a statement (review EX-4).";

/** That the times, or the places, of one file contradict each other (T0, P0): a lead, and a review to be made. */
export function contradictionSigns({
  time,
  place,
}: {
  readonly time: TimeClaim | null;
  readonly place: PlaceClaim | null;
}): Sign[] {
  const signs: Sign[] = [];
  if (time?.level === "T0") {
    const sentence = `Times in this file contradict each other; the sentence of its time names them. A clock set wrong, a program that writes a date of its own, and an old position do this without anybody's intent. ${REVIEW}`;
    signs.push({ code: "times-contradict", sentence });
  }
  if (place?.level === "P0") {
    const sentence = `Places in this file contradict each other; the sentence of its place names them. A copy that kept the place of another file, and a position that was remembered, do this without anybody's intent. ${REVIEW}`;
    signs.push({ code: "places-contradict", sentence });
  }
  return signs;
}
