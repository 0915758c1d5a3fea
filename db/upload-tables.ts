/** A file that is still arriving. Once whole it is an evidence item under the same id, and this row goes. */
export interface UploadTable {
  item_id: string;
  draft_id: string;
  report_id: string | null;
  /** Encrypted, as is the declared type. */
  original_name: string;
  declared_type: string;
  size: number;
  /** Octets at the last answer: for showing only. */
  arrived: number;
  sample: string;
  begun_at: string;
  last_byte_at: string;
}

/** What the sender's device says a file's SHA-256 is. */
export interface SenderDigestTable {
  item_id: string;
  sha256: string;
  told_at: string;
}
