/** A letter that went out, as it went. Never changed. */
export interface SentLetterTable {
  id: string;
  /** What it is about: a report, a case, or both. */
  report_id: string | null;
  case_id: string | null;
  /** The letter of the pack or of the office's own that it was made from, and its title then. */
  template: string;
  /** What kind of letter that is (`core/office/office-pack.ts`). */
  kind: string;
  title: string;
  /** The pack's id, its day, and the SHA-256 of its file, or the own letter's id, version and SHA-256: `us-ny 2026-04-01 9f…`, `olt_… 3 9f…`. */
  pack: string;
  /** BCP 47. */
  language: string;
  /** `receipt-page` or `handed-out` (`core/office/sent-letter.ts`). */
  way: string;
  /** The message as which its reporter reads it. */
  message_id: string | null;
  /** To whom, as it was written; encrypted, under the report's key where it is about one, else the office's. */
  recipient: string;
  /** Likewise. */
  text: string;
  sent_by: string;
  sent_at: string;
}

/** One version of a letter that the office words for itself. Never changed: the next version stands beside it. */
export interface OwnLetterTable {
  letter_id: string;
  /** Counts from 1. */
  version: number;
  /** 1 where this version takes it out of those that are offered. */
  withdrawn: number;
  /** Canonical JSON (RFC 8785) of `OwnLetterText` (`core/office/own-letter.ts`), and its SHA-256 in hex. */
  content: string;
  sha256: string;
  written_by: string;
  written_at: string;
}
