import { sameBytes, toUtf8 } from "../encoding.ts";
import type { BagEntry, BagReader } from "./bag-reader.ts";
import { BagReadError, printable, type BundleFault } from "./fault.ts";
import { clashingPaths, problemOfPath } from "./names.ts";
import { LOCAL, readDirectory, type DirectoryEntry, type RandomAccess } from "./zip-directory.ts";
import { numberAt, viewOf, wideFields } from "./zip-fields.ts";

/** Continues a CRC-32 (as `node:zlib` has it); where it is absent, only sizes and digests are checked. */
export type Crc32 = (bytes: Uint8Array, before: number) => number;

interface PlacedEntry {
  readonly entry: DirectoryEntry;
  readonly dataOffset: number;
}

const LOCAL_LENGTH = 30;
const DESCRIPTOR = 0x08074b50;
const DESCRIPTOR_FLAG = 1 << 3;
const UTF8_FLAG = 1 << 11;
const CHUNK = 256 * 1024;

/**
 * A bundle in a stored ZIP or ZIP64 archive as a bag. The reader is stricter than `unzip` on purpose: every byte
 * must belong to exactly one entry, and nothing may be there that two programs could read in two ways.
 * What is compressed, encrypted, overlapping, double or named to escape is refused as a whole.
 */
export function storedZipBag(source: RandomAccess, crc32?: Crc32): BagReader {
  const placed = new Map<string, PlacedEntry>();

  async function list() {
    const directory = await readDirectory(source);
    if (!directory.ok) {
      const detail = `the archive cannot be read: ${directory.problem}`;
      return { entries: [], top: undefined, faults: [archiveFault(detail, directory.truncated)] };
    }
    const faults = directory.entries.flatMap(faultsOfEntry);
    for (const [, later] of clashingPaths(directory.entries.map(({ name }) => name))) {
      faults.push(entryFault("clashing-names", later, "the archive holds this name twice"));
    }
    const top = topFolder(directory.entries);
    if (top === undefined)
      faults.push(archiveFault("the archive does not hold one folder with all in it"));
    if (faults.length > 0 || top === undefined) return { entries: [], top: undefined, faults };
    faults.push(...(await place(directory.entries, directory.offset, top)));
    if (faults.length > 0) return { entries: [], top, faults };
    const entries: BagEntry[] = [...placed].map(([path, { entry }]) => ({
      path,
      size: entry.size,
    }));
    return { entries, top, faults };
  }

  /** Finds each entry's bytes. Entries must follow one another without a gap, up to the directory. */
  async function place(
    entries: readonly DirectoryEntry[],
    end: number,
    top: string,
  ): Promise<readonly BundleFault[]> {
    const sorted = [...entries].sort((one, other) => one.headerOffset - other.headerOffset);
    let expected = 0;
    for (const [index, entry] of sorted.entries()) {
      const next = sorted[index + 1]?.headerOffset ?? end;
      const found =
        entry.headerOffset === expected
          ? await dataOffsetOf(source, entry, next)
          : "it overlaps another entry, or bytes before it belong to none";
      if (typeof found === "string") return [entryFault("archive-refused", entry.name, found)];
      placed.set(entry.name.slice(top.length + 1), { entry, dataOffset: found });
      expected = next;
    }
    return expected === end ? [] : [archiveFault("bytes before its directory belong to no entry")];
  }

  async function* open(path: string): AsyncIterable<Uint8Array> {
    const found = placed.get(path);
    if (found === undefined) throw new BagReadError(path, "it is not in the archive");
    const { entry, dataOffset } = found;
    let sum = 0;
    for (let at = 0; at < entry.size; at += CHUNK) {
      const bytes = await source.read(dataOffset + at, Math.min(CHUNK, entry.size - at));
      if (crc32 !== undefined) sum = crc32(bytes, sum);
      yield bytes;
    }
    if (crc32 !== undefined && sum >>> 0 !== entry.crc32) {
      throw new BagReadError(path, "its check sum in the archive does not fit");
    }
  }

  return { list, open };
}

