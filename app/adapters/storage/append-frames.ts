import { randomBytes } from "node:crypto";
import { isDiskFull } from "#app/core/disk-full.ts";
import type { FrameFile, FramesEnd } from "./frame-file.ts";
import { showFrame, writeFrame } from "./frames-in-file.ts";
import { inBlocks } from "./part-blocks.ts";

/** Flushed at the latest after so many octets, so that a crash can only tear what came since. */
export const FLUSH_BYTES = 64 * 1024 * 1024;

/** How a part ended that was written behind what was there: `end` is where the frames end that may be kept, not flushed yet. */
interface Written {
  readonly kind: "appended" | "broken-off" | "too-large" | "no-room" | "other-bytes";
  readonly end: FramesEnd;
}

/**
 * Writes a part's bytes as frames behind `before`; what a crash or a failed part left there goes first. Without `isRight` whatever came is kept, and handed
 * to `flush` every 64 MiB. With it a part is kept whole or not at all: until all of it came and was found right, its first frame has no
 * length, so that neither a crash nor whoever reads the file meanwhile finds any of it. Such a part has at most 64 MiB.
 */
export async function appendFrames(
  frames: FrameFile,
  before: FramesEnd,
  part: {
    readonly source: AsyncIterable<Uint8Array>;
    readonly limitBytes: number;
    readonly isRight: (() => boolean) | undefined;
    readonly flush: (end: FramesEnd) => Promise<unknown>;
  },
): Promise<Written> {
  const { isRight, limitBytes } = part;
  const isHeldBack = isRight !== undefined;
  await frames.file.truncate(before.position);
  let [end, flushed, first] = [before, before, before];
  let kind: Written["kind"];
  const blocks = inBlocks(part.source, isHeldBack ? Math.min(limitBytes, FLUSH_BYTES) : limitBytes);
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) {
      kind = next.value;
      break;
    }
    const isHidden = isHeldBack && end === before;
    try {
      end = await writeFrame(frames, end, next.value, randomBytes, isHidden);
    } catch (cause) {
      if (!isDiskFull(cause)) throw cause;
      // The torn frame's room goes back at once; the whole ones before it stay.
      await frames.file.truncate(end.position);
      kind = "no-room";
      break;
    }
    if (isHidden) first = end;
    if (isHeldBack || end.offset - flushed.offset < FLUSH_BYTES) continue;
    await part.flush(end);
    flushed = end;
  }
  if (isRight === undefined) return { kind, end };
  const isKept = kind === "appended" && isRight();
  if (!isKept) {
    await frames.file.truncate(before.position);
    return { kind: kind === "appended" ? "other-bytes" : kind, end: before };
  }
  if (first !== before) await showFrame(frames, before, first);
  return { kind, end };
}
