import type { PasskeyId, PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/** What an authenticator showed at its enrolment, as WebAuthn names it. */
export interface EnrolledCredential {
  /** base64url. */
  readonly credentialId: string;
  /** COSE_Key (RFC 9052). */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  /** True for a passkey that may be copied to other devices through its vendor. */
  readonly backupEligible: boolean;
}

/** A person's passkey as the office keeps it. */
export interface Passkey extends EnrolledCredential {
  readonly id: PasskeyId;
  readonly personId: PersonId;
  /** What its owner calls it. */
  readonly label: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  /** Set when its counter fell, which says that there are two of it: it opens nothing from then on. */
  readonly blockedAt: Instant | null;
}

/** Why an answer of an authenticator is not taken. Said to nobody outside: it goes to the security log. */
export type PasskeyProblem =
  | "malformed"
  | "wrong-origin"
  | "wrong-rp"
  | "wrong-challenge"
  | "not-verified"
  | "bad-signature"
  | "counter-fell";

export const LONGEST_LABEL = 60;
