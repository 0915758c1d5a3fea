import { millisOf, type Instant } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";

const DAY_MILLIS = 86_400_000;

/** The office's day, and the first of the seven days that end with it. */
export function daysOfLooks(zone: string, now: Instant) {
  const millis = millisOf(now);
  return { today: dayIn(zone, millis), since: dayIn(zone, millis - 6 * DAY_MILLIS) };
}
