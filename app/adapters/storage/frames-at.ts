import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import { FRAME_BYTES, openFrame } from "#app/core/encryption/frame.server.ts";
import { NO_FRAMES, type FrameFile, type FramesEnd } from "./frame-file.ts";
import { readTrailer } from "./frame-trailer.ts";
import { nextFrame, readFrame } from "./frames-in-file.ts";

/** Plaintext that is read at any place, as an open file is. */
export interface BytesAt {
  readonly size: number;
  /** Fills `buffer` from `offset` on with up to `length` octets that begin at `position`; fewer at the end. One call at a time. */
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/**
 * The plaintext of a whole file of frames, to be read here and there. A frame is authenticated in its place before a byte of it is
 * given; what is not what was written, or not all of it there, ends with `Tampered`.
 */
export async function framesAt(frames: FrameFile): Promise<BytesAt> {
  const begins = await beginsOf(frames);
  const { offset: size } = begins.end;
  const plaintext = Buffer.allocUnsafe(FRAME_BYTES);
  let held: { readonly index: number; readonly length: number } | undefined;

  const hold = async (index: number): Promise<number> => {
    if (held?.index === index) return held.length;
    held = undefined;
    const begin = begins.frames[index];
    const sealed = begin === undefined ? undefined : await readFrame(frames, begin, frames.frame);
    const opened =
      begin === undefined || sealed === undefined
        ? undefined
        : openFrame(
            frames.key,
            { upload: frames.upload, ...begin, last: false },
            sealed,
            plaintext,
          );
    if (opened === undefined) throw new Tampered("a frame of an upload is not what was written");
    held = { index, length: opened.length };
    return opened.length;
  };

  return {
    size,
    read: async (buffer, offset, length, position) => {
      let bytesRead = 0;
      while (bytesRead < length && position + bytesRead < size) {
        const at = position + bytesRead;
        const index = lastAtOrBefore(begins.frames, at);
        const within = at - (begins.frames[index]?.offset ?? 0);
        const end = Math.min(await hold(index), within + length - bytesRead);
        if (end <= within) break;
        buffer.set(plaintext.subarray(within, end), offset + bytesRead);
        bytesRead += end - within;
      }
      return { bytesRead };
    },
  };
}

/** Where each frame begins, by the lengths that frames begin with: a mebibyte each at most, so this reads next to nothing. */
async function beginsOf(
  frames: FrameFile,
): Promise<{ readonly frames: readonly FramesEnd[]; readonly end: FramesEnd }> {
  const said = await readTrailer(frames);
  const found: FramesEnd[] = [];
  let end = NO_FRAMES;
  while (end.index < said.index) {
    const next = await nextFrame(frames, end);
    if (next === undefined) throw new Tampered("a frame of an upload is not what was written");
    found.push(end);
    end = next;
  }
  if (end.offset !== said.offset || end.position !== said.position) {
    throw new Tampered("an upload is not as long as it was");
  }
  return { frames: found, end };
}

function lastAtOrBefore(frames: readonly FramesEnd[], offset: number): number {
  let [low, high] = [0, frames.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((frames[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
