import { readBytes, readText, type TellFault } from "./bag-files.ts";
import type { BagEntry, BagReader } from "./bag-reader.ts";
import type { CheckedBag } from "./check-bag.ts";
import { printable } from "./fault.ts";

/** Files that a bundle must have, by path; undefined where one is missing or does not read. */
export interface BagText {
  readonly text: (path: string) => Promise<string | undefined>;
  readonly bytes: (path: string) => Promise<Uint8Array | undefined>;
}

/** Reads files that a bundle must have; one that is missing or does not read is told, and then undefined. */
export function bagText(
  reader: BagReader,
  bag: Pick<CheckedBag, "entries">,
  tell: TellFault,
): BagText {
  function entryOf(path: string): BagEntry | undefined {
    const entry = bag.entries.get(path);
    const detail = "a bundle has this file";
    if (entry === undefined) {
      tell({ kind: "incomplete", code: "missing", path: printable(path), detail });
    }
    return entry;
  }
  return {
    text: async (path) => {
      const entry = entryOf(path);
      return entry && (await readText(reader, entry, tell));
    },
    bytes: async (path) => {
      const entry = entryOf(path);
      return entry && (await readBytes(reader, entry, tell));
    },
  };
}
