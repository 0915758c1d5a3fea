import { randomBytes } from "node:crypto";
import { lstat, open, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isIdOf, type DraftId, type ItemId } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import { ARRIVING, createArriving, type Arriving } from "./arriving.ts";
import { framesAt, type BytesAt } from "./frames-at.ts";
import type { Digests } from "./blob-store.ts";
import { pour } from "./blocks.ts";
import { abandonPartial, fsyncHandle, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import { earlyFlush } from "./early-flush.ts";
import {
  beginFrames,
  NO_FRAMES,
  readOwner,
  resumeFrames,
  type FrameFile,
  type OwnerKey,
} from "./frame-file.ts";
import { wholeSize, writeTrailer } from "./frame-trailer.ts";
import { readFrames, writeFrame } from "./frames-in-file.ts";
import type { Flush } from "./storage-suspect.ts";

/** How an upload ended. Only `received` may be told to the witness: by then the bytes survive a power cut. */
export type Received =
  | ({ readonly kind: "received" } & Digests)
  | { readonly kind: "too-large" }
  | { readonly kind: "broken-off"; readonly size: number };

export interface StagedItem {
  readonly id: ItemId;
  readonly receivedAt: Instant;
}

/** An upload that was set aside. */
export interface AsideItem extends StagedItem {
  /** False for one that had not come whole. */
  readonly isWhole: boolean;
}

/** A staged upload opened for reading. */
export interface StagedBytes {
  readonly size: number;
  /**
   * Read once. A piece is good until the next is asked for; fails with the code `tampered` where a frame is not what was
   * written.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A staged upload opened for reading at any place. */
export interface StagedAt extends BytesAt {
  close(): Promise<void>;
}

/** Where uploads wait, whole, durable and encrypted, until they are sealed; and where those that come in parts grow. */
export interface Staging extends Arriving {
  /**
   * Streams an upload to disk, in frames under a key that only its draft's key opens. `received` means that file and folder are
   * flushed. An upload that breaks off, is too large or meets a full disk leaves nothing; only the disk makes this throw. A
   * source that was too large is left unread, for the caller to drain or destroy.
   */
  receive(
    upload: { readonly id: ItemId; readonly owner: DraftId },
    source: AsyncIterable<Uint8Array>,
    limits: { readonly limitBytes: number },
  ): Promise<Received>;
  /** The upload in clear; undefined when none is there whole. Whoever opened it closes it. */
  open(id: ItemId): Promise<StagedBytes | undefined>;
  /** The same, to be read here and there: of a film of gigabytes a look wants a few pages. */
  openAt(id: ItemId): Promise<StagedAt | undefined>;
  /** Removes a staged upload, whole, still arriving or set aside, once sealed or given up; false when there was none. */
  discard(id: ItemId): Promise<boolean>;
  /** Every upload that arrived whole and still waits. Those still arriving, or set aside, are not listed. */
  list(): Promise<readonly StagedItem[]>;
  /** Whose an upload says it is, wherever it lies; undefined where it is not there or does not say. */
  ownerOf(id: ItemId): Promise<DraftId | undefined>;
  /** Puts an upload, whole or in part, where nothing seals or removes it. Repeatable; false when there is none. */
  setAside(id: ItemId): Promise<boolean>;
  /** Puts it back. Repeatable; false when there is none. */
  bringBack(id: ItemId): Promise<boolean>;
  /** Every upload that was set aside, whole or in part. */
  listAside(): Promise<readonly AsideItem[]>;
}

const ASIDE = ".aside";

/** Staging in the data folder's `incoming/`. */
export function createStaging(tools: {
  readonly incoming: string;
  readonly ownerKey: OwnerKey;
  readonly flush?: Flush;
}): Staging {
  const { incoming, ownerKey, flush = fsyncHandle } = tools;
  const pathOf = (id: ItemId) => {
    // A bad id here is a mistake in the program, and the last chance to keep a path from escaping.
    if (!isIdOf("itm", id)) throw new Error("an upload can only be staged under an item's id");
    return join(incoming, id);
  };
  const asidePath = (id: ItemId) => `${pathOf(id)}${ASIDE}`;
  const partPath = (id: ItemId) => `${pathOf(id)}${ARRIVING}`;
  const partAsidePath = (id: ItemId) => `${partPath(id)}${ASIDE}`;
  /** Where an upload may lie. */
  const everyPath = (id: ItemId) => [pathOf(id), partPath(id), asidePath(id), partAsidePath(id)];
  const isThere = async (path: string) => (await unlessMissing(lstat(path))) !== undefined;
  const move = async (from: string, to: string): Promise<boolean> => {
    if (await isThere(to)) {
      // Both names would be two files of one id: neither may replace the other.
      if (await isThere(from)) throw new Error("an upload lies there under both its names");
      return true;
    }
    const moved = await unlessMissing(rename(from, to).then(() => true));
    if (moved === true) await syncFolder(incoming, flush);
    // Another process may have moved it at the same moment.
    return moved === true || isThere(to);
  };
  const arriving = createArriving({ incoming, pathOf, ownerKey, flush });

  const opened = async <Opened>(
    id: ItemId,
    read: (frames: FrameFile, closeFile: () => Promise<void>) => Promise<Opened>,
  ): Promise<Opened | undefined> => {
    const file = await unlessMissing(open(pathOf(id), "r"));
    if (file === undefined) return undefined;
    try {
      return await read(await resumeFrames(file, id, ownerKey), () => file.close());
    } catch (cause) {
      await file.close();
      throw cause;
    }
  };

  return {
    ...arriving,

    receive: async ({ id, owner }, source, { limitBytes }) => {
      const path = pathOf(id);
      if ((await unlessMissing(lstat(path))) !== undefined)
        throw new Error(`${id} is staged already`);
      const partial = `${path}.partial`;
      const key = await ownerKey(owner);
      const file = await open(partial, "wx", 0o600);
      const early = earlyFlush(file, flush);
      try {
        const frames = await beginFrames(file, { upload: id, owner, ownerKey: key }, randomBytes);
        let end = NO_FRAMES;
        const poured = await pour(source, {
          limitBytes,
          write: async ({ block, length }) => {
            end = await writeFrame(frames, end, new Uint8Array(block, 0, length), randomBytes);
            await early.wrote(end.position);
          },
        });
        if (poured.kind !== "whole") {
          await early.settle();
          await abandonPartial(file, partial);
          return poured.kind === "too-large"
            ? { kind: "too-large" }
            : { kind: "broken-off", size: poured.size };
        }
        await writeTrailer(frames, end, randomBytes);
        await early.done();
        await syncFile(file, flush);
        await file.close();
        await rename(partial, path);
        await syncFolder(incoming, flush);
        return { kind: "received", ...poured.digests };
      } catch (cause) {
        await early.settle();
        await abandonPartial(file, partial);
        throw cause;
      }
    },

    open: (id) =>
      opened(id, async (frames, closeFile) => {
        const size = await wholeSize(frames);
        const bytes = readFrames(frames);
        const close = async () => {
          await bytes.return(undefined);
          await closeFile();
        };
        return { size, bytes, close };
      }),

    openAt: (id) => opened(id, async (frames, close) => ({ ...(await framesAt(frames)), close })),

    discard: async (id) => {
      // What is set aside or put back at this very moment is met under the one name or the other.
      const paths = [partAsidePath(id), asidePath(id), pathOf(id), asidePath(id)];
      // In this order: its last byte may make it whole at this very moment, and then it has the other name by now.
      const given = await arriving.giveUp(id);
      let removed = given;
      for (const path of paths) {
        removed = (await unlessMissing(unlink(path).then(() => true))) === true || removed;
      }
      await syncFolder(incoming, flush);
      return removed;
    },

    ownerOf: async (id) => {
      for (const path of everyPath(id)) {
        const file = await unlessMissing(open(path, "r"));
        if (file === undefined) continue;
        try {
          return await readOwner(file);
        } finally {
          await file.close();
        }
      }
      return undefined;
    },

    setAside: async (id) =>
      (await move(pathOf(id), asidePath(id))) || move(partPath(id), partAsidePath(id)),
    bringBack: async (id) =>
      (await move(asidePath(id), pathOf(id))) || move(partAsidePath(id), partPath(id)),

    listAside: async () => {
      const names = (await readdir(incoming)).filter((name) => name.endsWith(ASIDE));
      const found = await Promise.all(
        names.map(async (name) => {
          const [id = "", ...more] = name.slice(0, -ASIDE.length).split(".");
          const isWhole = more.length === 0;
          if (!isIdOf("itm", id) || (!isWhole && `.${more.join(".")}` !== ARRIVING))
            return undefined;
          const item = await stagedItem(id, join(incoming, name));
          return item && { ...item, isWhole };
        }),
      );
      return found.filter((item) => item !== undefined);
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
  return { id, receivedAt: instantFromMillis(Math.trunc(stats.mtimeMs)) };
}
