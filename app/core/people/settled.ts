import { later, type Instant } from "../instant.ts";

/** An account that is newer, or was recovered later, than this before now approves nothing (security-reliability 3.4). */
export const SETTLED_MILLIS = 24 * 3_600_000;

/** True while less than a day has passed since then; false for what never was. */
export function isRecent(at: Instant | null, now: Instant): boolean {
  return at !== null && later(at, SETTLED_MILLIS) > now;
}
