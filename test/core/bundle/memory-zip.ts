import type { RandomAccess } from "#app/core/bundle/zip-directory.ts";
import { storedZip } from "#app/adapters/bundle/stored-zip-stream.ts";
import type { PlannedFile } from "#app/adapters/bundle/spool.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { createHash } from "node:crypto";
import { inChunks } from "./invented-bundle.ts";

/** Bytes in memory as a source to read archives from; a read outside of them is a mistake of the reader. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length) {
        throw new Error(`read of ${length} at ${offset} outside of ${bytes.length} bytes`);
      }
      return Promise.resolve(bytes.subarray(offset, offset + length));
    },
  };
}

/** A file for the archive, its digests taken from its bytes. */
export function planned(path: string, bytes: Uint8Array): PlannedFile {
  return {
    path,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sha512: createHash("sha512").update(bytes).digest("hex"),
    open: () => inChunks(bytes),
  };
}

/** An archive of these files under the folder `top`, as the product writes it. */
export async function zipOf(files: readonly PlannedFile[], top = "top"): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const at = instantFromMillis(Date.UTC(2026, 0, 16, 12));
  for await (const chunk of storedZip({ top, at, files })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
