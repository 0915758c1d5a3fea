export interface CustodyLogTable {
  seq: number;
  /** The record's exact bytes; verification never writes them anew. */
  leaf: Uint8Array;
  leaf_hash: Uint8Array;
  subj: string;
  sseq: number;
  ev: string;
  ts: string;
}

export interface CustodyDisclosureTable {
  seq: number;
  name: string;
  /** Encrypted; the record's digest is of the text inside. */
  disclosure: string;
  /** Under whose key: the reporter's words end with the report's key. */
  key_owner: string;
}

/** Complete subtrees of the log's Merkle tree, leaves included: each is written once and never changes. */
export interface CustodyNodeTable {
  level: number;
  idx: number;
  hash: Uint8Array;
}

/** Signed states of the log. `note` gains cosignatures later; `body` is what was signed. */
export interface CustodyCheckpointTable {
  size: number;
  body: string;
  note: string;
  /** Why it was made: `timer`, `export`, `shutdown`, `daily`, `request`. */
  reason: string;
  made_at: string;
}

/** RFC 3161 responses over a checkpoint's body, whole as received. */
export interface CustodyTimestampTable {
  size: number;
  authority: string;
  response: Uint8Array;
  stamped_at: string;
}
