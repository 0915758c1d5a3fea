import { createReadStream } from "node:fs";

/** Streams a file that a tool wrote into a work folder. */
export function readWorkFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1024 * 1024 });
}
