import type { FileTables } from "./file-tables.ts";

/** Something made from an item; its bytes lie in the evidence store under its id. */
export interface DerivativeTable {
  id: string;
  item_id: string;
  kind: string;
  media_type: string;
  size: number;
  sha256: string;
  made_at: string;
  /** How it was made, as JSON; null where that stands in its record alone. */
  parameters: string | null;
}

/** What was to be made from an item and could not be. */
export interface MissingDerivativeTable {
  item_id: string;
  kind: string;
  /** A code; app/core/evidence has the words. */
  problem: string;
  tried_at: string;
}

/** What of a file was covered for others. Never changed but by being made, reviewed or taken back. */
export interface RedactionTable {
  id: string;
  item_id: string;
  /** From 1 on within the file. */
  number: number;
  /** `core/redaction/plan.ts`, encrypted, as is `review_note`. */
  plan: string;
  plan_sha256: string;
  asked_by: string;
  asked_at: string;
  /** `waiting`, `made` or `failed`. */
  state: string;
  derivative_id: string | null;
  problem: string | null;
  ended_at: string | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
  /** 1 or 0. */
  accepted: number | null;
  review_note: string | null;
  withdrawn_at: string | null;
}

/** Leave to fetch one picture or original, for a few minutes, from the media host. */
export interface MediaTicketTable {
  id: string;
  /** SHA-256 of the ticket's text. */
  ticket_hash: string;
  /** The ticket, sealed under the session's secret: only that session can have it again. */
  sealed: string;
  session_hash: string;
  item_id: string;
  /** `original`, or the kind of a derivative. */
  representation: string;
  /** Why an original is fetched; null for pictures. */
  purpose: string | null;
  /** When its reader said that they know what the scanner found. */
  warned_at: string | null;
  /** HMAC, under the ticket, of what tells the browser: useless without the ticket. */
  client: string;
  expires_at: string;
  /** When its first byte was asked for, and its record written. */
  opened_at: string | null;
}

export interface MediaTables extends FileTables {
  derivative: DerivativeTable;
  media_ticket: MediaTicketTable;
  missing_derivative: MissingDerivativeTable;
  redaction: RedactionTable;
}
