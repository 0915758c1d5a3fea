import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/** What a challenge was made for; it opens nothing else. */
export type ChallengePurpose = "enrol" | "enrol-by-link" | "sign-in" | "confirm";

export const CHALLENGE_MILLIS = 2 * 60_000;

/** A challenge that was given out and not answered yet. */
export interface Challenge {
  /** SHA-256 of its base64url text, hexadecimal. */
  readonly challengeHash: string;
  readonly purpose: ChallengePurpose;
  /** What it is bound to: a session's or a link's token hash; empty for a sign-in, which has neither. */
  readonly boundTo: string;
  /** Whom it is for; null where that is the question. */
  readonly personId: PersonId | null;
  readonly expiresAt: Instant;
}
