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
import { BLOCK_BYTES, pour, type Poured } from "./blocks.ts";
import type { ObjectReader } from "./object-store.ts";

/** Chunks decrypted at a time: about 1 MiB, some two milliseconds of the web process's time. */
const CHUNKS_AT_ONCE = 64;

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
  let next = 0;
  const poured = await pour(source, {
    write: async (block) => {
      const first = next;
      next += BLOCK_BYTES / CHUNK_BYTES;
      await write(sealChunks(file, first, block));
    },
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
  /** Plaintext from `start` up to but not including `end`, each chunk authenticated before a byte of it leaves. */
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
  let number = first;
  let position = first * CHUNK_BYTES;
  for await (const sealed of inWholeChunks(stored.range(from, Math.min(to, stored.size)))) {
    const plaintext = openChunks(file, number, sealed);
    const skip = Math.max(0, start - position);
    const upTo = Math.min(plaintext.length, end - position);
    if (upTo > skip) yield plaintext.subarray(skip, upTo);
    number += Math.ceil(sealed.length / SEALED_CHUNK_BYTES);
    position += plaintext.length;
  }
  if (position < end) throw new Tampered("the file ended before its end");
}

/** Pieces of any length gathered into runs of whole chunks; what is left over comes last. */
async function* inWholeChunks(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const wanted = CHUNKS_AT_ONCE * SEALED_CHUNK_BYTES;
  let run = Buffer.allocUnsafe(wanted);
  let used = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + wanted - used);
      run.set(part, used);
      used += part.length;
      at += part.length;
      if (used === wanted) {
        yield run;
        run = Buffer.allocUnsafe(wanted);
        used = 0;
      }
    }
  }
  if (used > 0) yield run.subarray(0, used);
}

async function readAll(stored: ObjectReader, from: number, to: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stored.range(from, to)) pieces.push(piece);
  return Buffer.concat(pieces);
}
