import type { Instant } from "#app/core/instant.ts";
import { instantFromMillis, millisOf } from "#app/core/instant.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { EAST_MOST_MINUTES, WEST_MOST_MINUTES } from "#app/core/claims/wall-time.ts";

/** What a claim is made under: when the file came in, and the limits in force. */
export interface ClaimContext {
  /** An upper bound for everything the file can show, and never a time of capture. */
  readonly receivedAt: Instant | null;
  readonly tolerances: Tolerances;
}

export type Bounds =
  | {
      readonly kind: "bounded";
      readonly earliest: Instant;
      readonly latest: Instant;
      /** True where the end is when the file came in, and not what the file says. */
      readonly endsAtReceipt: boolean;
    }
  | { readonly kind: "refused"; readonly why: Refusal };

/** Why a readable date bounds nothing. */
export type Refusal = "clock-not-set" | "too-early" | "after-receipt";

// What clocks show that were never set: midnight of the first day they know (evidence-standards 11.2).
const FIRST_DAYS = [1904, 1970, 2000, 2010].map((year) => Date.UTC(year, 0, 1));
const MINUTE = 60_000;

/** Bounds of a moment whose zone is known. `millis` is UTC. */
export function boundsOfMoment(millis: number, slack: number, context: ClaimContext): Bounds {
  return bounded({ first: millis, last: millis + slack, wall: millis }, context);
}

/** Bounds of a wall time whose zone nobody knows: every zone of the world is possible. */
export function boundsOfWallTime(millis: number, slack: number, context: ClaimContext): Bounds {
  const first = millis - EAST_MOST_MINUTES * MINUTE;
  const last = millis + slack - WEST_MOST_MINUTES * MINUTE;
  return bounded({ first, last, wall: millis }, context);
}

function bounded(
  range: { first: number; last: number; wall: number },
  { receivedAt, tolerances }: ClaimContext,
): Bounds {
  const wallMinute = range.wall - (range.wall % MINUTE);
  if (FIRST_DAYS.includes(wallMinute)) return { kind: "refused", why: "clock-not-set" };
  if (range.wall < Date.UTC(tolerances.firstYear, 0, 1))
    return { kind: "refused", why: "too-early" };
  let last = range.last;
  if (receivedAt !== null) {
    const receipt = millisOf(receivedAt);
    if (range.first > receipt + tolerances.afterReceiptSeconds * 1000) {
      return { kind: "refused", why: "after-receipt" };
    }
    // A clock a little ahead of ours stays as it is: its claim would otherwise end before it begins.
    if (receipt >= range.first) last = Math.min(last, receipt);
  }
  return {
    kind: "bounded",
    earliest: instantFromMillis(range.first),
    latest: instantFromMillis(last),
    endsAtReceipt: last < range.last,
  };
}
