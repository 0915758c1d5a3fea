// Words of the search that nobody can type: their sign is no letter, and so no token of a text begins with it.

/** Stands in every report: what all but some are is everything without those. */
export const EVERY_REPORT = "·";

/** Stands in a report whose words may state somebody's immigration status. */
export const STATES_STATUS = "·states·status";

/** The word by which an agency of the office's pack is found. Its id holds small letters, digits and hyphens, which part words. */
export function agencyMark(agency: string): string {
  return `·agency·${agency.replace(/[^a-z0-9]/g, "·")}`;
}

/** The word by which a part of a plate or badge is found (`core/triage/part-words.ts`): its beginning is looked for. */
export function partMark(part: string): string {
  return `·part·${part}`;
}
