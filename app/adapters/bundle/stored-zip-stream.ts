import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { byPath } from "#app/core/bundle/names.ts";
import {
  dataDescriptor,
  directoryRecord,
  endRecords,
  localHeader,
  type WrittenEntry,
} from "#app/core/bundle/stored-zip-headers.ts";
import type { Instant } from "#app/core/instant.ts";
import type { PlannedFile } from "./spool.ts";

/**
 * Streams files as a stored ZIP64 archive under one top folder, sorted, with fixed dates and modes (evidence-standards
 * 4.1). Each file is hashed on its way; one that is not what its digests say ends the stream with an error.
 */
export async function* storedZip(archive: {
  readonly top: string;
  readonly at: Instant;
  readonly files: readonly PlannedFile[];
}): AsyncGenerator<Uint8Array> {
  const { top, at } = archive;
  const written: WrittenEntry[] = [];
  let end = 0;
  const counted = (bytes: Uint8Array) => {
    end += bytes.length;
    return bytes;
  };
  for (const file of [...archive.files].sort(byPath)) {
    const name = `${top}/${file.path}`;
    const offset = end;
    let sum = 0;
    yield counted(localHeader(name, at));
    for await (const bytes of checked(file)) {
      sum = crc32(bytes, sum);
      yield counted(bytes);
    }
    const entry = { name, size: file.size, crc32: sum, offset };
    yield counted(dataDescriptor(entry));
    written.push(entry);
  }
  const offset = end;
  for (const entry of written) yield counted(directoryRecord(entry, at));
  yield endRecords({ entries: written.length, offset, size: end - offset });
}

async function* checked(file: PlannedFile): AsyncGenerator<Uint8Array> {
  const sha256 = createHash("sha256");
  const sha512 = createHash("sha512");
  let size = 0;
  for await (const bytes of file.open()) {
    sha256.update(bytes);
    sha512.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  const same =
    size === file.size &&
    sha256.digest("hex") === file.sha256 &&
    sha512.digest("hex") === file.sha512;
  if (!same) throw new Error(`${file.path} is not the file that was recorded: its digests differ`);
}
