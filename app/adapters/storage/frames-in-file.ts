import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import {
  FRAME_EXTRA_BYTES,
  frameSize,
  LENGTH_BYTES,
  sealFrame,
} from "#app/core/encryption/frame.server.ts";
import { openFrameAside } from "./ciphering.ts";
import { writeAll } from "./durable.ts";
import {
  NO_FRAMES,
  NONCE_BYTES,
  readExactly,
  type FrameFile,
  type FramesEnd,
} from "./frame-file.ts";
import { readTrailer } from "./frame-trailer.ts";
import { giveBlock, takeBlock } from "./spare-blocks.ts";

// The frames of a file, one after another.

/**
 * Writes one frame, not durably yet, and answers where the next one begins. One that is hidden has no length yet: no reader takes it, or what follows,
 * for a frame until `showFrame`.
 */
export async function writeFrame(
  { file, upload, key, frame: room }: FrameFile,
  end: FramesEnd,
  plaintext: Uint8Array,
  random: (length: number) => Uint8Array,
  isHidden = false,
): Promise<FramesEnd> {
  const place = { upload, index: end.index, offset: end.offset, last: false };
  const frame = sealFrame(key, place, plaintext, random(NONCE_BYTES), room);
  if (isHidden) frame.fill(0, 0, LENGTH_BYTES);
  await writeAll(file, frame, end.position);
  return {
    index: end.index + 1,
    offset: end.offset + plaintext.length,
    position: end.position + frame.length,
  };
}

/** Gives a hidden frame its length, not durably yet: four octets, which a crash leaves as they were or as they are to be. */
export async function showFrame(
  { file }: FrameFile,
  at: FramesEnd,
  next: FramesEnd,
): Promise<void> {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(next.offset - at.offset);
  await writeAll(file, length, at.position);
}

/**
 * The plaintext of a whole file, each frame authenticated before it is given; ends with `Tampered` unless all of it is there. A piece is
 * good until the next is asked for.
 */
export async function* readFrames(frames: FrameFile): AsyncGenerator<Uint8Array> {
  const said = await readTrailer(frames);
  const [sealed, plaintext] = [takeBlock(), takeBlock()];
  try {
    let end = NO_FRAMES;
    while (end.index < said.index) {
      const room = new Uint8Array(sealed);
      const frame = await readFrame(frames, end, room);
      if (frame === undefined) throw new Tampered("a frame of an upload is not what was written");
      const place = { upload: frames.upload, ...end, last: false };
      const length = await openFrameAside(
        frames.key,
        place,
        { block: sealed, length: frame.length },
        plaintext,
      );
      yield new Uint8Array(plaintext, 0, length);
      end = endAfter(end, frame);
    }
    if (end.offset !== said.offset || end.position !== said.position) {
      throw new Tampered("an upload is not as long as it was");
    }
  } finally {
    giveBlock(sealed);
    giveBlock(plaintext);
  }
}

/** The frame that begins where the others end, as it lies; undefined when no whole one does. */
export async function readFrame(
  { file }: FrameFile,
  end: FramesEnd,
  room: Uint8Array,
): Promise<Uint8Array | undefined> {
  const length = await readExactly(file, 4, end.position);
  const size = length === undefined ? undefined : frameSize(length);
  return size === undefined ? undefined : readExactly(file, size, end.position, room);
}

/** Where the frame after this one begins, by the length that this one begins with; undefined where it begins with none. */
export async function nextFrame(
  { file }: FrameFile,
  end: FramesEnd,
): Promise<FramesEnd | undefined> {
  const length = await readExactly(file, 4, end.position);
  const size = length === undefined ? undefined : frameSize(length);
  return size === undefined ? undefined : endAfter(end, { length: size });
}

/** Where the frames end behind one more. */
export function endAfter(end: FramesEnd, frame: Pick<Uint8Array, "length">): FramesEnd {
  return {
    index: end.index + 1,
    offset: end.offset + frame.length - FRAME_EXTRA_BYTES,
    position: end.position + frame.length,
  };
}
