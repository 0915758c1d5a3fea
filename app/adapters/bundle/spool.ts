import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import type { FileDigest } from "#app/core/bundle/manifest.ts";
import type { MadeFile } from "#app/core/bundle/layout.ts";

/** A file that will be written into the archive, its digests known before its bytes are. */
export interface PlannedFile extends FileDigest {
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Made files kept on disk until the archive is written: their number must not decide how much memory it takes. */
export interface Spool {
  readonly add: (made: Pick<MadeFile, "path" | "bytes">) => Promise<PlannedFile>;
  /** The same of a file that is never whole in memory. */
  readonly addPieces: (path: string, pieces: AsyncIterable<Uint8Array>) => Promise<PlannedFile>;
  readonly close: () => Promise<void>;
}

/** Opens a spool beside the archive. Its name goes at once, so that even a killed process leaves nothing behind. */
export async function openSpool(path: string): Promise<Spool> {
  const file = await open(path, "w+", 0o600);
  await rm(path);
  let end = 0;

  async function add(made: Pick<MadeFile, "path" | "bytes">): Promise<PlannedFile> {
    return await addPieces(made.path, [made.bytes]);
  }

  async function addPieces(
    path: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<PlannedFile> {
    const start = end;
    const [sha256, sha512] = [createHash("sha256"), createHash("sha512")];
    for await (const bytes of pieces) {
      for (let at = 0; at < bytes.length;) {
        at += (await file.write(bytes, at, bytes.length - at, end + at)).bytesWritten;
      }
      end += bytes.length;
      sha256.update(bytes);
      sha512.update(bytes);
    }
    const size = end - start;
    return {
      ...{ path, size },
      sha256: sha256.digest("hex"),
      sha512: sha512.digest("hex"),
      open: () => readBack(start, size),
    };
  }

  async function* readBack(start: number, length: number): AsyncIterable<Uint8Array> {
    for (let at = 0; at < length;) {
      const buffer = new Uint8Array(Math.min(256 * 1024, length - at));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, start + at);
      if (bytesRead === 0) throw new Error("the spool ended before its last file");
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  return { add, addPieces, close: () => file.close() };
}
