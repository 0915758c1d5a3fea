import type { Readable } from "node:stream";
import type { KeyOwner } from "#app/core/encryption/root-keys.ts";
import type { BlobClass } from "#app/core/evidence/blob-class.ts";
import type { Id } from "#app/core/ids.ts";

export type { BlobClass };

/** A blob goes by the id of the thing it is: an item, a derivative, a bundle. Ids are never used twice. */
export type BlobId = Id<string>;

/** Size and digests of the plaintext, as lower-case hexadecimal. */
export interface Digests {
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** Bytes from `start` up to but not including `end`, counted in the plaintext. Both are clamped to the blob. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** A blob opened for reading. Whoever opened it reads `stream` to its end or destroys it. */
export interface OpenedBlob {
  /** Size of the whole blob, whatever the range. */
  readonly size: number;
  /** The range after clamping; `stream` gives exactly `end - start` bytes. */
  readonly start: number;
  readonly end: number;
  readonly stream: Readable;
}

/** A blob that is to be sealed. Its owner's key opens it and nothing else does. */
export interface NewBlob {
  readonly id: BlobId;
  readonly class: BlobClass;
  readonly owner: KeyOwner;
}

/** What the store knows of a blob without reading it. */
export interface BlobInfo {
  readonly id: BlobId;
  readonly class: BlobClass;
  readonly size: number;
}

/**
 * Keeps blobs whole and unchanged. Callers give and get plaintext; how and where bytes rest is the store's secret,
 * and what rests there is always encrypted. Whatever medium is below passes
 * `test/contracts/blob-store.contract.ts`.
 *
 * A missing blob is `undefined`; a blob that cannot be read is a thrown error, never "missing". One that is not what was sealed
 * is an error with the code `tampered`, from the call or from the stream, before a changed byte is given. A store that cannot be
 * worked with now is a `StoreFault`: nothing was lost, and the same may work later.
 */
export interface BlobStore {
  /**
   * Resolves once the bytes are durable, were read back and have the digests returned. Repeatable: the same bytes
   * under the same id change nothing; where other bytes lie there, or some that do not open, or another class, it throws an error with
   * the code `blob-conflict` and leaves what is there. A source that fails leaves nothing.
   */
  seal(blob: NewBlob, source: AsyncIterable<Uint8Array>): Promise<Digests>;
  open(id: BlobId, range?: ByteRange): Promise<OpenedBlob | undefined>;
  stat(id: BlobId): Promise<BlobInfo | undefined>;
  exists(id: BlobId): Promise<boolean>;
  /**
   * Reads the whole blob again and says what it is now, for audits. `pace` is told of each piece's octets before the
   * next is read, and waits where the disk is wanted by others.
   */
  measure(id: BlobId, pace?: (bytes: number) => Promise<void>): Promise<Digests | undefined>;
  /** Writes a plaintext copy (0600) to a new file inside a work folder, for a parser that needs a path. */
  copyTo(id: BlobId, path: string): Promise<BlobInfo | undefined>;
  /**
   * Sets aside what a conflict found under an id that was never sealed, as it lies, so that the id can be sealed. Only a crash between
   * writing and checking, or somebody at the medium, leaves such bytes. They are kept; nothing reads them as the blob again. `mark` is the
   * conflict's: what another process put there since stays.
   */
  setAside(id: BlobId, mark: string): Promise<void>;
  /** What was ever set aside from an id, by the names it has there. */
  asides(id: BlobId): Promise<readonly string[]>;
  /** Ends a blob for good: its key first, its bytes then. Only a disposal or an orphan's removal, each with its own record, may call this. */
  removeForDisposal(id: BlobId): Promise<boolean>;
  /** Every blob there is, in no order, to find those that no row knows. */
  list(): AsyncIterable<Pick<BlobInfo, "id" | "class">>;
  /** Ends what crashed processes left half written; answers how many. May run at any time. */
  clearLeftovers(): Promise<number>;
  /** Whether what is below can be reached right now; never throws. */
  isUp(): Promise<boolean>;
}

/** Other bytes, or another class, lie under this id already. Told apart by `code`. */
export class BlobConflict extends Error {
  readonly code = "blob-conflict";
  /** What was offered, where it was read whole; undefined where the class was another. */
  readonly offered: Digests | undefined;
  /** Which object it was compared with; undefined where the class was another. */
  readonly mark: string | undefined;

  constructor(message: string, found?: { readonly offered: Digests; readonly mark: string }) {
    super(message);
    this.offered = found?.offered;
    this.mark = found?.mark;
  }
}
