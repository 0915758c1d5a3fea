import { randomBytes } from "node:crypto";
import {
  access,
  mkdir,
  open,
  readdir,
  rename,
  stat,
  unlink,
  type FileHandle,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobClass, BlobId } from "./blob-store.ts";
import { directWriter, openDirectFile } from "./direct-file.ts";
import { abandonPartial, fsyncHandle, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import { earlyFlush } from "./early-flush.ts";
import {
  asideNamed,
  BLOB_CLASSES,
  isAsideOf,
  isBlobId,
  type ObjectName,
  type ObjectReader,
  type ObjectStore,
} from "./object-store.ts";
import type { Flush } from "./storage-suspect.ts";

/** One folder for each class of blob; each exists already. */
export type BlobFolders = Readonly<Record<BlobClass, string>>;

const READ_BYTES = 1024 * 1024;
/** A file that nobody wrote to for so long is nobody's. */
const LEFT_OVER_MILLIS = 24 * 3_600_000;

/** Objects on the local disk: `<folder of the class>/<last two characters of the id>/<id>`. */
export function createLocalDisk(folders: BlobFolders, flush: Flush = fsyncHandle): ObjectStore {
  /** Shard folders whose own name is known to be durable; one made just before a crash may not be. */
  const durableShards = new Set<string>();

  const makeDurable = async (path: string) => {
    const shard = dirname(path);
    await syncFolder(shard, flush);
    if (durableShards.has(shard)) return;
    await syncFolder(dirname(shard), flush);
    durableShards.add(shard);
  };

  return {
    put: async (name, produce, check) => {
      const folder = folders[name.class];
      const path = pathOf(folder, name);
      const partial = join(folder, `${name.id}.${randomBytes(6).toString("hex")}.partial`);
      const file = await open(partial, "wx", 0o600);
      try {
        const made = await written({ file, path: partial, flush }, produce);
        await syncFile(file, flush);
        await file.close();
        const stored = await openFromDisk(partial);
        try {
          await check(stored, made);
        } finally {
          await stored.close();
        }
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(partial, path);
        await makeDurable(path);
        return made;
      } catch (cause) {
        await abandonPartial(file, partial);
        throw cause;
      }
    },

    read: (name) => unlessMissing(openReader(pathOf(folders[name.class], name))),

    confirm: async (name) => {
      const path = pathOf(folders[name.class], name);
      const file = await open(path, "r");
      try {
        await syncFile(file, flush);
      } finally {
        await file.close();
      }
      await makeDurable(path);
    },

    setAside: async (name, mark) => {
      const path = pathOf(folders[name.class], name);
      const standing = await unlessMissing(stat(path, { bigint: true }));
      if (standing === undefined || markOf(standing) !== mark) return undefined;
      const aside = asideFolder(folders[name.class]);
      const called = `${name.id}.${randomBytes(8).toString("hex")}`;
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await syncFolder(dirname(aside), flush);
      const moved = await unlessMissing(rename(path, join(aside, called)).then(() => called));
      if (moved === undefined) return undefined;
      await syncFolder(aside, flush);
      await syncFolder(dirname(path), flush);
      return moved;
    },

    asides: async (name) => {
      const names = await unlessMissing(readdir(asideFolder(folders[name.class])));
      return (names ?? []).filter((one) => isAsideOf(name.id, one));
    },

    listAsides: async function* () {
      for (const blobClass of BLOB_CLASSES) {
        const names = (await unlessMissing(readdir(asideFolder(folders[blobClass])))) ?? [];
        yield* names.map((one) => asideNamed(blobClass, one)).filter((one) => one !== undefined);
      }
    },

    remove: async (name) => {
      const path = pathOf(folders[name.class], name);
      const removed = await unlessMissing(unlink(path).then(() => true));
      if (removed === true) await syncFolder(dirname(path), flush);
      return removed === true;
    },

    list: async function* () {
      for (const blobClass of BLOB_CLASSES) {
        for (const id of await idsIn(folders[blobClass])) yield { id, class: blobClass };
      }
    },

    clearLeftovers: async () => {
      let cleared = 0;
      for (const folder of Object.values(folders)) {
        for (const name of await readdir(folder)) {
          if (name.endsWith(".partial") && (await clearOld(join(folder, name)))) cleared += 1;
        }
      }
      return cleared;
    },

    isUp: () =>
      Promise.all(Object.values(folders).map((folder) => access(folder))).then(
        () => true,
        () => false,
      ),
  };
}

/** Writes what is produced. */
async function written<Made>(
  to: { readonly file: FileHandle; readonly path: string; readonly flush: Flush },
  produce: (write: (bytes: Uint8Array) => Promise<void>) => Promise<Made>,
): Promise<Made> {
  const { file, path, flush } = to;
  const early = earlyFlush(file, flush);
  const writer = directWriter(file, path, (size) => early.wrote(size));
  try {
    const made = await produce((bytes) => writer.write(bytes));
    await writer.end();
    await early.done();
    return made;
  } finally {
    // Nothing may still be working on the file when it is closed.
    await writer.settle();
    await early.settle();
  }
}

const SHARD = /^[0-9a-hjkmnp-tv-z]{2}$/;

function pathOf(folder: string, { id, aside }: ObjectName): string {
  // The one place where an id becomes a path: nothing but letters, digits and one underscore gets through.
  if (!isBlobId(id)) throw new Error("a blob can only be named by an id");
  if (aside !== undefined) {
    if (!isAsideOf(id, aside)) throw new Error("an object set aside goes by its id");
    return join(asideFolder(folder), aside);
  }
  return join(folder, id.slice(-2), id);
}

/** Beside the shards, whose names have two letters: what is in it is no object any more. */
function asideFolder(folder: string): string {
  return join(folder, "aside");
}

async function idsIn(folder: string): Promise<BlobId[]> {
  const shards = (await readdir(folder)).filter((name) => SHARD.test(name));
  const names = await Promise.all(shards.map((shard) => readdir(join(folder, shard))));
  return names.flat().filter(isBlobId);
}

/** Of another process than the server, which clears its own at each start: a command that moves the store and was killed. */
async function clearOld(path: string): Promise<boolean> {
  const written = await unlessMissing(stat(path));
  if (written === undefined || written.mtimeMs > Date.now() - LEFT_OVER_MILLIS) return false;
  return (await unlessMissing(unlink(path).then(() => true))) === true;
}

async function openReader(path: string): Promise<ObjectReader> {
  const file = await open(path, "r");
  const stats = await file.stat({ bigint: true });
  return {
    size: Number(stats.size),
    mark: markOf(stats),
    range: (from, to) => bytesOf(file, from, to),
    close: () => file.close(),
  };
}

/** A file that replaces another is another file, and one that was set aside keeps its number. */
function markOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}-${ino}`;
}

/** Reads what the disk has, not what the cache remembers, wherever a span is worth it and the system can. */
async function openFromDisk(path: string): Promise<ObjectReader> {
  const cached = await openReader(path);
  const direct =
    cached.size < READ_BYTES
      ? undefined
      : await openDirectFile(path).catch(async (cause: unknown) => {
          await cached.close();
          throw cause;
        });
  if (direct === undefined) return cached;
  return {
    size: cached.size,
    mark: cached.mark,
    range: (from, to) => (to - from < READ_BYTES ? cached.range(from, to) : direct.range(from, to)),
    close: async () => {
      await cached.close();
      await direct.close();
    },
  };
}

async function* bytesOf(file: FileHandle, from: number, to: number): AsyncIterable<Uint8Array> {
  const block = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(0, to - from)));
  for (let at = from; at < to;) {
    const { bytesRead } = await file.read(block, 0, Math.min(block.length, to - at), at);
    if (bytesRead === 0) return;
    yield block.subarray(0, bytesRead);
    at += bytesRead;
  }
}
