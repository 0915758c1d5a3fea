import type { ThreadId } from "../ids.ts";

/** The key pair of a report's messages, as the database keeps it. */
export interface ThreadKeyPair {
  readonly id: ThreadId;
  /** An uncompressed P-256 point, 65 bytes: whoever has it can write and not read. */
  readonly publicKey: Uint8Array;
  /** 40 bytes that only the receipt code opens. */
  readonly wrappedPrivateKey: Uint8Array;
}
