import { later, type Instant } from "../instant.ts";

/** Clocks of several machines differ by this much without meaning anything. */
export const CLOCK_SLACK_MILLIS = 60_000;

/** Bounds of what still has its time: what is before `before` had it, and what says that it is after `beyond` was written by a clock that ran ahead. */
export interface TimeBounds {
  readonly before: Instant;
  readonly beyond: Instant;
}

/**
 * True while something is good that was given out for so many milliseconds. What would be good for longer than it was given
 * out for was given out by a clock that has been set back since: nobody knows how old it is, so it is over.
 */
export function isInTime(expiresAt: Instant, lastsMillis: number, now: Instant): boolean {
  return now <= expiresAt && expiresAt <= later(now, lastsMillis + CLOCK_SLACK_MILLIS);
}
