import type { PersonId, SessionId } from "../ids.ts";
import { later, type Instant } from "../instant.ts";
import { CLOCK_SLACK_MILLIS } from "./in-time.ts";

/** How somebody showed who they are. */
export const STRENGTHS = ["password", "password-totp", "passkey"] as const;

export type Strength = (typeof STRENGTHS)[number];

/** A session of the desk. Its token is known to the browser alone. */
export interface StaffSession {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly strength: Strength;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** When the person last showed who they are, as well as they can; null when they could do better. */
  readonly steppedUpAt: Instant | null;
  /** What the forms of tokens carried that this session had before its owner confirmed: pages open in other tabs. */
  readonly earlierFormTokens: readonly string[];
}

/** A desk session ends after this long in all, and without a request after the office's idle time (security-reliability 3.3). */
export const SESSION_MILLIS = 10 * 3_600_000;
/** Said this long before the end, so that there is time to stay (WCAG 2.2.1). */
export const WARNING_MILLIS = 2 * 60_000;
/** More at once end the oldest. */
export const SESSIONS_AT_ONCE = 2;
export const STEP_UP_MILLIS = 5 * 60_000;

/** When a session ends if nothing is asked of it. */
export function endOf(session: StaffSession, idleMinutes: number): Instant {
  const idle = later(session.lastSeenAt, idleMinutes * 60_000);
  const whole = later(session.createdAt, SESSION_MILLIS);
  return idle < whole ? idle : whole;
}

/**
 * True while a session opens the desk. A clock that was set back makes a session look as if it were of the future:
 * it ends too, for nobody knows how long it has lasted.
 */
export function isLive(session: StaffSession, now: Instant, idleMinutes: number): boolean {
  return now <= endOf(session, idleMinutes) && later(now, CLOCK_SLACK_MILLIS) >= session.lastSeenAt;
}

/** True when the person showed who they are so lately that a grave act needs no new confirmation. */
export function isSteppedUp(session: StaffSession, now: Instant): boolean {
  const at = session.steppedUpAt;
  return at !== null && now <= later(at, STEP_UP_MILLIS) && later(now, CLOCK_SLACK_MILLIS) >= at;
}

/** How much each way shows; more is better. */
export function isAtLeast(strength: Strength, needed: Strength): boolean {
  return STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(needed);
}
