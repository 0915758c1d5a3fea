import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  timingSafeEqual,
  type KeyObject,
} from "node:crypto";
import { toUtf8 } from "../encoding.ts";
import { expandSha512 } from "./hkdf.server.ts";

// C2SP chunked-encryption, Cobblestone-256, as docs/evidence-store-format.md writes it out: a file can be read at any
// offset, and whatever is cut, swapped, repeated or brought from elsewhere does not open.

/** Plaintext octets of every chunk but the last, which is always shorter and may be empty. */
export const CHUNK_BYTES = 16_384;
const TAG_BYTES = 16;
/** Octets of a whole chunk as stored. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
export const SALT_BYTES = 24;
const COMMITMENT_BYTES = 32;
/** Salt and key commitment, before the first chunk. */
export const HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES;

const LABEL = toUtf8("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0");

/** What one file's chunks are encrypted with, and the header that opens it. */
export interface FileKey {
  /** Made an object once: for each chunk anew that would cost more than the chunk's encryption. */
  readonly key: KeyObject;
  readonly baseNonce: Uint8Array;
  readonly commitment: Uint8Array;
}

/** The bytes are not what was encrypted under this key and context. Told apart by `code`. */
export class Tampered extends Error {
  readonly code = "tampered";
}

/** Derives what encrypts one file. `salt` is 24 random octets that no other file under the same key has. */
export function fileKey(inputKey: Uint8Array, salt: Uint8Array, context: Uint8Array): FileKey {
  if (inputKey.length !== 32 || salt.length !== SALT_BYTES) {
    throw new Error("a file key is derived from a key of 32 octets and a salt of 24");
  }
  const okm = expandSha512(inputKey, Buffer.concat([LABEL, salt, context]), 76);
  return {
    key: createSecretKey(okm.subarray(0, 32)),
    baseNonce: okm.subarray(32, 44),
    commitment: okm.subarray(44, 76),
  };
}

/** The first 56 octets of a file. */
export function fileHeader(salt: Uint8Array, { commitment }: FileKey): Uint8Array {
  return new Uint8Array(Buffer.concat([salt, commitment]));
}

/** The file's key, once its commitment was compared; throws `Tampered` where key or context is another. */
export function openHeader(inputKey: Uint8Array, header: Uint8Array, context: Uint8Array): FileKey {
  if (header.length !== HEADER_BYTES) throw new Tampered("the file ends inside its header");
  const derived = fileKey(inputKey, header.subarray(0, SALT_BYTES), context);
  if (!timingSafeEqual(derived.commitment, header.subarray(SALT_BYTES))) {
    throw new Tampered("the file was encrypted under another key or for another purpose");
  }
  return derived;
}

/**
 * Encrypts pieces of 16,384 octets, or fewer for the last: the sealed chunks of a run beginning at number `first`; only the last
 * piece of a file may be short, so whoever calls this twice gives whole pieces before. They are written to the beginning of
 * `into` where it is given, which has room for them.
 */
export function sealChunks(
  file: FileKey,
  first: number,
  plaintext: Uint8Array,
  into?: Uint8Array,
): Uint8Array {
  const whole = Math.ceil(plaintext.length / CHUNK_BYTES) || 1;
  const sealed = roomFor(plaintext.length + whole * TAG_BYTES, into);
  for (let at = 0; at < whole; at += 1) {
    const piece = plaintext.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES);
    const cipher = createCipheriv("aes-256-gcm", file.key, nonceOf(file, first + at));
    const start = at * SEALED_CHUNK_BYTES;
    sealed.set(cipher.update(piece), start);
    cipher.final();
    sealed.set(cipher.getAuthTag(), start + piece.length);
  }
  return sealed;
}

/**
 * Decrypts a run of chunks beginning at number `first`; throws `Tampered` before a byte of a changed one leaves. The plaintext
 * is written to the beginning of `into` where it is given, which has room for it and is not to be read after a throw.
 */
export function openChunks(
  file: FileKey,
  first: number,
  sealed: Uint8Array,
  into?: Uint8Array,
): Uint8Array {
  const count = Math.ceil(sealed.length / SEALED_CHUNK_BYTES);
  const plaintext = roomFor(Math.max(0, sealed.length - count * TAG_BYTES), into);
  for (let at = 0; at < count; at += 1) {
    const chunk = sealed.subarray(at * SEALED_CHUNK_BYTES, (at + 1) * SEALED_CHUNK_BYTES);
    if (chunk.length < TAG_BYTES) throw new Tampered("the file ends inside a chunk");
    plaintext.set(openChunk(file, first + at, chunk), at * CHUNK_BYTES);
  }
  return plaintext;
}

function roomFor(length: number, into: Uint8Array | undefined): Uint8Array {
  if (into === undefined) return Buffer.allocUnsafe(length);
  if (into.length < length) throw new Error("there is no room for what a run of chunks gives");
  return into.subarray(0, length);
}

function openChunk(file: FileKey, number: number, chunk: Uint8Array): Uint8Array {
  const end = chunk.length - TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", file.key, nonceOf(file, number), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(chunk.subarray(end));
  const plaintext = decipher.update(chunk.subarray(0, end));
  try {
    decipher.final();
  } catch (cause) {
    throw new Tampered(`chunk ${number} of the file is not what was encrypted`, { cause });
  }
  return plaintext;
}

/** The base nonce with the chunk's number, as twelve octets big-endian, laid over it. */
function nonceOf({ baseNonce }: FileKey, number: number): Uint8Array {
  const nonce = Uint8Array.from(baseNonce);
  let rest = number;
  for (let at = 11; rest > 0 && at >= 0; at -= 1) {
    nonce[at] = (nonce[at] ?? 0) ^ (rest % 256);
    rest = Math.floor(rest / 256);
  }
  return nonce;
}

/** Octets a file takes as stored. */
export function sealedSize(plaintextSize: number): number {
  const chunks = Math.floor(plaintextSize / CHUNK_BYTES) + 1;
  return HEADER_BYTES + plaintextSize + chunks * TAG_BYTES;
}

/**
 * Octets of plaintext in a stored file of this size, and the number of its last chunk; throws `Tampered` for a size that no
 * whole file has. Only to be believed once the last chunk was opened.
 */
export function plaintextSize(size: number): { readonly size: number; readonly last: number } {
  const body = size - HEADER_BYTES;
  const last = Math.floor(body / SEALED_CHUNK_BYTES);
  const rest = body - last * SEALED_CHUNK_BYTES;
  if (body < TAG_BYTES || rest < TAG_BYTES) throw new Tampered("the file was cut short");
  return { size: last * CHUNK_BYTES + rest - TAG_BYTES, last };
}

/** Which chunks hold a range of plaintext (`end` not included, more than `start`) and where they lie in the file. */
export function chunksOf(
  start: number,
  end: number,
): { readonly first: number; readonly last: number; readonly from: number; readonly to: number } {
  const first = Math.floor(start / CHUNK_BYTES);
  const last = Math.floor((end - 1) / CHUNK_BYTES);
  return {
    first,
    last,
    from: HEADER_BYTES + first * SEALED_CHUNK_BYTES,
    to: HEADER_BYTES + (last + 1) * SEALED_CHUNK_BYTES,
  };
}

/** Binds a blob to the deployment it belongs to, its id and what it is: a file put in another's place does not open. */
export function blobContext(
  deploymentId: string,
  blob: { readonly id: string; readonly class: string },
): Uint8Array {
  return toUtf8(["bearwitness/v1", deploymentId, blob.id, blob.class].join("\0"));
}
