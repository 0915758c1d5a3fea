import type { BlobClass } from "#app/core/evidence/blob-class.ts";
import type { BlobId } from "./blob-store.ts";

/** Under what an object lies: nothing a person chose is in its name. */
export interface ObjectName {
  readonly id: BlobId;
  readonly class: BlobClass;
  /** What an object is called that was set aside from this id; there it is no object of the id any more. */
  readonly aside?: string;
}

/** An object opened for reading, as it was when it was opened. Whoever opened it closes it. */
export interface ObjectReader {
  readonly size: number;
  /** Tells it from every other object that stands, or ever will, under the name. */
  readonly mark: string;
  /** Octets from `from` up to but not including `to`. A piece is good until the next is asked for. */
  range(from: number, to: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Where encrypted bytes rest: a folder on a local disk, or a bucket of an S3-compatible service. It never sees plaintext or a
 * key. Evidence over each passes `test/contracts/blob-store.contract.ts`. What a bucket cannot do now is a `StoreFault`.
 */
export interface ObjectStore {
  /**
   * Keeps what `produce` writes, in order. The object is durable before `check` reads it back, and stays under its name only
   * once `check` was content. Whatever fails, the name holds what it held before; but after a crash, or where a bucket cannot be
   * reached any more, an object may stand there whole and unchecked, so who finds one compares it. The name must be free.
   */
  put<Made>(
    name: ObjectName,
    produce: (write: (bytes: Uint8Array) => Promise<void>) => Promise<Made>,
    check: (stored: ObjectReader, made: Made) => Promise<void>,
  ): Promise<Made>;
  /** Undefined when nothing has the name. */
  read(name: ObjectName): Promise<ObjectReader | undefined>;
  /** Makes sure again of what a crash may have left undone after the object had its name: flushed folders, a lock. */
  confirm(name: ObjectName): Promise<void>;
  /**
   * Takes the object with that mark away from its name, whole and as it lies, to where nothing reads or removes it again. Another that
   * stands there by now stays: a second process may just have put it. After a crash it may lie in both places, and then it is done again.
   * Answers what it is called there; undefined when it has the name no more.
   */
  setAside(name: ObjectName, mark: string): Promise<string | undefined>;
  /** What the objects are called that were set aside from a name, in no order. */
  asides(name: ObjectName): Promise<readonly string[]>;
  /** Every object that was set aside, in no order; `list` names none of them. */
  listAsides(): AsyncIterable<ObjectName>;
  /** False when there was nothing. */
  remove(name: ObjectName): Promise<boolean>;
  /** Every object there is, in no order; what is no object of ours is passed over. */
  list(): AsyncIterable<ObjectName>;
  /** Ends what crashed processes left half written, unless it may be one of now; answers how many. May run at any time. */
  clearLeftovers(): Promise<number>;
  /** Whether it can be reached right now, within a few seconds; never throws. */
  isUp(): Promise<boolean>;
}

export const BLOB_CLASSES = [
  "original",
  "derivative",
  "metadata",
  "bundle",
] as const satisfies readonly BlobClass[];

/** What an object set aside is called: its id, and letters of its own. */
const ASIDE = /^([a-z]{3}_[0-9a-hjkmnp-tv-z]{26})\.[0-9a-f]{16}$/;

/** Whether a name is that of an object set aside from an id. */
export function isAsideOf(id: BlobId, text: string): boolean {
  return ASIDE.exec(text)?.[1] === id;
}

/** The name of an object set aside, by what it is called; undefined for what is none. */
export function asideNamed(blobClass: BlobClass, called: string): ObjectName | undefined {
  const id = ASIDE.exec(called)?.[1];
  return id !== undefined && isBlobId(id) ? { id, class: blobClass, aside: called } : undefined;
}

const BLOB_ID = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** True when the text can name a blob: letters, digits and one underscore, so that no path and no address escapes. */
export function isBlobId(text: string): text is BlobId {
  return BLOB_ID.test(text);
}
