import { createCipheriv, createDecipheriv } from "node:crypto";
import { toUtf8 } from "../encoding.ts";

// Bytes of an upload that still arrives, as docs/evidence-store-format.md writes it out: a frame says whose it is, which one
// and where it begins, so that none can be left out, repeated or moved, and a frame torn by a power cut does not open.

/** Plaintext octets of one frame at most. */
export const FRAME_BYTES = 1024 * 1024;
export const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a cipher is given at once. A result of more than some 100 KiB is memory asked of the system anew, which costs ten times the cipher. */
const STEP_BYTES = 64 * 1024;
/** What a frame takes beside its plaintext. */
export const FRAME_EXTRA_BYTES = LENGTH_BYTES + NONCE_BYTES + TAG_BYTES;

/** A frame's place. `last` marks the empty frame that says that nothing follows. */
export interface FramePlace {
  readonly upload: string;
  readonly index: number;
  readonly offset: number;
  readonly last: boolean;
}

/**
 * `length[4] || nonce[12] || ciphertext || tag[16]`; the nonce is random, since a torn frame is written anew. Written to the
 * beginning of `into` where it is given, which has room for it.
 */
export function sealFrame(
  key: Uint8Array,
  place: FramePlace,
  plaintext: Uint8Array,
  nonce: Uint8Array,
  into: Uint8Array = Buffer.allocUnsafe(plaintext.length + FRAME_EXTRA_BYTES),
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(additional(place));
  const frame = into.subarray(0, plaintext.length + FRAME_EXTRA_BYTES);
  new DataView(frame.buffer, frame.byteOffset).setUint32(0, plaintext.length);
  frame.set(nonce, LENGTH_BYTES);
  run(cipher, plaintext, frame.subarray(LENGTH_BYTES + NONCE_BYTES));
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

/**
 * The frame's plaintext; undefined when it is torn, was changed, or belongs elsewhere. Written to the beginning of `into` where it
 * is given, which has room for it and is not to be read when nothing is answered.
 */
export function openFrame(
  key: Uint8Array,
  place: FramePlace,
  frame: Uint8Array,
  into: Uint8Array = Buffer.allocUnsafe(Math.max(0, frame.length - FRAME_EXTRA_BYTES)),
): Uint8Array | undefined {
  if (frameSize(frame) !== frame.length) return undefined;
  const nonce = frame.subarray(LENGTH_BYTES, LENGTH_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additional(place));
  decipher.setAuthTag(frame.subarray(frame.length - TAG_BYTES));
  const ciphertext = frame.subarray(LENGTH_BYTES + NONCE_BYTES, frame.length - TAG_BYTES);
  const plaintext = into.subarray(0, ciphertext.length);
  run(decipher, ciphertext, plaintext);
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plaintext;
}

function run(
  cipher: { update(bytes: Uint8Array): Uint8Array },
  from: Uint8Array,
  into: Uint8Array,
): void {
  for (let at = 0; at < from.length; at += STEP_BYTES) {
    into.set(cipher.update(from.subarray(at, at + STEP_BYTES)), at);
  }
}

function additional({ upload, index, offset, last }: FramePlace): Uint8Array {
  return toUtf8(["bearwitness/v1/frame", upload, index, offset, last ? "last" : "more"].join("\0"));
}
