import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import { FRAME_EXTRA_BYTES, openFrame, sealFrame } from "#app/core/encryption/frame.server.ts";
import { writeAll } from "./durable.ts";
import { NONCE_BYTES, readExactly, type FrameFile, type FramesEnd } from "./frame-file.ts";

// The trailer of a whole file of frames: how many there are, and how many octets of plaintext.

const TRAILER_BYTES = FRAME_EXTRA_BYTES + 16;

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

function trailerPlace(upload: string) {
  return { upload, index: 0, offset: 0, last: true };
}
