import type { VerifierKey } from "../custody/verifier-key.ts";

/** A record's exact bytes with its place in the log and the proof up to the receipt's checkpoint. */
export interface ProvedRecord {
  readonly leaf: Uint8Array;
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * What a reporter takes away: the records of receipt of a report and its files, proved in one signed
 * checkpoint. Everything else in a receipt's text is derived from this.
 */
export interface Receipt {
  readonly logKey: VerifierKey;
  /** Of those who cosigned the checkpoint, in the order of their lines in it. */
  readonly witnessKeys: readonly VerifierKey[];
  /** First the report's, then each file's: `item.received`, and `item.stored` once there is one. */
  readonly records: readonly ProvedRecord[];
  /** The signed note: the log's signature first, then exactly one line of each witness. */
  readonly checkpoint: string;
}
