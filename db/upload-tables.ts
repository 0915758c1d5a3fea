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
  /** The door through which it comes: `web-upload`, `api-upload` or `partner-upload`. */
  channel: string;
  /** Who brings it, as custody records name them, and in which role; empty for a reporter's. */
  brought_by: string;
  brought_by_role: string;
  /** 1 where it was begun after its report was sent. */
  after_sending: number;
}

/** What a virus scanner last said of a file. No row: nobody has looked. */
export interface ItemScanTable {
  item_id: string;
  /** `clean`, `found`, `not-scanned`. */
  state: string;
  /** Why it was not scanned, as a code. */
  why: string | null;
  engine: string | null;
  engine_version: string | null;
  signatures_at: string | null;
  signature: string | null;
  scanned_at: string;
  quarantined_at: string | null;
}

/** When the sender's device says that it last wrote a file. */
export interface SenderModifiedTable {
  item_id: string;
  modified_at: string;
}

/** What the sender's device says a file's SHA-256 is. */
export interface SenderDigestTable {
  item_id: string;
  sha256: string;
  told_at: string;
}
