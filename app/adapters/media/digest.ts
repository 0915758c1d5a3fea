import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

export interface Digests {
  readonly sha256: string;
  readonly sha512: string;
  /** How many bytes were read. */
  readonly size: number;
}

const PIECE = 1024 * 1024;
/** Buffers that no reading uses just now: a fresh one for each small file would cost more than its digests. */
const spare: Buffer[] = [];
const MOST_SPARE = 4;

/** SHA-256 and SHA-512 of an open file in one pass, a piece at a time, so that its size does not matter. */
export async function digestFile(file: FileHandle): Promise<Digests> {
  const sha256 = createHash("sha256");
  const sha512 = createHash("sha512");
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE, size);
      if (bytesRead === 0) break;
      const bytes = piece.subarray(0, bytesRead);
      sha256.update(bytes);
      sha512.update(bytes);
      size += bytesRead;
    }
  } finally {
    if (spare.length < MOST_SPARE) spare.push(piece);
  }
  return { sha256: sha256.digest("hex"), sha512: sha512.digest("hex"), size };
}

/** Undefined when the disk fails under the reading. */
export async function digestQuietly(file: FileHandle): Promise<Digests | undefined> {
  try {
    return await digestFile(file);
  } catch {
    return undefined;
  }
}
