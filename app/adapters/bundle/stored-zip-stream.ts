import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { byPath } from "#app/core/bundle/names.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import type { PlannedFile } from "./spool.ts";

/** A moment whose local time is UTC, so that the archive's old-style dates do not depend on this computer's zone. */
class UtcDate extends Date {
  override getFullYear = () => this.getUTCFullYear();
  override getMonth = () => this.getUTCMonth();
  override getDate = () => this.getUTCDate();
  override getHours = () => this.getUTCHours();
  override getMinutes = () => this.getUTCMinutes();
  override getSeconds = () => this.getUTCSeconds();
}

/**
 * Streams files as a stored ZIP64 archive under one top folder, sorted, with fixed dates and modes (evidence-standards
 * 4.1). Each file is hashed on its way; one that is not what its digests say ends the stream with an error.
 */
export async function* storedZip(archive: {
  readonly top: string;
  readonly at: Instant;
  readonly files: readonly PlannedFile[];
}): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  let current: Readable | undefined;
  const fail = (error: Error) => out.destroy(error);
  zip.on("error", fail);
  const options = {
    compress: false,
    forceZip64Format: true,
    mtime: new UtcDate(millisOf(archive.at)),
    mode: 0o100644,
  };
  for (const file of [...archive.files].sort(byPath)) {
    const name = `${archive.top}/${file.path}`;
    zip.addReadStreamLazy(name, { ...options, size: file.size }, (ready) => {
      // yazl does not listen for errors of what it reads.
      current = Readable.from(checked(file), { objectMode: false }).on("error", fail);
      ready(null, current);
    });
  }
  zip.end({ forceZip64Format: true, comment: "" });
  try {
    for await (const chunk of out) yield chunk as Buffer;
  } finally {
    // Where the stream ends early, what feeds it must let go of its file.
    current?.destroy();
    out.destroy();
  }
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
