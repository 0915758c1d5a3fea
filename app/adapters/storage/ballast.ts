import { randomBytes } from "node:crypto";
import { lstat, open, rename, rm } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import { fsyncHandle, syncFile, unlessMissing } from "./durable.ts";

const BLOCK_BYTES = 1024 * 1024;

/** A file that holds nothing but room, for the log and the database when a disk is full. */
export interface Ballast {
  /** Its size in bytes; 0 when it is not there. */
  size(): Promise<number>;
  /** Writes it, whole or not at all. Other work goes on meanwhile; false when that gave up its room before it was there. */
  lay(bytes: number): Promise<boolean>;
  /** Gives its room back; true when it had any. */
  release(): Promise<boolean>;
}

/** The ballast in a file of its own. It holds random bytes: a file system that compresses keeps their room all the same. */
export function createBallast(path: string): Ballast {
  const partial = `${path}.partial`;
  return {
    size: async () => (await unlessMissing(lstat(path)))?.size ?? 0,
    lay: async (bytes) => {
      const block = randomBytes(Math.min(BLOCK_BYTES, bytes));
      try {
        const file = await open(partial, "w", 0o600);
        try {
          for (let at = 0; at < bytes;) {
            const part = block.subarray(0, Math.min(block.length, bytes - at));
            at += (await file.write(part, 0, part.length, at)).bytesWritten;
            await turn();
          }
          await syncFile(file, fsyncHandle);
        } finally {
          await file.close();
        }
        return (await unlessMissing(rename(partial, path).then(() => true))) ?? false;
      } catch (cause) {
        await rm(partial, { force: true });
        throw cause;
      }
    },
    release: async () => {
      const had = (await unlessMissing(lstat(path))) !== undefined;
      await rm(path, { force: true });
      await rm(partial, { force: true });
      return had;
    },
  };
}
