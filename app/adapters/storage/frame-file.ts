import type { FileHandle } from "node:fs/promises";
import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import {
  FRAME_BYTES,
  FRAME_EXTRA_BYTES,
  frameSize,
  openFrame,
  sealFrame,
} from "#app/core/encryption/frame.server.ts";
import { unwrapKey, WRAPPED_KEY_BYTES, wrapKey } from "#app/core/encryption/key-wrap.server.ts";
import { isIdOf, type DraftId } from "#app/core/ids.ts";
import { openFrameAside } from "./ciphering.ts";
import { writeAll } from "./durable.ts";
import { giveBlock, takeBlock } from "./spare-blocks.ts";

// A file of frames (docs/evidence-store-format.md): header, frames in order, and once the upload is whole a trailer that says how
// many there are. The upload's key lies in the header, wrapped under the key of the draft that it belongs to.

/** The key under which an upload's own key is wrapped. */
export type OwnerKey = (owner: DraftId) => Promise<Uint8Array>;

const VERSION = 1;
const OWNER_BYTES = 30;
const HEADER_BYTES = 1 + OWNER_BYTES + WRAPPED_KEY_BYTES;
const TRAILER_BYTES = FRAME_EXTRA_BYTES + 16;
const NONCE_BYTES = 12;

/** How far the frames of a file go: their number, their plaintext, and where the next one begins in the file. */
export interface FramesEnd {
  readonly index: number;
  readonly offset: number;
  readonly position: number;
}

export const NO_FRAMES: FramesEnd = { index: 0, offset: 0, position: HEADER_BYTES };

/** What writes and reads one upload's frames, one at a time. */
export interface FrameFile {
  readonly file: FileHandle;
  readonly upload: string;
  readonly key: Uint8Array;
  /** Where a frame is put together, again and again. */
  readonly frame: Buffer;
}

/** Writes the header of a new file. */
export async function beginFrames(
  file: FileHandle,
  of: { readonly upload: string; readonly owner: DraftId; readonly ownerKey: Uint8Array },
  random: (length: number) => Uint8Array,
): Promise<FrameFile> {
  const key = random(32);
  const owner = Buffer.from(of.owner, "latin1");
  if (owner.length !== OWNER_BYTES) throw new Error("an upload belongs to a draft");
  const wrapped = wrapKey(of.ownerKey, key);
  await writeAll(file, Buffer.concat([Uint8Array.of(VERSION), owner, wrapped]), 0);
  return { file, upload: of.upload, key, frame: roomForFrame() };
}

/** Whose upload a file says it is, before anything of it is opened; undefined where it does not begin as one does. */
export async function readOwner(file: FileHandle): Promise<DraftId | undefined> {
  const header = await readExactly(file, HEADER_BYTES, 0);
  if (header?.[0] !== VERSION) return undefined;
  const owner = Buffer.from(header.subarray(1, 1 + OWNER_BYTES)).toString("latin1");
  return isIdOf("drf", owner) ? owner : undefined;
}

/** Reads the header. Throws `Tampered` where it does not open; where the draft's key was destroyed, what that throws. */
export async function resumeFrames(
  file: FileHandle,
  upload: string,
  ownerKey: OwnerKey,
): Promise<FrameFile> {
  const header = await readExactly(file, HEADER_BYTES, 0);
  if (header?.[0] !== VERSION) throw new Tampered("an upload's header is in no known format");
  const owner = Buffer.from(header.subarray(1, 1 + OWNER_BYTES)).toString("latin1") as DraftId;
  const key = unwrapKey(await ownerKey(owner), header.subarray(1 + OWNER_BYTES));
  if (key === undefined) throw new Tampered("an upload's header does not open");
  return { file, upload, key, frame: roomForFrame() };
}

/** Memory that is never touched costs nothing: small uploads use little of it. */
function roomForFrame(): Buffer {
  return Buffer.allocUnsafeSlow(FRAME_BYTES + FRAME_EXTRA_BYTES);
}

/** Writes one frame, not durably yet, and answers where the next one begins. */
export async function writeFrame(
  { file, upload, key, frame: room }: FrameFile,
  end: FramesEnd,
  plaintext: Uint8Array,
  random: (length: number) => Uint8Array,
): Promise<FramesEnd> {
  const place = { upload, index: end.index, offset: end.offset, last: false };
  const frame = sealFrame(key, place, plaintext, random(NONCE_BYTES), room);
  await writeAll(file, frame, end.position);
  return {
    index: end.index + 1,
    offset: end.offset + plaintext.length,
    position: end.position + frame.length,
  };
}

/** Says that nothing follows: number of frames and octets of plaintext, eight octets each, in a frame of their own. */
export async function writeTrailer(
  { file, upload, key }: FrameFile,
  end: FramesEnd,
  random: (length: number) => Uint8Array,
): Promise<void> {
  const said = Buffer.alloc(16);
  said.writeBigUInt64BE(BigInt(end.index), 0);
  said.writeBigUInt64BE(BigInt(end.offset), 8);
  const trailer = sealFrame(key, trailerPlace(upload), said, random(NONCE_BYTES));
  await writeAll(file, trailer, end.position);
}

/** Octets of plaintext in a whole file. Throws `Tampered` where it has no trailer of its own. */
export async function wholeSize(frames: FrameFile): Promise<number> {
  return (await readTrailer(frames)).offset;
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

function trailerPlace(upload: string) {
  return { upload, index: 0, offset: 0, last: true };
}

/** Where the frames of a whole file end. Throws `Tampered` where it has no trailer of its own. */
export async function readTrailer({ file, upload, key }: FrameFile): Promise<FramesEnd> {
  const position = (await file.stat()).size - TRAILER_BYTES;
  const bytes = position < 0 ? undefined : await readExactly(file, TRAILER_BYTES, position);
  const said = bytes === undefined ? undefined : openFrame(key, trailerPlace(upload), bytes);
  if (said?.length !== 16) throw new Tampered("an upload does not end as a whole one does");
  const numbers = new DataView(said.buffer, said.byteOffset, said.length);
  return {
    index: Number(numbers.getBigUint64(0)),
    offset: Number(numbers.getBigUint64(8)),
    position,
  };
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

function endAfter(end: FramesEnd, frame: Pick<Uint8Array, "length">): FramesEnd {
  return {
    index: end.index + 1,
    offset: end.offset + frame.length - FRAME_EXTRA_BYTES,
    position: end.position + frame.length,
  };
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

async function readExactly(
  file: FileHandle,
  length: number,
  position: number,
  room: Uint8Array = Buffer.allocUnsafe(length),
): Promise<Uint8Array | undefined> {
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(room, done, length - done, position + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return room.subarray(0, length);
}
