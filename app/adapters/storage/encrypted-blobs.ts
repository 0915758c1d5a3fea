import { open } from "node:fs/promises";
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
import { pour, sha256Of } from "./blocks.ts";
import { abandonPartial, writeAll } from "./durable.ts";
import { oneAtATimePerKey } from "./in-turn.ts";
import { BLOB_CLASSES, isBlobId, type ObjectReader, type ObjectStore } from "./object-store.ts";
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

type Source = AsyncIterable<Uint8Array>;

/**
 * Whether what was just written is what was encrypted. SHA-256 alone tells: both digests were taken of the same bytes on their way.
 */
async function readsBack(
  stored: ObjectReader,
  under: Parameters<typeof openSealed>[1],
  written: Digests,
): Promise<boolean> {
  try {
    const file = await openSealed(stored, under);
    const kept = await sha256Of(file.range(0, file.size));
    return kept.size === written.size && kept.sha256 === written.sha256;
  } catch (cause) {
    if (codeOf(cause) === "tampered") return false;
    throw cause;
  }
}

type Pace = (bytes: number) => Promise<void>;

async function digestsOf(file: SealedFile, pace?: Pace): Promise<Digests> {
  const whole = file.range(0, file.size);
  const poured = await pour(pace === undefined ? whole : paced(whole, pace), {});
  if (poured.kind === "broken-off") throw poured.cause;
  return wholeOrThrow(poured);
}

/** Pieces of their own: a stream reads ahead of who reads it. */
async function* keepable(source: Source): Source {
  for await (const piece of source) yield Uint8Array.from(piece);
}

async function* paced(source: Source, pace: Pace): Source {
  for await (const bytes of source) {
    yield bytes;
    await pace(bytes.length);
  }
}

/** A decrypted copy for a parser, closed to others; nothing is left when it cannot be made whole. */
async function writePlain(path: string, file: SealedFile): Promise<void> {
  const copy = await open(path, "wx", 0o600);
  try {
    let position = 0;
    for await (const bytes of file.range(0, file.size)) {
      await writeAll(copy, bytes, position);
      position += bytes.length;
    }
    await copy.close();
  } catch (cause) {
    await abandonPartial(copy, path);
    throw cause;
  }
}

function clamped(
  range: ByteRange | undefined,
  size: number,
): { readonly start: number; readonly end: number } {
  const start = Math.min(Math.max(0, range?.start ?? 0), size);
  return { start, end: Math.min(Math.max(start, range?.end ?? size), size) };
}

function wholeOrThrow(poured: Awaited<ReturnType<typeof pour>>): Digests {
  switch (poured.kind) {
    case "whole":
      return poured.digests;
    case "broken-off":
      throw new Error("could not read to the end what was to be sealed", { cause: poured.cause });
    case "too-large":
      throw new Error("what was to be sealed was cut short before it came");
  }
}

function sameDigests(one: Digests, other: Digests): boolean {
  return one.size === other.size && one.sha256 === other.sha256 && one.sha512 === other.sha512;
}
