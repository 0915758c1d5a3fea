import { lstat, open, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { isIdOf, type ItemId } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { Digests } from "./blob-store.ts";
import { pour } from "./blocks.ts";
import { abandonPartial, fsyncHandle, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import type { Flush } from "./storage-suspect.ts";

/** How an upload ended. Only `received` may be told to the witness: by then the bytes survive a power cut. */
export type Received =
  | ({ readonly kind: "received" } & Digests)
  | { readonly kind: "too-large" }
  | { readonly kind: "broken-off"; readonly size: number };

export interface StagedItem {
  readonly id: ItemId;
  readonly size: number;
  readonly receivedAt: Instant;
}

/** Where uploads wait, whole and durable, until they are sealed. */
export interface Staging {
  /**
   * Streams an upload to disk. `received` means that file and folder are flushed. An upload that breaks off, is too
   * large or meets a full disk leaves nothing; only the disk makes this throw. A source that was too large is left
   * unread, for the caller to drain or destroy.
   */
  receive(
    id: ItemId,
    source: AsyncIterable<Uint8Array>,
    limits: { readonly limitBytes: number },
  ): Promise<Received>;
  /** Whoever opened it reads `stream` to its end or destroys it. */
  open(id: ItemId): Promise<{ readonly size: number; readonly stream: Readable } | undefined>;
  /** Removes a staged upload, once sealed or given up; false when there was none. */
  discard(id: ItemId): Promise<boolean>;
  /** Every upload that arrived whole and still waits. Those still arriving are not listed. */
  list(): Promise<readonly StagedItem[]>;
}

/** Staging in the data folder's `incoming/`. */
export function createStaging(incoming: string, flush: Flush = fsyncHandle): Staging {
  const pathOf = (id: ItemId) => {
    // A bad id here is a mistake in the program, and the last chance to keep a path from escaping.
    if (!isIdOf("itm", id)) throw new Error("an upload can only be staged under an item's id");
    return join(incoming, id);
  };

  return {
    receive: async (id, source, { limitBytes }) => {
      const path = pathOf(id);
      if ((await unlessMissing(lstat(path))) !== undefined)
        throw new Error(`${id} is staged already`);
      const partial = `${path}.partial`;
      const file = await open(partial, "wx", 0o600);
      try {
        const poured = await pour(source, { file, limitBytes });
        if (poured.kind !== "whole") {
          await abandonPartial(file, partial);
          return poured.kind === "too-large"
            ? { kind: "too-large" }
            : { kind: "broken-off", size: poured.size };
        }
        await syncFile(file, flush);
        await file.close();
        await rename(partial, path);
        await syncFolder(incoming, flush);
        return { kind: "received", ...poured.digests };
      } catch (cause) {
        await abandonPartial(file, partial);
        throw cause;
      }
    },

    open: async (id) => {
      const file = await unlessMissing(open(pathOf(id), "r"));
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      return { size, stream: file.createReadStream({ highWaterMark: 256 * 1024 }) };
    },

    discard: async (id) => {
      const removed = await unlessMissing(unlink(pathOf(id)).then(() => true));
      await syncFolder(incoming, flush);
      return removed === true;
    },

    list: async () => {
      const names = (await readdir(incoming)).filter((name) => isIdOf("itm", name));
      const found = await Promise.all(names.map((id) => stagedItem(id, join(incoming, id))));
      return found.filter((item) => item !== undefined);
    },
  };
}

async function stagedItem(id: ItemId, path: string): Promise<StagedItem | undefined> {
  const stats = await unlessMissing(lstat(path));
  if (stats === undefined) return undefined;
  return { id, size: stats.size, receivedAt: instantFromMillis(Math.trunc(stats.mtimeMs)) };
}
