import { later, type Instant } from "../instant.ts";

/** The log is read every week (CJIS AU-6). */
export const REVIEW_EVERY_MILLIS = 7 * 86_400_000;

/** Whether somebody has to read the security log, and since when. */
export type ReviewState =
  | { readonly kind: "nothing-yet" }
  | { readonly kind: "due-by"; readonly at: Instant }
  | { readonly kind: "overdue"; readonly since: Instant };

/** A week after the last signature, or after the first event when nobody signed yet, the review is overdue. */
export function reviewState(
  lastSigned: Instant | undefined,
  firstEvent: Instant | undefined,
  now: Instant,
): ReviewState {
  const begun = lastSigned ?? firstEvent;
  if (begun === undefined) return { kind: "nothing-yet" };
  const due = later(begun, REVIEW_EVERY_MILLIS);
  return now <= due ? { kind: "due-by", at: due } : { kind: "overdue", since: due };
}
