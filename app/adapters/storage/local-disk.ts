import { randomBytes } from "node:crypto";
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  stat,
  unlink,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import {
  BlobConflict,
  type BlobClass,
  type BlobId,
  type BlobInfo,
  type BlobStore,
  type ByteRange,
  type Digests,
} from "./blob-store.ts";
import { digestFile, pour } from "./blocks.ts";
import { abandonPartial, fsyncHandle, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import { StorageSuspect, type Flush } from "./storage-suspect.ts";

/** One folder for each class of blob; each exists already. */
export type BlobFolders = Readonly<Record<BlobClass, string>>;

/** A blob store on the local disk: `<folder of its class>/<last two characters of the id>/<id>`. */
export function createLocalDiskBlobStore(
  folders: BlobFolders,
  flush: Flush = fsyncHandle,
): BlobStore {
  const inTurn = oneAtATimePerKey();
  /** Shard folders whose own name is known to be durable; one made just before a crash may not be. */
  const durableShards = new Set<string>();

  const find = async (id: BlobId): Promise<(BlobInfo & { readonly path: string }) | undefined> => {
    for (const blobClass of BLOB_CLASSES) {
      const path = pathOf(folders[blobClass], id);
      const stats = await unlessMissing(stat(path));
      if (stats !== undefined) return { id, class: blobClass, size: stats.size, path };
    }
    return undefined;
  };

  const measureFile = async (path: string): Promise<Digests> => {
    const file = await open(path, "r");
    try {
      return await digestFile(file);
    } finally {
      await file.close();
    }
  };

  const makeDurable = async (path: string) => {
    const shard = dirname(path);
    await syncFolder(shard, flush);
    if (durableShards.has(shard)) return;
    await syncFolder(dirname(shard), flush);
    durableShards.add(shard);
  };

  /** A seal repeated after a crash: the file is there, but the crash may have come before the folder was flushed. */
  const sealAgain = async (
    present: BlobInfo & { readonly path: string },
    blobClass: BlobClass,
    source: Source,
  ) => {
    if (present.class !== blobClass)
      throw new BlobConflict(`${present.id} is sealed already as another class`);
    const offered = wholeOrThrow(await pour(source, {}));
    const kept = await measureFile(present.path);
    if (!sameDigests(offered, kept))
      throw new BlobConflict(`${present.id} is sealed already with other bytes`);
    const file = await open(present.path, "r");
    try {
      await syncFile(file, flush);
    } finally {
      await file.close();
    }
    await makeDurable(present.path);
    return kept;
  };

  const sealFirst = async (id: BlobId, blobClass: BlobClass, source: Source) => {
    const path = pathOf(folders[blobClass], id);
    const partial = join(folders[blobClass], `${id}.${randomBytes(6).toString("hex")}.partial`);
    const file = await open(partial, "wx", 0o600);
    try {
      const written = wholeOrThrow(await pour(source, { file }));
      await syncFile(file, flush);
      await file.close();
      if (!sameDigests(written, await measureFile(partial))) {
        throw new StorageSuspect("the disk gave back other bytes than were written");
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(partial, path);
      await makeDurable(path);
      return written;
    } catch (cause) {
      await abandonPartial(file, partial);
      throw cause;
    }
  };

  return {
    seal: (id, blobClass, source) =>
      inTurn(id, async () => {
        const present = await find(id);
        return present === undefined
          ? sealFirst(id, blobClass, source)
          : sealAgain(present, blobClass, source);
      }),

    open: async (id, range) => {
      const found = await find(id);
      const file = found === undefined ? undefined : await unlessMissing(open(found.path, "r"));
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      const { start, end } = clamped(range, size);
      if (start === end) {
        // createReadStream counts its end inclusively and so cannot read nothing.
        await file.close();
        return { size, start, end, stream: Readable.from([]) };
      }
      const stream = file.createReadStream({ start, end: end - 1, highWaterMark: 256 * 1024 });
      return { size, start, end, stream };
    },

    stat: async (id) => {
      const found = await find(id);
      return found === undefined ? undefined : { id, class: found.class, size: found.size };
    },

    exists: async (id) => (await find(id)) !== undefined,

    measure: async (id) => {
      const found = await find(id);
      return found === undefined ? undefined : measureFile(found.path);
    },

    copyTo: async (id, path) => {
      const found = await find(id);
      if (found === undefined) return undefined;
      // Where the file system can share blocks between files, a 50 GB copy is free.
      await copyFile(found.path, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await chmod(path, 0o600);
      return { id, class: found.class, size: found.size };
    },

    removeForDisposal: (id) =>
      inTurn(id, async () => {
        const found = await find(id);
        if (found === undefined) return false;
        await unlink(found.path);
        await syncFolder(dirname(found.path), flush);
        return true;
      }),

    list: async function* () {
      for (const blobClass of BLOB_CLASSES) yield* blobsIn(folders[blobClass], blobClass);
    },
  };
}

type Source = AsyncIterable<Uint8Array>;

const BLOB_CLASSES = [
  "original",
  "derivative",
  "metadata",
  "bundle",
] as const satisfies readonly BlobClass[];
const BLOB_ID = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;
const SHARD = /^[0-9a-hjkmnp-tv-z]{2}$/;

function pathOf(folder: string, id: BlobId): string {
  // The one place where an id becomes a path: nothing but letters, digits and one underscore gets through.
  if (!isBlobId(id)) throw new Error("a blob can only be named by an id");
  return join(folder, id.slice(-2), id);
}

function isBlobId(text: string): text is BlobId {
  return BLOB_ID.test(text);
}

async function* blobsIn(folder: string, blobClass: BlobClass): AsyncIterable<BlobInfo> {
  for (const shard of await readdir(folder)) {
    if (!SHARD.test(shard)) continue;
    for (const id of await readdir(join(folder, shard))) {
      const stats = isBlobId(id) ? await unlessMissing(stat(join(folder, shard, id))) : undefined;
      if (stats !== undefined && isBlobId(id)) yield { id, class: blobClass, size: stats.size };
    }
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

/** Work under one key runs in order: two seals of one id must not both find nothing there. */
function oneAtATimePerKey() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
