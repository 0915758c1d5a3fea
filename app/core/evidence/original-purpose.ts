/** Why someone fetches an original: a code, so that it may stand in a URL and in the public part of a record. */
export const ORIGINAL_PURPOSES = ["review", "exhibit", "examination", "disclosure"] as const;

export type OriginalPurpose = (typeof ORIGINAL_PURPOSES)[number];

/** True for one of the purpose codes. */
export function isOriginalPurpose(text: unknown): text is OriginalPurpose {
  return (ORIGINAL_PURPOSES as readonly unknown[]).includes(text);
}
