import type { Readable } from "node:stream";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { Problem } from "../commands/outcome.ts";
import { shown, type OpenedFile } from "./delivery.ts";

/** A ZIP archive, opened. */
export interface Archive {
  /** Every file's path, in the order of the archive's directory. */
  readonly paths: readonly string[];
  readonly open: (path: string) => Promise<OpenedFile>;
  /** Octets that a file unpacks to, as the archive's directory says; 0 for one that is not there. */
  readonly sizeOf: (path: string) => number;
  readonly close: () => Promise<void>;
}

/** More entries than this is an attack, or several deliveries. */
const MOST_ENTRIES = 50_000;
/** Recordings hardly shrink; what grows by more than this while it is unpacked was made to fill a disk. */
const MOST_GROWTH = 200;
/** Small files may shrink as they like. */
const GROWTH_COUNTS_FROM = 16 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens an archive that a stranger made. Throws a `Problem` that names the entry for what is made to do harm: names that lead out, links,
 * a name twice, entries that lie in one another or unpack to much more than they are, encryption, methods that are not read here.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, {
    ...{ lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true },
  }).catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    const entries = await readEntries(zip);
    return {
      paths: [...entries.keys()],
      open: async (name) => {
        const entry = entries.get(name);
        if (entry === undefined) return { kind: "refused", why: "missing" };
        return openEntry(zip, entry);
      },
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      close: () => {
        zip.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) {
    throw refused(`it has more than ${MOST_ENTRIES} entries`);
  }
  const entries = new Map<string, Entry>();
  const spans: { readonly from: number; readonly to: number; readonly name: string }[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name } = entry;
      spans.push(spanOf(entry));
      if (name.endsWith("/")) continue;
      const problem =
        problemOf(entry) ?? (entries.has(name) ? "its name is there twice" : undefined);
      if (problem !== undefined) throw refused(`${shown(name)}: ${problem}`);
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(error);
  }
  requireApart(spans);
  return entries;
}

function problemOf(entry: Entry): string | undefined {
  const type = entry.externalFileAttributes >>> 28;
  // Made under Unix, and neither an ordinary file nor without a type.
  if (entry.versionMadeBy >>> 8 === 3 && type !== 0 && type !== 8) {
    return "it is a link or no ordinary file";
  }
  if (entry.isEncrypted()) return "it is encrypted";
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    return "it is packed in a way that is not read here";
  }
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > GROWTH_COUNTS_FROM && uncompressedSize > MOST_GROWTH * compressedSize) {
    return "it unpacks to much more than it is; that is made to fill a disk";
  }
  return undefined;
}

function spanOf({ relativeOffsetOfLocalHeader: from, compressedSize, fileName: name }: Entry) {
  return { from, to: from + compressedSize, name };
}

/** Entries that share bytes make a small archive unpack to petabytes. */
function requireApart(
  spans: readonly { readonly from: number; readonly to: number; readonly name: string }[],
): void {
  const inOrder = spans.toSorted((one, next) => one.from - next.from);
  inOrder.forEach(({ from, name }, index) => {
    const before = inOrder[index - 1];
    if (before !== undefined && from < before.to) {
      throw refused(`${shown(name)}: it lies in the same bytes as ${shown(before.name)}`);
    }
  });
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<OpenedFile> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  return {
    kind: "opened",
    size: entry.uncompressedSize,
    source: stream as AsyncIterable<Uint8Array>,
    close: () =>
      new Promise((resolve) => {
        if (stream.closed) resolve();
        else {
          stream.once("close", resolve);
          // Nobody reads on; what it still has to say is of no use.
          stream.once("error", () => undefined);
          stream.destroy();
        }
      }),
  };
}

function refused(problem: string): Problem {
  return new Problem(`the archive cannot be taken: ${problem}.`);
}

/** The library's own words name the entry and what is wrong with it. */
function unreadable(error: unknown): Problem {
  const words = error instanceof Error ? error.message : String(error);
  return refused(shown(words));
}
