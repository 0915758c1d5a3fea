import { constants, open, type FileHandle } from "node:fs/promises";
import { handled } from "./blocks.ts";
import { writeAll } from "./durable.ts";
import { codeOf } from "./storage-suspect.ts";
import { givePageBlock, PAGE_BLOCK_BYTES, takePageBlock, type PageBlock } from "./page-blocks.ts";

// Large files go to the disk, and come back from it, past the system's cache (O_DIRECT): a file that is written once and read once
// would push out what others read, finding pages for it costs more than encrypting it, and bytes that are read back from the cache
// say nothing about the disk. Where system, file system or memory do not allow it, the cache is used as ever.

/** Writes in order. The last block, and every block of a small file, goes through the file's own handle. */
export interface DirectWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Writes what is left. Nothing is flushed by it. */
  end(): Promise<void>;
  /** Waits until nothing is written any more and lets everything go, whatever failed. The file's own handle stays open. */
  settle(): Promise<void>;
}

/** Writes to a new file, open as `file` and lying at `path`. `cached` is told how far the file was written through the cache. */
export function directWriter(
  file: FileHandle,
  path: string,
  cached: (size: number) => Promise<void>,
): DirectWriter {
  const blocks: Uint8Array[] = [];
  let turn = 0;
  let used = 0;
  let size = 0;
  let direct: FileHandle | undefined;
  let tried = false;
  let ahead: Promise<void> = Promise.resolve();

  const current = () =>
    (blocks[turn] ??= takePageBlock() ?? Buffer.allocUnsafeSlow(PAGE_BLOCK_BYTES));

  const giveUpDirect = async () => {
    await direct?.close();
    direct = undefined;
  };

  const writeWhole = async (block: Uint8Array, at: number) => {
    if (!tried) {
      tried = true;
      direct = await openDirect(path, constants.O_WRONLY);
    }
    if (direct !== undefined) {
      try {
        await writeAll(direct, block, at);
        return;
      } catch (cause) {
        if (!isNotDirect(cause)) throw cause;
        await giveUpDirect();
      }
    }
    await writeAll(file, block, at);
    await cached(at + block.length);
  };

  const ship = async (block: Uint8Array) => {
    await ahead;
    const at = size;
    size += block.length;
    ahead = handled(writeWhole(block, at));
    turn = 1 - turn;
    used = 0;
  };

  return {
    write: async (bytes) => {
      for (let offset = 0; offset < bytes.length;) {
        const block = current();
        const part = bytes.subarray(offset, offset + PAGE_BLOCK_BYTES - used);
        block.set(part, used);
        used += part.length;
        offset += part.length;
        if (used === PAGE_BLOCK_BYTES) await ship(block);
      }
    },
    end: async () => {
      await ahead;
      // No whole number of the disk's own blocks: the cache puts it there.
      if (used > 0) await writeAll(file, current().subarray(0, used), size);
    },
    settle: async () => {
      await Promise.allSettled([ahead]);
      await giveUpDirect();
      for (const block of blocks.splice(0)) {
        if (!Buffer.isBuffer(block)) givePageBlock(block);
      }
    },
  };
}

/** A file opened to be read past the cache. */
export interface DirectFile {
  /**
   * Octets from `from` up to but not including `to`, which lies within the file. One span at a time; a piece is good until the next is
   * asked for.
   */
  range(from: number, to: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** What the block size of every disk divides. */
const ALIGNED_BYTES = 4096;

/** Undefined where that cannot be. */
export async function openDirectFile(path: string): Promise<DirectFile | undefined> {
  const file = await openDirect(path, constants.O_RDONLY);
  if (file === undefined) return undefined;
  const blocks = [takePageBlock(), takePageBlock()];
  const [one, other] = blocks;
  const close = async () => {
    await file.close();
    for (const block of blocks.splice(0)) if (block !== undefined) givePageBlock(block);
  };
  let isReadable = false;
  try {
    isReadable = one !== undefined && other !== undefined && (await canRead(file, one));
  } finally {
    // Also where the disk fails at its first block.
    if (!isReadable) await close();
  }
  if (!isReadable || one === undefined || other === undefined) return undefined;
  return { range: (from, to) => readAhead(file, [one, other], from, to), close };
}

/** Some file systems open what they then do not read. */
async function canRead(file: FileHandle, block: PageBlock): Promise<boolean> {
  try {
    await file.read(block, 0, ALIGNED_BYTES, 0);
    return true;
  } catch (cause) {
    if (isNotDirect(cause)) return false;
    throw cause;
  }
}

/** Reads a block while the one before is looked at. */
async function* readAhead(
  file: FileHandle,
  [one, other]: readonly [PageBlock, PageBlock],
  from: number,
  to: number,
): AsyncIterable<Uint8Array> {
  const read = (block: PageBlock, at: number) =>
    handled(file.read(block, 0, block.length, at).then(({ bytesRead }) => bytesRead));
  let [block, next] = [one, other];
  let at = from - (from % ALIGNED_BYTES);
  let pending = read(block, at);
  try {
    while (at < to) {
      const length = await pending;
      if (length === 0) return;
      const begun = at;
      at += length;
      if (at < to) pending = read(next, at);
      yield block.subarray(Math.max(0, from - begun), Math.min(length, to - begun));
      [block, next] = [next, block];
    }
  } finally {
    // Left early: the disk may still be writing into a block.
    await Promise.allSettled([pending]);
  }
}

async function openDirect(path: string, flags: number): Promise<FileHandle | undefined> {
  // Linux alone has it.
  const { O_DIRECT } = constants as { readonly O_DIRECT?: number };
  if (O_DIRECT === undefined) return undefined;
  try {
    return await open(path, flags | O_DIRECT);
  } catch (cause) {
    if (isNotDirect(cause)) return undefined;
    throw cause;
  }
}

/** What a file system says that knows no way past the cache, or wants other borders than ours. */
function isNotDirect(cause: unknown): boolean {
  const code = codeOf(cause);
  return code === "EINVAL" || code === "EOPNOTSUPP" || code === "ENOTSUP";
}