function faultsOfEntry(entry: DirectoryEntry): BundleFault[] {
  const { name, flags, method, mode } = entry;
  const type = mode & 0o170000;
  const problem =
    method !== 0 || entry.compressedSize !== entry.size
      ? "it is compressed; unpack the archive and verify the folder"
      : (flags & 1) !== 0
        ? "it is encrypted"
        : (flags & ~(DESCRIPTOR_FLAG | UTF8_FLAG)) !== 0
          ? "it uses a feature of archives that a bundle does not"
          : type !== 0 && type !== 0o100000
            ? "it is not an ordinary file"
            : undefined;
  const faults = problem === undefined ? [] : [entryFault("archive-refused", name, problem)];
  const unsafe = problemOfPath(name);
  if (unsafe !== undefined) faults.push(entryFault("unsafe-name", name, unsafe));
  return faults;
}

/** Offset of an entry's bytes once its local header and data descriptor agree with the directory; else a problem. */
async function dataOffsetOf(
  source: RandomAccess,
  entry: DirectoryEntry,
  next: number,
): Promise<number | string> {
  const { headerOffset, size, flags } = entry;
  if (headerOffset + LOCAL_LENGTH > next) return "its header overlaps the next entry";
  const fixed = viewOf(await source.read(headerOffset, LOCAL_LENGTH));
  if (fixed.getUint32(0, true) !== LOCAL) return "its header is not where the directory says";
  const nameLength = fixed.getUint16(26, true);
  const extraLength = fixed.getUint16(28, true);
  const dataOffset = headerOffset + LOCAL_LENGTH + nameLength + extraLength;
  if (dataOffset + size > next) return "its bytes overlap the next entry";
  const rest = await source.read(headerOffset + LOCAL_LENGTH, nameLength + extraLength);
  if (!sameBytes(rest.subarray(0, nameLength), toUtf8(entry.name))) return "its two names differ";
  if (fixed.getUint16(6, true) !== flags || fixed.getUint16(8, true) !== entry.method) {
    return "its two headers differ";
  }
  const wide = wideFields(rest.subarray(nameLength), [
    fixed.getUint32(22, true),
    fixed.getUint32(18, true),
  ]);
  if (!wide.ok) return wide.problem;
  const told = [fixed.getUint32(14, true), ...wide.value];
  const described = (flags & DESCRIPTOR_FLAG) !== 0;
  const same = told.every((value, index) => value === (index === 0 ? entry.crc32 : size));
  if (!same && !(described && told.every((value) => value === 0))) return "its two headers differ";
  if (!described)
    return dataOffset + size === next ? dataOffset : "bytes after it belong to no entry";
  const problem = await problemOfDescriptor(source, entry, { at: dataOffset + size, next });
  return problem ?? dataOffset;
}

async function problemOfDescriptor(
  source: RandomAccess,
  entry: DirectoryEntry,
  { at, next }: { readonly at: number; readonly next: number },
): Promise<string | undefined> {
  const length = next - at;
  if (length !== 16 && length !== 24) return "bytes after it belong to no entry";
  const view = viewOf(await source.read(at, length));
  const sizes =
    length === 24
      ? [numberAt(view, 8), numberAt(view, 16)]
      : [view.getUint32(8, true), view.getUint32(12, true)];
  const fits =
    view.getUint32(0, true) === DESCRIPTOR &&
    view.getUint32(4, true) === entry.crc32 &&
    sizes.every((one) => one === entry.size);
  return fits ? undefined : "what follows its bytes does not agree with the directory";
}

function topFolder(entries: readonly DirectoryEntry[]): string | undefined {
  const [first] = entries;
  const top = first?.name.split("/")[0];
  if (top === undefined || top === "") return undefined;
  return entries.every(({ name }) => name.startsWith(`${top}/`)) ? top : undefined;
}

function archiveFault(detail: string, truncated = false): BundleFault {
  return truncated
    ? { kind: "incomplete", code: "archive-truncated", path: undefined, detail }
    : { kind: "altered", code: "archive-refused", path: undefined, detail };
}

function entryFault(code: BundleFault["code"], name: string, detail: string): BundleFault {
  return { kind: "altered", code, path: printable(name), detail };
}
