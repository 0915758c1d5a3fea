import type { FileHandle } from "node:fs/promises";
import { handled } from "./blocks.ts";
import { syncFile } from "./durable.ts";
import type { Flush } from "./storage-suspect.ts";

/** What may lie in the system's cache before it is sent to the disk. */
const FLUSH_BYTES = 64 * 1024 * 1024;

/** Sends to the disk what lies in the cache while more is written: else the disk stands idle until the end. */
export interface EarlyFlush {
  /** To be told after each write how far the file was written through the cache. Throws `storage-suspect` where an earlier flush failed. */
  wrote(size: number): Promise<void>;
  /** Waits for the last flush; throws where one failed. What came behind it is not flushed: the file's own flush follows. */
  done(): Promise<void>;
  /** Waits until nothing works on the file any more, whatever failed; before it is closed. */
  settle(): Promise<void>;
}

/** Flushes every 64 MiB, one flush at a time. */
export function earlyFlush(file: FileHandle, flush: Flush): EarlyFlush {
  let flushedTo = 0;
  // A disk tells a failed flush once, and a later one may well succeed: so each is waited for.
  let flushing: Promise<void> = Promise.resolve();
  return {
    wrote: async (size) => {
      if (size - flushedTo < FLUSH_BYTES) return;
      await flushing;
      flushedTo = size;
      flushing = handled(syncFile(file, flush));
    },
    done: () => flushing,
    settle: async () => {
      await Promise.allSettled([flushing]);
    },
  };
}
