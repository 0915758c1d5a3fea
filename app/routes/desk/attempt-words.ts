import type { Instant } from "#app/core/instant.ts";
import { millisOf } from "#app/core/instant.ts";

/** Why a password was not tried or not taken; the same words whoever it was about. */
export type Unsuccessful =
  | { readonly kind: "no-match" | "busy" | "passkey-only" | "refused" }
  | { readonly kind: "wait"; readonly until: Instant }
  | { readonly kind: "locked"; readonly until: Instant };

/** What the page says, with which status, and when to come back. */
export interface Said {
  readonly status: number;
  readonly problem: string;
  readonly retryAfter?: number;
}

/** Tells of an attempt that led nowhere, in words that help only whom the account belongs to. */
export function attemptWords(outcome: Unsuccessful, now: Instant): Said {
  switch (outcome.kind) {
    case "no-match":
      return {
        status: 422,
        problem:
          "That did not match. Check the sign-in name, the password and, if you use one, the code.",
      };
    case "refused":
      return {
        status: 422,
        problem: "That passkey was not accepted. Press the button again, or use another one.",
      };
    case "passkey-only":
      return { status: 403, problem: "This office signs in with passkeys only." };
    case "busy":
      return {
        status: 503,
        problem: "Many people are signing in at once. Try again in a few seconds.",
        retryAfter: 5,
      };
    case "wait": {
      const retryAfter = secondsUntil(outcome.until, now);
      return {
        status: 429,
        problem: `Wait ${retryAfter === 1 ? "a second" : `${retryAfter} seconds`}, then try again.`,
        retryAfter,
      };
    }
    case "locked":
      return {
        status: 429,
        problem:
          "There were too many tries with this sign-in name, so its password is not taken for now. " +
          "Sign in with a passkey, ask an administrator, or try again in 15 minutes.",
        retryAfter: secondsUntil(outcome.until, now),
      };
  }
}

function secondsUntil(until: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((millisOf(until) - millisOf(now)) / 1000));
}
