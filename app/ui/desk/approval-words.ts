import type { IdentityField, OpeningPurpose } from "#app/core/identity/opening.ts";
import type { ApprovalState } from "#app/core/people/approval.ts";

export interface Fact {
  readonly term: string;
  readonly value: string;
}

/** What the desk calls the parts of a reporter's identity. */
export const FIELD_WORDS: Readonly<Record<IdentityField, string>> = {
  name: "Name",
  badge: "Badge number, of an officer",
  email: "Email",
  phone: "Telephone",
  way: "Way they like best",
  times: "Safe times",
  language: "Language to speak in",
  interpreter: "Asks for an interpreter",
  lawyer: "Their lawyer",
  notes: "How to reach them safely",
};

/** Why a name is opened, as the one who asks chooses it; the reporter reads it in plain words. */
export const PURPOSE_WORDS: Readonly<Record<OpeningPurpose, string>> = {
  ask: "To ask them about what they saw",
  witness: "To ask whether they will be a witness",
  court: "Because a court needs it",
  safety: "Because somebody may be in danger",
};

export const POLICY_WORDS = {
  twoPerson: {
    label: "Two people for grave acts",
    hint: "Roles, invitations, these rules, bundles, erasures and letting somebody in again each need a second person's passkey.",
  },
  passkeyOnly: {
    label: "Passkeys only",
    hint: "Nobody signs in with a password any more. Everybody needs a passkey first, and two people end it.",
  },
  deviceBoundOnly: {
    label: "Only passkeys that stay on one device",
    hint: "Refuses passkeys that a vendor may copy to its cloud.",
  },
} as const;

/** Where a request stands, in words. */
export const STATE_WORDS: Readonly<
  Record<ApprovalState, { readonly words: string; readonly tone: "open" | "done" | "idle" }>
> = {
  unsigned: { words: "Waits for the asker's passkey", tone: "open" },
  requested: { words: "Waits for approval", tone: "open" },
  approved: { words: "Approved, not done yet", tone: "open" },
  refused: { words: "Refused", tone: "idle" },
  expired: { words: "Ran out", tone: "idle" },
  executed: { words: "Done", tone: "done" },
  damaged: { words: "Damaged: cannot be used", tone: "idle" },
};
