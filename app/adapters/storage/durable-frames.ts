import {
  FRAME_BYTES,
  FRAME_EXTRA_BYTES,
  frameSize,
  openFrame,
} from "#app/core/encryption/frame.server.ts";
import { NO_FRAMES, readExactly, type FrameFile, type FramesEnd } from "./frame-file.ts";
import { endAfter, readFrame } from "./frames-in-file.ts";

// What of an unfinished file can be believed after a crash.

/**
 * How far the frames of an unfinished upload can be believed after a crash. `mostUnflushed`: octets of plaintext that its writer leaves
 * unflushed at most. Frames that lie further from the file's end were flushed: they are passed over by their lengths, so that gigabytes are not read to
 * find their end, and read when the file is sealed. From the last of them on each frame is opened, and the first that does not
 * open, torn or never flushed, ends them. Where that one does not open either, the lengths cannot be believed and all is opened from the beginning.
 */
export async function durableEnd(frames: FrameFile, mostUnflushed: number): Promise<FramesEnd> {
  const { size } = await frames.file.stat();
  const from = await lastBefore(frames, size - mostUnflushed - UNFLUSHED_SLACK);
  const end = await endFrom(frames, from);
  return end.index === from.index ? endFrom(frames, NO_FRAMES) : end;
}

/** A writer sees that it must flush when it has written a frame more; each frame takes a little beside its plaintext. */
const UNFLUSHED_SLACK = 2 * (FRAME_BYTES + FRAME_EXTRA_BYTES);

/** Where the last frame begins that ends before a position, by the lengths that frames begin with. */
async function lastBefore({ file }: FrameFile, position: number): Promise<FramesEnd> {
  let [last, next] = [NO_FRAMES, NO_FRAMES];
  for (;;) {
    const length = await readExactly(file, 4, next.position);
    const size = length === undefined ? undefined : frameSize(length);
    // No writer makes a frame of nothing: those are blocks that were given to the file and never written.
    if (size === undefined || size === FRAME_EXTRA_BYTES) return last;
    if (next.position + size > position) return last;
    last = next;
    next = {
      index: last.index + 1,
      offset: last.offset + size - FRAME_EXTRA_BYTES,
      position: last.position + size,
    };
  }
}

/** Opens frames from a place on; where the first begins that does not open. */
async function endFrom(frames: FrameFile, from: FramesEnd): Promise<FramesEnd> {
  const { upload, key } = frames;
  const plaintext = Buffer.allocUnsafe(FRAME_BYTES);
  for (let end = from; ;) {
    const frame = await readFrame(frames, end, frames.frame);
    const place = { upload, ...end, last: false };
    if (frame === undefined || openFrame(key, place, frame, plaintext) === undefined) return end;
    end = endAfter(end, frame);
  }
}
