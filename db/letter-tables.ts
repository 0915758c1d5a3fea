/** A letter that went out, as it went. Never changed. */
export interface SentLetterTable {
  id: string;
  /** What it is about: a report, a case, or both. */
  report_id: string | null;
  case_id: string | null;
  /** The pack's letter that it was made from, and its title then. */
  template: string;
  /** What kind of letter that is (`core/office/office-pack.ts`). */
  kind: string;
  title: string;
  /** The pack's id, its day, and the SHA-256 of its file: `us-ny 2026-04-01 9f…`. */
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
