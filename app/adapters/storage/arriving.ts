import { randomBytes } from "node:crypto";
import { lstat, open, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isIdOf, type DraftId, type ItemId } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import { appendFrames, FLUSH_BYTES } from "./append-frames.ts";
import { abandonPartial, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import { durableEnd } from "./durable-frames.ts";
import {
  beginFrames,
  NO_FRAMES,
  resumeFrames,
  type FrameFile,
  type FramesEnd,
  type OwnerKey,
} from "./frame-file.ts";
import { writeTrailer } from "./frame-trailer.ts";
import { type Flush } from "./storage-suspect.ts";

/** How one part of an upload ended. `offset` is always what is durable: it may be told to whoever sends. */
export type Appended =
  | { readonly kind: "appended"; readonly offset: number }
  /** The source failed; what came before is kept. */
  | { readonly kind: "broken-off"; readonly offset: number }
  /** The part does not begin where the upload ends; nothing was taken. */
  | { readonly kind: "offset-differs"; readonly offset: number }
  /** More came than may come; nothing of it beyond the limit was taken. */
  | { readonly kind: "too-large"; readonly offset: number }
  /** The disk took no more; what it took is kept. */
  | { readonly kind: "no-room"; readonly offset: number }
  /** It was to be kept only if it is right, and is not: nothing of it was. */
  | { readonly kind: "other-bytes"; readonly offset: number }
  | { readonly kind: "missing" };

/** The file of an upload that is still arriving. */
export interface ArrivingFile {
  readonly id: ItemId;
  readonly changedAt: Instant;
  /** Whether anything of it was written; told by its length, so that it is known also where nothing of it opens. */
  readonly hasBytes: boolean;
  /** Octets of the file as it lies: more than those of its content. */
  readonly fileBytes: number;
}

/** Uploads that come in parts and may be interrupted at any byte, by a lost connection as by a lost power supply. */
export interface Arriving {
  /** Begins an upload, durably. Throws when the id is taken. */
  begin(upload: { readonly id: ItemId; readonly owner: DraftId }): Promise<void>;
  /**
   * Adds bytes at an offset. Resolves once they are durable. One part at a time for one upload: others wait. After a crash a
   * torn end is dropped before anything is added. `isRight` is asked once all of the part was read; where it is given, one that it says no
   * to, that breaks off or that is too large leaves nothing.
   */
  append(
    id: ItemId,
    offset: number,
    source: AsyncIterable<Uint8Array>,
    how: { readonly limitBytes: number; readonly isRight?: (() => boolean) | undefined },
  ): Promise<Appended>;
  /**
   * Octets that a power cut would leave; undefined for an upload that is not arriving. `anew` is for audits: it reads the
   * file as it lies, beside a part that is still coming, whatever this process knows of it, and flushes nothing.
   */
  durableSize(id: ItemId, how?: { readonly anew: boolean }): Promise<number | undefined>;
  /** Says that the upload is whole: from now on it waits to be sealed. Repeatable; false when there is none. */
  finish(id: ItemId): Promise<boolean>;
  /** Every upload that is still arriving, with when its file was last changed by the disk's own clock. */
  unfinished(): Promise<readonly ArrivingFile[]>;
}

export const ARRIVING = ".arriving";

/** Uploads in parts, in `incoming/<id>.arriving`. `giveUp` is for staging alone. */
export function createArriving(tools: {
  readonly incoming: string;
  readonly pathOf: (id: ItemId) => string;
  readonly ownerKey: OwnerKey;
  readonly flush: Flush;
}): Arriving & { giveUp(id: ItemId): Promise<boolean> } {
  const { incoming, pathOf, ownerKey, flush } = tools;
  /** What this process has flushed itself; for others the file is read once. */
  const ends = new Map<ItemId, FramesEnd>();
  const waiting = new Map<ItemId, Promise<unknown>>();
  const arrivingPath = (id: ItemId) => `${pathOf(id)}${ARRIVING}`;

  /** Runs work on an upload's frames, one at a time; undefined when it is not arriving. */
  const withFrames = async <T>(
    id: ItemId,
    work: (frames: FrameFile, end: FramesEnd) => Promise<T>,
  ): Promise<T | undefined> => {
    const mine = (waiting.get(id) ?? Promise.resolve()).then(async () => {
      const file = await unlessMissing(open(arrivingPath(id), "r+"));
      if (file === undefined) return undefined;
      try {
        const frames = await resumeFrames(file, id, ownerKey);
        let end = ends.get(id);
        // A file that lost its end since, to whatever restored or mended the disk, is read again: nobody may be told of bytes that are not there.
        if (end === undefined || (await file.stat()).size < end.position) {
          end = await durableEnd(frames, FLUSH_BYTES);
          // What opened may still lie in memory only: a power cut must not take back what is said to be durable.
          await syncFile(file, flush);
          ends.set(id, end);
        }
        return await work(frames, end);
      } finally {
        await file.close();
      }
    });
    const settled = mine.catch(() => undefined);
    waiting.set(id, settled);
    try {
      return await mine;
    } finally {
      if (waiting.get(id) === settled) waiting.delete(id);
    }
  };

  /** Waits for no part: one that comes slowly would hold an audit up for hours. */
  const sizeAsItLies = async (id: ItemId): Promise<number | undefined> => {
    const known = ends.get(id);
    const file = await unlessMissing(open(arrivingPath(id), "r"));
    if (file === undefined) return undefined;
    try {
      const { offset } = await durableEnd(await resumeFrames(file, id, ownerKey), FLUSH_BYTES);
      // Damaged since it was flushed: whoever goes on must be told of what is there, and not of what was.
      if (known !== undefined && offset < known.offset && ends.get(id) === known) ends.delete(id);
      return offset;
    } finally {
      await file.close();
    }
  };

  const keep = async (id: ItemId, frames: FrameFile, end: FramesEnd): Promise<number> => {
    await syncFile(frames.file, flush);
    ends.set(id, end);
    return end.offset;
  };

  return {
    begin: async ({ id, owner }) => {
      if ((await unlessMissing(lstat(pathOf(id)))) !== undefined)
        throw new Error(`${id} is staged already`);
      const key = await ownerKey(owner);
      const file = await open(arrivingPath(id), "wx", 0o600);
      try {
        await beginFrames(file, { upload: id, owner, ownerKey: key }, randomBytes);
        await syncFile(file, flush);
      } catch (cause) {
        // Nobody was told of it: a disk that is full gets its room back.
        await abandonPartial(file, arrivingPath(id));
        throw cause;
      }
      await file.close();
      await syncFolder(incoming, flush);
      ends.set(id, NO_FRAMES);
    },

    append: async (id, offset, source, { limitBytes, isRight }) =>
      (await withFrames(id, async (frames, before): Promise<Appended> => {
        if (offset !== before.offset) return { kind: "offset-differs", offset: before.offset };
        const { kind, end } = await appendFrames(frames, before, {
          ...{ source, isRight, limitBytes: limitBytes - offset },
          flush: (flushed) => keep(id, frames, flushed),
        });
        return { kind, offset: await keep(id, frames, end) };
      })) ?? { kind: "missing" },

    durableSize: (id, how) =>
      how?.anew === true
        ? sizeAsItLies(id)
        : withFrames(id, (_, end) => Promise.resolve(end.offset)),

    finish: async (id) => {
      const finished = await withFrames(id, async (frames, end) => {
        await frames.file.truncate(end.position);
        await writeTrailer(frames, end, randomBytes);
        await syncFile(frames.file, flush);
        // Given up meanwhile.
        if ((await unlessMissing(rename(arrivingPath(id), pathOf(id)).then(() => true))) !== true)
          return undefined;
        await syncFolder(incoming, flush);
        ends.delete(id);
        return true;
      });
      if (finished === true) return true;
      if ((await unlessMissing(lstat(pathOf(id)))) === undefined) return false;
      // Whoever gave it its name may have died, or failed, before that name was durable.
      await syncFolder(incoming, flush);
      return true;
    },

    unfinished: async () => {
      const ids = (await readdir(incoming))
        .filter((name) => name.endsWith(ARRIVING))
        .map((name) => name.slice(0, -ARRIVING.length))
        .filter((name) => isIdOf("itm", name));
      const found = await Promise.all(
        ids.map(async (id) => {
          const stats = await unlessMissing(lstat(arrivingPath(id)));
          return (
            stats && {
              id,
              changedAt: instantFromMillis(Math.trunc(stats.mtimeMs)),
              hasBytes: stats.size > NO_FRAMES.position,
              fileBytes: stats.size,
            }
          );
        }),
      );
      return found.filter((one) => one !== undefined);
    },

    giveUp: async (id) => {
      ends.delete(id);
      return (
        (await unlessMissing(unlink(join(incoming, `${id}${ARRIVING}`)).then(() => true))) === true
      );
    },
  };
}
