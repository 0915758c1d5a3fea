import { instantFromMillis, type Instant } from "../instant.ts";
import { dayIn } from "../local-day.ts";

/** From a day to another, both included; null where it is open. */
export interface Days {
  readonly from: string | null;
  readonly until: string | null;
}

const HOUR = 3_600_000;
/** No place's clocks are further from UTC. */
const FARTHEST_HOURS = 15;

/** Reads two days, `YYYY-MM-DD`; what is no day of the calendar is left open. */
export function readDays(from: string, until: string): Days {
  return { from: dayOf(from), until: dayOf(until) };
}

/** True where neither end is named. */
export function isAlways({ from, until }: Days): boolean {
  return from === null && until === null;
}

/** The moment in which a day begins in a time zone, by its calendar, also where clocks are set at midnight. */
export function startOfDay(timeZone: string, day: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, first] = [midnight - FARTHEST_HOURS * HOUR, midnight + FARTHEST_HOURS * HOUR];
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (dayIn(timeZone, middle) >= day) first = middle;
    else before = middle;
  }
  return instantFromMillis(first);
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
}

function dayOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1900-01-01" || text > "9000-01-01") return null;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text) ? text : null;
}
