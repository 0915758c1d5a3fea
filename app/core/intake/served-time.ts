import { later, millisOf, type Instant } from "../instant.ts";

/** A stretch of the clock in which the office served nobody, or over which its clock jumped. */
export interface Unserved {
  readonly from: Instant;
  readonly until: Instant;
}

/** What is known of the time that the office served, so that it can be told from time that the clock only claims. */
export interface ServedTime {
  /** When the sweep last ran, by the clock of then. */
  readonly sweptAt: Instant;
  readonly unserved: readonly Unserved[];
}

/**
 * Sweeps come every hour, and security-reliability R6 lets a clock jump by an hour: where more than both lies between two of them, nobody can say that
 * the office served meanwhile, whatever the reason.
 */
export const LONGEST_SERVED_MILLIS = 2 * 3_600_000;

/** Stretches that ended so long ago are forgotten: nothing that is counted in served time is kept so long. */
const REMEMBERED_MILLIS = 366 * 86_400_000;

/** The stretch since the last sweep, where it is too long to have been served; undefined else, also where the clock was set back. */
export function newlyUnserved({ sweptAt }: ServedTime, now: Instant): Unserved | undefined {
  return later(sweptAt, LONGEST_SERVED_MILLIS) < now ? { from: sweptAt, until: now } : undefined;
}

/** Every stretch that was not served until now. What a clock that ran ahead had noted ends now, once it is set back. */
export function unservedUntil(served: ServedTime | undefined, now: Instant): readonly Unserved[] {
  if (served === undefined) return [];
  const fresh = newlyUnserved(served, now);
  return [...served.unserved, ...(fresh === undefined ? [] : [fresh])]
    .map(({ from, until }) => ({ from, until: until < now ? until : now }))
    .filter(({ from, until }) => from < until && until > later(now, -REMEMBERED_MILLIS));
}

/** The instant since when so many milliseconds were served until now: what comes before it has had its time. */
export function servedSince(now: Instant, millis: number, unserved: readonly Unserved[]): Instant {
  let since = later(now, -millis);
  for (const { from, until } of unserved.toSorted((a, b) => (a.from < b.from ? 1 : -1))) {
    // A stretch that ends just where the time would begin belongs to what is skipped, too: a moment within it counts as its end.
    if (until >= since) since = later(since, millisOf(from) - millisOf(until));
  }
  return since;
}

/** An instant moved on by what was not served after it: from there on the time that it had can be counted by the clock alone. */
export function withoutUnserved(at: Instant, unserved: readonly Unserved[]): Instant {
  return unserved.reduce(
    (moved, { from, until }) =>
      until > at ? later(moved, millisOf(until) - millisOf(from > at ? from : at)) : moved,
    at,
  );
}
