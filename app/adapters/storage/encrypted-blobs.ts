import { Readable } from "node:stream";
import { blobContext, plaintextSize, Tampered } from "#app/core/encryption/cobblestone.server.ts";
import type { BlobKey } from "#app/core/evidence/blob-class.ts";
import {
  BlobConflict,
  type BlobId,
  type BlobStore,
  type ByteRange,
  type Digests,
  type NewBlob,
} from "./blob-store.ts";
import { pour } from "./blocks.ts";
import { oneAtATimePerKey } from "./in-turn.ts";
import { BLOB_CLASSES, isBlobId, type ObjectReader, type ObjectStore } from "./object-store.ts";
import {
  digestsOf,
  keepable,
  readsBack,
  wholeOrThrow,
  writePlain,
  type Pace,
  type Source,
} from "./sealed-bytes.ts";
import { openSealed, writeSealed, type SealedFile } from "./sealed-file.ts";
import { codeOf, StorageSuspect } from "./storage-suspect.ts";

/** Where the keys of blobs are kept: apart from the bytes, in the database. */
export interface BlobKeys {
  /** The blob's key, made and durable before this resolves if it had none. */
  reserve(blob: NewBlob): Promise<BlobKey>;
  find(id: BlobId): Promise<BlobKey | undefined>;
  /** Whether the blob's bytes can still be opened by anybody. */
  holds(id: BlobId): Promise<boolean>;
  destroy(ids: readonly BlobId[]): Promise<void>;
}

interface Opened {
  readonly key: BlobKey;
  readonly stored: ObjectReader;
  readonly file: SealedFile;
}

/** Blobs encrypted in C2SP chunked-encryption (Cobblestone-256), each under a key of its own, whatever they rest on. */
export function createEncryptedBlobs(tools: {
  readonly objects: ObjectStore;
  readonly keys: BlobKeys;
  readonly deploymentId: string;
  readonly random: (length: number) => Uint8Array;
}): BlobStore {
  const { objects, keys, deploymentId, random } = tools;
  const inTurn = oneAtATimePerKey();

  /** A bad id is a mistake in the program; it must not get as far as a path or a query. */
  const checked = (id: BlobId): BlobId => {
    if (!isBlobId(id)) throw new Error("a blob can only be named by an id");
    return id;
  };

  const under = (id: BlobId, key: BlobKey) => ({
    key: key.key,
    context: blobContext(deploymentId, { id, class: key.class }),
    random,
  });

  const openFile = async (id: BlobId): Promise<Opened | undefined> => {
    const key = await keys.find(checked(id));
    const stored = key === undefined ? undefined : await objects.read({ id, class: key.class });
    if (key === undefined || stored === undefined) {
      if (key === undefined && (await lies(id))) throw new Tampered(`the key of ${id} is gone`);
      return undefined;
    }
    try {
      return { key, stored, file: await openSealed(stored, under(id, key)) };
    } catch (cause) {
      await stored.close();
      throw cause;
    }
  };

  /** Whether bytes lie under the id, readable or not. */
  const lies = async (id: BlobId): Promise<boolean> => {
    for (const blobClass of BLOB_CLASSES) {
      const stored = await objects.read({ id: checked(id), class: blobClass });
      await stored?.close();
      if (stored !== undefined) return true;
    }
    return false;
  };

  const measure = async (id: BlobId, pace?: Pace): Promise<Digests | undefined> => {
    const opened = await openFile(id);
    if (opened === undefined) return undefined;
    try {
      return await digestsOf(opened.file, pace);
    } finally {
      await opened.stored.close();
    }
  };

  /** A seal repeated after a crash: the bytes are there, but the crash may have come before the folder was flushed. */
  const sealAgain = async (blob: NewBlob, source: Source, mark: string) => {
    const offered = wholeOrThrow(await pour(source, {}));
    const kept = await measure(blob.id).catch((cause: unknown) => {
      // What does not open is not what is offered either.
      if (codeOf(cause) === "tampered") return undefined;
      throw cause;
    });
    if (kept === undefined || !sameDigests(offered, kept))
      throw new BlobConflict(`other bytes lie under ${blob.id} already`, { offered, mark });
    await objects.confirm(blob);
    return kept;
  };

  const sealFirst = (blob: NewBlob, key: BlobKey, source: Source) =>
    objects.put(
      blob,
      async (write) => wholeOrThrow(await writeSealed(source, under(blob.id, key), write)),
      async (stored, written) => {
        if (!(await readsBack(stored, under(blob.id, key), written)))
          throw new StorageSuspect("the store gave back other bytes than were written");
      },
    );

  return {
    seal: (blob, source) =>
      inTurn(blob.id, async () => {
        // The key is durable first: bytes without a key could never be read again.
        checked(blob.id);
        const key = await keys.reserve(blob);
        if (key.class !== blob.class)
          throw new BlobConflict(`${blob.id} is sealed already as another class`);
        const present = await objects.read(blob);
        await present?.close();
        return present === undefined
          ? sealFirst(blob, key, source)
          : sealAgain(blob, source, present.mark);
      }),

    open: async (id, range) => {
      const opened = await openFile(id);
      if (opened === undefined) return undefined;
      const { file, stored } = opened;
      const { start, end } = clamped(range, file.size);
      const stream = Readable.from(keepable(file.range(start, end)), { objectMode: false });
      // Also when nobody reads it: a stream that was only destroyed never runs its source.
      stream.once("close", () => void stored.close());
      return { size: file.size, start, end, stream };
    },

    stat: async (id) => {
      const key = await keys.find(checked(id));
      const stored = key === undefined ? undefined : await objects.read({ id, class: key.class });
      if (key === undefined || stored === undefined) return undefined;
      await stored.close();
      return { id, class: key.class, size: plaintextSize(stored.size).size };
    },

    exists: lies,
    measure,

    copyTo: async (id, path) => {
      const opened = await openFile(id);
      if (opened === undefined) return undefined;
      try {
        await writePlain(path, opened.file);
      } finally {
        await opened.stored.close();
      }
      return { id, class: opened.key.class, size: opened.file.size };
    },

    setAside: (id, mark) =>
      inTurn(id, async () => {
        const key = await keys.find(checked(id));
        if (key !== undefined) await objects.setAside({ id, class: key.class }, mark);
      }),

    asides: async (id) => {
      const key = await keys.find(checked(id));
      return key === undefined ? [] : objects.asides({ id, class: key.class });
    },

    removeForDisposal: (id) =>
      inTurn(id, async () => {
        await keys.destroy([checked(id)]);
        let removed = false;
        for (const blobClass of BLOB_CLASSES) {
          removed = (await objects.remove({ id, class: blobClass })) || removed;
        }
        return removed;
      }),

    list: () => objects.list(),
    clearLeftovers: () => objects.clearLeftovers(),
    isUp: () => objects.isUp(),
  };
}

function clamped(
  range: ByteRange | undefined,
  size: number,
): { readonly start: number; readonly end: number } {
  const start = Math.min(Math.max(0, range?.start ?? 0), size);
  return { start, end: Math.min(Math.max(start, range?.end ?? size), size) };
}

function sameDigests(one: Digests, other: Digests): boolean {
  return one.size === other.size && one.sha256 === other.sha256 && one.sha512 === other.sha512;
}
