import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** An entry of an archive; `mode` is Unix's, link bits included. */
export interface MadeEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode?: number;
}

/** Writes an archive as other programs do: packed, with the modes of Unix. */
export async function makeZip(path: string, entries: readonly MadeEntry[]): Promise<void> {
  const zip = new ZipFile();
  for (const { name, bytes, mode = 0o100644 } of entries) {
    zip.addBuffer(Buffer.from(bytes), name, { mode, compress: true });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
