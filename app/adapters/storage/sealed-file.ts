import type { FileKey } from "#app/core/encryption/cobblestone.server.ts";
import {
  CHUNK_BYTES,
  chunksOf,
  fileHeader,
  fileKey,
  HEADER_BYTES,
  openChunks,
  openHeader,
  plaintextSize,
  SALT_BYTES,
  SEALED_CHUNK_BYTES,
  sealChunks,
  Tampered,
} from "#app/core/encryption/cobblestone.server.ts";
import { pour, type Poured } from "./blocks.ts";
import { chunkCipher } from "./ciphering.ts";
import type { Filled } from "./lane.ts";
import type { ObjectReader } from "./object-store.ts";
import { BLOCK_BYTES, giveBlock, takeBlock } from "./spare-blocks.ts";

/** Chunks decrypted at a time: about 1 MiB. */
const CHUNKS_AT_ONCE = BLOCK_BYTES / CHUNK_BYTES;

/** Encrypts a source on its way to `write` while it is digested. `random` gives the salt. */
export async function writeSealed(
  source: AsyncIterable<Uint8Array>,
  under: {
    readonly key: Uint8Array;
    readonly context: Uint8Array;
    readonly random: (length: number) => Uint8Array;
  },
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Poured> {
  const salt = under.random(SALT_BYTES);
  const file = fileKey(under.key, salt, under.context);
  await write(fileHeader(salt, file));
  const cipher = chunkCipher(file);
  const room = takeBlock();
  let next = 0;
  const poured = await pour(source, {
    write: async (block) => {
      const first = next;
      next += CHUNKS_AT_ONCE;
      await write(new Uint8Array(room, 0, await cipher.seal(first, block, room)));
    },
  }).finally(() => {
    giveBlock(room);
  });
  if (poured.kind === "whole" && poured.digests.size % CHUNK_BYTES === 0) {
    // The last chunk is always short: it is what tells the end from a cut.
    await write(sealChunks(file, poured.digests.size / CHUNK_BYTES, new Uint8Array(0)));
  }
  return poured;
}

/** An encrypted file whose key, and whose end, were found to be what they should be. */
export interface SealedFile {
  /** Octets of plaintext. */
  readonly size: number;
  /**
   * Plaintext from `start` up to but not including `end`, each chunk authenticated before a byte of it leaves. A piece is good until
   * the next is asked for.
   */
  range(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** Throws `Tampered` where key or context is another, or the end is not the end. Closes nothing. */
export async function openSealed(
  stored: ObjectReader,
  under: { readonly key: Uint8Array; readonly context: Uint8Array },
): Promise<SealedFile> {
  const header = await readAll(stored, 0, Math.min(HEADER_BYTES, stored.size));
  const file = openHeader(under.key, header, under.context);
  const { size, last } = plaintextSize(stored.size);
  const end = await readAll(stored, HEADER_BYTES + last * SEALED_CHUNK_BYTES, stored.size);
  openChunks(file, last, end);
  return {
    size,
    range: (start, stop) => plaintextRange(stored, file, start, Math.min(stop, size)),
  };
}

async function* plaintextRange(
  stored: ObjectReader,
  file: FileKey,
  start: number,
  end: number,
): AsyncIterable<Uint8Array> {
  if (end <= start) return;
  const { first, from, to } = chunksOf(start, end);
  const cipher = chunkCipher(file);
  const [sealed, plaintext] = [takeBlock(), takeBlock()];
  let number = first;
  let position = first * CHUNK_BYTES;
  try {
    const pieces = stored.range(from, Math.min(to, stored.size));
    for await (const filled of inWholeChunks(pieces, sealed)) {
      const length = await cipher.open(number, filled, plaintext);
      const skip = Math.max(0, start - position);
      const upTo = Math.min(length, end - position);
      if (upTo > skip) yield new Uint8Array(plaintext, skip, upTo - skip);
      number += Math.ceil(filled.length / SEALED_CHUNK_BYTES);
      position += length;
    }
  } finally {
    giveBlock(sealed);
    giveBlock(plaintext);
  }
  if (position < end) throw new Tampered("the file ended before its end");
}

/** Pieces of any length gathered, in one block again and again, into runs of whole chunks; what is left over comes last. */
async function* inWholeChunks(
  pieces: AsyncIterable<Uint8Array>,
  block: SharedArrayBuffer,
): AsyncIterable<Filled> {
  const wanted = CHUNKS_AT_ONCE * SEALED_CHUNK_BYTES;
  const run = new Uint8Array(block);
  let used = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + wanted - used);
      run.set(part, used);
      used += part.length;
      at += part.length;
      if (used === wanted) {
        yield { block, length: used };
        used = 0;
      }
    }
  }
  if (used > 0) yield { block, length: used };
}

async function readAll(stored: ObjectReader, from: number, to: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stored.range(from, to)) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}
