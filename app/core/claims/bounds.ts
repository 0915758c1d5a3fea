import type { Instant } from "#app/core/instant.ts";
import { instantFromMillis, millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { EAST_MOST_MINUTES, WEST_MOST_MINUTES } from "#app/core/claims/wall-time.ts";

/** What a claim is made under: when the file came in, and the limits in force. */
export interface ClaimContext {
  /** An upper bound for everything the file can show, and never a time of capture. */
  readonly receivedAt: Instant | null;
  readonly tolerances: Tolerances;
  /** Of the recording, where it is one and its length is known. */
  readonly durationSeconds?: number | null;
}

/** Between which moments something lies. */
export interface Bounded {
  readonly kind: "bounded";
  readonly earliest: Instant;
  readonly latest: Instant;
  /** True where the end is when the file came in, and not what the file says. */
  readonly endsAtReceipt: boolean;
}

export type Bounds = Bounded | { readonly kind: "refused"; readonly why: Refusal };

/** Why a readable date bounds nothing. */
export type Refusal = "clock-not-set" | "too-early" | "after-receipt";

// What clocks show that were never set: midnight of the first day they know (evidence-standards 11.2).
const FIRST_DAYS = [1904, 1970, 2000, 2010].map((year) => Date.UTC(year, 0, 1));
const MINUTE = 60_000;

/** What a claim keeps of its bounds; that we ended them stays with them. */
export function keptBounds({
  earliest,
  latest,
  endsAtReceipt,
}: Bounded): Pick<TimeClaim, "earliest" | "latest" | "endsAtReceipt"> {
  return { earliest, latest, ...(endsAtReceipt ? { endsAtReceipt } : {}) };
}

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

/** Every zone of the world, in minutes ahead of UTC. */
export const ANY_ZONE: readonly number[] = [WEST_MOST_MINUTES, EAST_MOST_MINUTES];

/**
 * Bounds of the beginning of a recording whose container was written at its beginning, at its end or between: it began its length before at the earliest.
 * `wallMillis` counts as if the wall were UTC, `offsets` are those in which it may be meant, in minutes ahead of UTC.
 */
export function boundsOfBeginning(
  wallMillis: number,
  { slackMillis, offsets }: { readonly slackMillis: number; readonly offsets: readonly number[] },
  context: ClaimContext,
): Bounds {
  const start = wallMillis - Math.max(...offsets) * MINUTE;
  const length = Math.ceil((context.durationSeconds ?? 0) * 1000);
  // A length that would reach before any such device is no length of a recording.
  const floor = Math.min(start, Date.UTC(context.tolerances.firstYear, 0, 1));
  const first = Math.max(start - Math.max(0, length), floor);
  const last = wallMillis + slackMillis - Math.min(...offsets) * MINUTE;
  return bounded({ first, last, wall: wallMillis }, context);
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
