import { AsyncLocalStorage } from "node:async_hooks";
import { parsePartChecksum, type PartChecksum } from "#app/core/intake/part-checksum.ts";

// The library knows nothing of checksums: it hands a part's bytes to our store without the request that they came with.

const said = new AsyncLocalStorage<PartChecksum | undefined>();

/** Runs the answer to a request whose `Upload-Checksum` is `header`. False, and nothing is run, where that cannot be read or is of an algorithm that we do not know. */
export function withChecksum(header: string | undefined, answer: () => void): boolean {
  const checksum = header === undefined ? undefined : parsePartChecksum(header);
  if (header !== undefined && checksum === undefined) return false;
  said.run(checksum, answer);
  return true;
}

/** What the sender of the part that is being written said of it; undefined where they said nothing. */
export function checksumSaid(): PartChecksum | undefined {
  return said.getStore();
}
