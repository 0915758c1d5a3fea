import type { BlobClass } from "#app/core/evidence/blob-class.ts";
import type { BlobId } from "./blob-store.ts";

/** Under what an object lies: nothing a person chose is in its name. */
export interface ObjectName {
  readonly id: BlobId;
  readonly class: BlobClass;
}

/** An object opened for reading, as it was when it was opened. Whoever opened it closes it. */
export interface ObjectReader {
  readonly size: number;
  /** Octets from `from` up to but not including `to`. */
  range(from: number, to: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Where encrypted bytes rest: a folder on a local disk. It never sees plaintext or a key. Evidence over it passes
 * `test/contracts/blob-store.contract.ts`.
 */
export interface ObjectStore {
  /**
   * Keeps what `produce` writes, in order. The object is durable before `check` reads it back, and stands under its name only
   * once `check` was content. Whatever fails, the name holds what it held before. The name must be free.
   */
  put<Made>(
    name: ObjectName,
    produce: (write: (bytes: Uint8Array) => Promise<void>) => Promise<Made>,
    check: (stored: ObjectReader, made: Made) => Promise<void>,
  ): Promise<Made>;
  /** Undefined when nothing has the name. */
  read(name: ObjectName): Promise<ObjectReader | undefined>;
  /** Flushes again what a crash may have left unflushed between its name and its folder. */
  confirm(name: ObjectName): Promise<void>;
  /** False when there was nothing. */
  remove(name: ObjectName): Promise<boolean>;
  /** Every object there is, in no order; what is no object of ours is passed over. */
  list(): AsyncIterable<ObjectName>;
}

export const BLOB_CLASSES = [
  "original",
  "derivative",
  "metadata",
  "bundle",
] as const satisfies readonly BlobClass[];

const BLOB_ID = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** True when the text can name a blob: letters, digits and one underscore, so that no path and no address escapes. */
export function isBlobId(text: string): text is BlobId {
  return BLOB_ID.test(text);
}
