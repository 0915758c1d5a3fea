import { createCipheriv, createDecipheriv } from "node:crypto";
import { toUtf8 } from "../encoding.ts";

// Bytes of an upload that still arrives, as docs/evidence-store-format.md writes it out: a frame says whose it is, which one
// and where it begins, so that none can be left out, repeated or moved, and a frame torn by a power cut does not open.

/** Plaintext octets of one frame at most. */
export const FRAME_BYTES = 1024 * 1024;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a frame takes beside its plaintext. */
export const FRAME_EXTRA_BYTES = LENGTH_BYTES + NONCE_BYTES + TAG_BYTES;

/** A frame's place. `last` marks the empty frame that says that nothing follows. */
export interface FramePlace {
  readonly upload: string;
  readonly index: number;
  readonly offset: number;
  readonly last: boolean;
}

/** `length[4] || nonce[12] || ciphertext || tag[16]`; the nonce is random, since a torn frame is written anew. */
export function sealFrame(
  key: Uint8Array,
  place: FramePlace,
  plaintext: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(additional(place));
  const frame = Buffer.allocUnsafe(plaintext.length + FRAME_EXTRA_BYTES);
  frame.writeUInt32BE(plaintext.length, 0);
  frame.set(nonce, LENGTH_BYTES);
  frame.set(cipher.update(plaintext), LENGTH_BYTES + NONCE_BYTES);
  cipher.final();
  frame.set(cipher.getAuthTag(), frame.length - TAG_BYTES);
  return frame;
}

/** Octets of the whole frame that begins with these four; undefined when no frame can begin so. */
export function frameSize(length: Uint8Array): number | undefined {
  if (length.length < LENGTH_BYTES) return undefined;
  const plaintext = new DataView(length.buffer, length.byteOffset).getUint32(0);
  return plaintext > FRAME_BYTES ? undefined : plaintext + FRAME_EXTRA_BYTES;
}

/** The frame's plaintext; undefined when it is torn, was changed, or belongs elsewhere. */
export function openFrame(
  key: Uint8Array,
  place: FramePlace,
  frame: Uint8Array,
): Uint8Array | undefined {
  if (frameSize(frame) !== frame.length) return undefined;
  const nonce = frame.subarray(LENGTH_BYTES, LENGTH_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additional(place));
  decipher.setAuthTag(frame.subarray(frame.length - TAG_BYTES));
  const plaintext = decipher.update(
    frame.subarray(LENGTH_BYTES + NONCE_BYTES, frame.length - TAG_BYTES),
  );
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plaintext;
}

function additional({ upload, index, offset, last }: FramePlace): Uint8Array {
  return toUtf8(["bearwitness/v1/frame", upload, index, offset, last ? "last" : "more"].join("\0"));
}
