import type { OpeningPurpose } from "../identity/opening.ts";

/** What a reporter asks of the office beside a message: that something be put right, or that they be left out of it. */
export type RequestKind = "correction" | "withdrawal";

/** Corrections of one report that nobody has seen to; what is asked beyond them is a message and no further task. */
export const MOST_OPEN_CORRECTIONS = 5;

/** So often within 24 hours a reporter may change their mind about having withdrawn; then the report stays withdrawn until the next day. */
export const MOST_TAKEN_BACK = 5;

/**
 * Whether a name may be opened for this although its report was withdrawn: only where a court orders it or somebody is in danger. What was
 * sent stays in the record either way.
 */
export function opensDespiteWithdrawal(purpose: OpeningPurpose): boolean {
  return purpose === "court" || purpose === "safety";
}
