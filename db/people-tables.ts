import type { Generated } from "kysely";

// The tables of the office's people and of how they sign in; `schema.ts` says how to read them.

export interface PersonTable {
  id: string;
  sign_in_name: string;
  display_name: string;
  role: string;
  status: string;
  /** Empty for an account without a password. */
  password_hash: string;
  created_at: string;
  /** The last sign-in, or when the account was enabled again; null before. Inactive accounts are known by it. */
  last_active_at: string | null;
  /** 1 for a prosecutor who leads others: approves what only a supervisor may. */
  supervisor: Generated<number>;
  /** When two people let the person in again; for a day after that they approve nothing. */
  recovered_at: string | null;
  /** The partner agency of a partner's account; null for the office's own people. */
  agency: string | null;
}

/** How the desk is for one person; no row is as it comes. */
export interface DeskPreferenceTable {
  person_id: string;
  /** 0 where single keys do nothing. */
  shortcuts: number;
}

export interface InvitationTable {
  id: string;
  token_hash: string;
  role: string;
  display_name: string;
  invited_by: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  /** Whom a link for an account that exists is for; null where it makes an account. */
  person_id: string | null;
  withdrawn_at: string | null;
  /** The partner agency a partner's account will speak for. */
  agency: string | null;
}

export interface SessionTable {
  token_hash: string;
  /** Names the session to its owner without its secret. */
  id: string;
  person_id: string;
  strength: string;
  created_at: string;
  last_seen_at: string;
  stepped_up_at: string | null;
  /** What forms carried that were made under tokens this session had before, with spaces between. */
  earlier_form_tokens: string;
}

export interface PasskeyTable {
  id: string;
  person_id: string;
  /** As the authenticator named it, base64url. */
  credential_id: string;
  /** COSE_Key (RFC 9052). */
  public_key: Uint8Array;
  counter: number;
  /** Names from WebAuthn, with spaces between. */
  transports: string;
  backup_eligible: number;
  label: string;
  created_at: string;
  last_used_at: string | null;
  /** Set when its counter fell: there may be two of it. */
  blocked_at: string | null;
}

export interface TotpSecretTable {
  person_id: string;
  sealed: Uint8Array;
  created_at: string;
  confirmed_at: string | null;
  /** The 30-second step of the last accepted code: none is taken twice. */
  last_step: number;
}

export interface ChallengeTable {
  challenge_hash: string;
  purpose: string;
  bound_to: string;
  person_id: string | null;
  expires_at: string;
}

export interface SignInTable {
  id: string;
  person_id: string;
  strength: string;
  signed_in_at: string;
}

/** What a session's end or a confirmation stood in the way of: a form as it was sent, sealed under the session's token. */
export interface KeptFormTable {
  id: string;
  person_id: string;
  sealed: string;
  kept_at: string;
}

/** Failures with a password under one sign-in name, whether or not anybody has that name. */
export interface PasswordPathTable {
  name_hash: string;
  /** Instants with spaces between, oldest first. */
  failures: string;
  locked_at: string | null;
  changed_at: string;
}
