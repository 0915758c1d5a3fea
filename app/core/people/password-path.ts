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
/** How long a closed path stays closed where no passkey could release it; else the honest user would be shut out for ever. */
export const LOCK_MILLIS = 15 * 60_000;
/** The first two failures cost nothing; each further one doubles the wait before the next try. */
const FREE_FAILURES = 2;
const FIRST_WAIT_MILLIS = 1_000;

export type Admission =
  /** The try may be made. It counts as failed until it succeeds, so that tries made at once are counted too. */
  | { readonly kind: "try"; readonly path: PasswordPath }
  | { readonly kind: "wait"; readonly until: Instant }
  /** `until` is null where only a passkey or an administrator opens the path again. */
  | { readonly kind: "locked"; readonly until: Instant | null; readonly path: PasswordPath };

/** Whether a password may be tried now under a name with this past. */
export function admit(
  past: PasswordPath,
  now: Instant,
  options: { readonly releasedByPasskey: boolean },
): Admission {
  const path = current(past, now, options);
  if (path.lockedAt !== null) return { kind: "locked", until: untilOf(path, options), path };
  const until = waitAfter(path.failures);
  if (until !== undefined && now < until) return { kind: "wait", until };
  const failures = [...path.failures, now];
  // The fifth try is made; it closes the path behind it unless it succeeds.
  const lockedAt = failures.length >= FAILURES_ALLOWED ? now : null;
  return { kind: "try", path: { failures, lockedAt } };
}

/** Gives a try back that was never made, because the server was busy. */
export function takeBack(path: PasswordPath, at: Instant): PasswordPath {
  const last = path.failures.lastIndexOf(at);
  if (last === -1) return path;
  const failures = path.failures.filter((_, index) => index !== last);
  return { failures, lockedAt: failures.length < FAILURES_ALLOWED ? null : path.lockedAt };
}

function current(
  past: PasswordPath,
  now: Instant,
  options: { readonly releasedByPasskey: boolean },
): PasswordPath {
  const until = past.lockedAt === null ? null : untilOf(past, options);
  if (until !== null && until <= now) return FRESH_PATH;
  const since = later(now, -FAILURE_WINDOW_MILLIS);
  return {
    lockedAt: past.lockedAt,
    // A failure of the future comes from a clock that was set back; it still counts.
    failures: past.failures.filter((at) => at >= since),
  };
}

function untilOf(
  { lockedAt }: PasswordPath,
  { releasedByPasskey }: { readonly releasedByPasskey: boolean },
): Instant | null {
  return lockedAt === null || releasedByPasskey ? null : later(lockedAt, LOCK_MILLIS);
}

function waitAfter(failures: readonly Instant[]): Instant | undefined {
  const counted = failures.length - FREE_FAILURES;
  const last = failures.at(-1);
  if (counted < 1 || last === undefined) return undefined;
  return later(last, FIRST_WAIT_MILLIS * 2 ** (counted - 1));
}
