import type { BagReader } from "#app/core/bundle/bag-reader.ts";
import { BagReadError } from "#app/core/bundle/fault.ts";
import { byPath } from "#app/core/bundle/names.ts";
import { storedZipBag } from "#app/core/bundle/stored-zip.ts";
import { crc32 } from "./crc32.ts";

/** Bytes read ahead where a long file is read from one end to the other: each slice costs the browser a message. */
const AHEAD = 4 * 1024 * 1024;
/** What asks for less reads here and there, as headers are read: small files that follow one another then come in one slice. */
const LONG = 128 * 1024;
const AROUND = 64 * 1024;

/** A file of a bundle that was chosen as a folder, its path below that folder. */
export interface NamedFile {
  readonly path: string;
  readonly file: Blob;
}

/** A bundle in its archive as a bag, read in slices where it lies. */
export function archiveBag(archive: Blob, name: string): BagReader {
  let from = 0;
  let held: Uint8Array = new Uint8Array(0);
  async function read(offset: number, length: number): Promise<Uint8Array> {
    if (offset < from || offset + length > from + held.length) {
      const wanted = Math.min(length < LONG ? AROUND : AHEAD, archive.size - offset);
      held = await slice(archive, name, { from: offset, length: Math.max(length, wanted) });
      from = offset;
    }
    return held.subarray(offset - from, offset - from + length);
  }
  return storedZipBag({ size: archive.size, read }, crc32);
}

/** An unpacked bundle as a bag. A browser does not tell links from files, so none is refused here. */
export function folderBag(files: readonly NamedFile[]): BagReader {
  const byName = new Map(files.map((one) => [one.path, one.file]));
  const entries = [...byName].map(([path, { size }]) => ({ path, size })).sort(byPath);

  async function* open(path: string): AsyncIterable<Uint8Array> {
    const file = byName.get(path);
    if (file === undefined) throw new BagReadError(path, "it cannot be opened");
    for (let from = 0; from < file.size; from += AHEAD) {
      yield await slice(file, path, { from, length: Math.min(AHEAD, file.size - from) });
    }
  }

  return { list: () => Promise.resolve({ entries, faults: [], top: undefined }), open };
}

async function slice(
  file: Blob,
  path: string,
  { from, length }: { readonly from: number; readonly length: number },
): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(from, from + length).arrayBuffer());
  } catch (cause) {
    throw new BagReadError(path, "it cannot be read", { cause });
  }
  if (bytes.length < length) {
    throw new BagReadError(path, "it became shorter while it was read");
  }
  return bytes;
}
