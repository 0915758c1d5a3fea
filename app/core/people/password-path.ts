import { later, type Instant } from "../instant.ts";

// The password path of one sign-in name: how often it failed, and whether it is closed (security-reliability 3.2). A
// passkey is another path and is never closed by what happens here.

/** What is kept of a sign-in name, whether or not anybody has it. */
export interface PasswordPath {
  /** Oldest first, none older than the window. */
  readonly failures: readonly Instant[];
  readonly lockedAt: Instant | null;
}

export const FRESH_PATH: PasswordPath = { failures: [], lockedAt: null };

export const FAILURES_ALLOWED = 5;
export const FAILURE_WINDOW_MILLIS = 15 * 60_000;
/** How long a closed path says so; where no passkey could release it, it is open again after that. */
export const LOCK_MILLIS = 15 * 60_000;
/** The first two failures cost nothing; each further one doubles the wait before the next try. */
const FREE_FAILURES = 2;
const FIRST_WAIT_MILLIS = 1_000;

export type Admission =
  /** The try may be made. It counts as failed until it succeeds, so that tries made at once are counted too. */
  | {
      readonly kind: "try";
      readonly path: PasswordPath;
      /**
       * Set where only a passkey or an administrator opens the path again: the try is made for show and cannot succeed. A
       * name that nobody has opens after a while, and nobody must see from outside that this one has an owner.
       */
      readonly closedSince: Instant | null;
    }
  | { readonly kind: "wait"; readonly until: Instant }
  | { readonly kind: "locked"; readonly until: Instant };

/** Whether a password may be tried now under a name with this past. */
export function admit(
  past: PasswordPath,
  now: Instant,
  options: { readonly releasedByPasskey: boolean },
): Admission {
  const closedSince = past.lockedAt;
  const isOver = closedSince !== null && isLockOver(closedSince, now);
  if (closedSince !== null && !isOver) {
    return { kind: "locked", until: later(closedSince, LOCK_MILLIS) };
  }
  const stays = isOver && options.releasedByPasskey ? closedSince : null;
  const counted = isOver ? past.failures.filter((at) => at > closedSince) : past.failures;
  const recent = counted.filter((at) => isWithinWindow(at, now));
  const until = waitAfter(recent);
  if (until !== undefined && now < until) return { kind: "wait", until };
  const failures = [...recent, now];
  // The fifth try is made; it closes the path behind it unless it succeeds.
  const lockedAt = failures.length >= FAILURES_ALLOWED ? now : stays;
  return { kind: "try", path: { failures, lockedAt }, closedSince: stays };
}

/** Gives a try back that was never made, because the server was busy; `closedSince` is what its admission said. */
export function takeBack(
  path: PasswordPath,
  at: Instant,
  closedSince: Instant | null,
): PasswordPath {
  const last = path.failures.lastIndexOf(at);
  if (last === -1) return path;
  const failures = path.failures.filter((_, index) => index !== last);
  return { failures, lockedAt: failures.length < FAILURES_ALLOWED ? closedSince : path.lockedAt };
}

function isLockOver(lockedAt: Instant, now: Instant): boolean {
  return later(lockedAt, LOCK_MILLIS) <= now || isOfAnotherClock(lockedAt, now);
}

function isWithinWindow(at: Instant, now: Instant): boolean {
  return at >= later(now, -FAILURE_WINDOW_MILLIS) && !isOfAnotherClock(at, now);
}

/**
 * A clock that was set back by a little lets failures of the future count on. Set back by more, it would shut an honest
 * person out until that future comes.
 */
function isOfAnotherClock(at: Instant, now: Instant): boolean {
  return at > later(now, FAILURE_WINDOW_MILLIS);
}

function waitAfter(failures: readonly Instant[]): Instant | undefined {
  const counted = failures.length - FREE_FAILURES;
  const last = failures.at(-1);
  if (counted < 1 || last === undefined) return undefined;
  return later(last, FIRST_WAIT_MILLIS * 2 ** (counted - 1));
}
