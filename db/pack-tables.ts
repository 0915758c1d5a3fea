/** Every office pack that was ever in force, whole, so that what a form asked can always be shown. */
export interface OfficePackTable {
  sha256: string;
  pack_id: string;
  /** Local day from which it is in force, `YYYY-MM-DD`. */
  pack_date: string;
  /** The file's text; its SHA-256 is the key. */
  content: string;
  first_used_at: string;
}

/** An answer to a pack's question, with the question as it was read; both encrypted under the report's key. Never changed. */
export interface ReportAnswerTable {
  report_id: string;
  position: number;
  question: string;
  wording: string;
  language: string;
  /** Ids of what was chosen, as a JSON list. */
  chosen: string;
  /** What was chosen or written, in words, as a JSON list. */
  answer: string;
  visibility: string;
  retention: string;
  /** Of the pack, of the version of the incident page, or of the officers' questions (canonical JSON) that it answers. */
  pack_sha256: string;
}

/** A report's concern and the rules it may touch, in the words and the version of its day. Never changed. */
export interface ReportTagTable {
  report_id: string;
  position: number;
  /** `concern` or `rule`. */
  kind: string;
  key: string;
  words: string;
  version: string;
  standing: string;
  pack_id: string;
  pack_date: string;
  pack_sha256: string;
}
