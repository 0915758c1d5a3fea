import { fromUtf8 } from "../encoding.ts";
import type { Parsed } from "../custody/parsed.ts";
import { numberAt, viewOf, wideFields } from "./zip-fields.ts";

/** Bytes that can be read from any place; `read` gives exactly `length` bytes of what lies inside `size`. */
export interface RandomAccess {
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** An entry as the central directory describes it. */
export interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
  /** Unix file type and mode, 0 where the archive was not made under Unix. */
  readonly mode: number;
}

/** Where the central directory stands. It ends where the end records begin. */
interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const END_64 = 0x06064b50;
const END_64_LENGTH = 56;
const LOCATOR = 0x07064b50;
const LOCATOR_LENGTH = 20;
/** First bytes of an entry, and so of every archive with one. */
export const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const ALL_16 = 0xffff;
const ALL_32 = 0xffffffff;
/** A directory larger than this is an attack, not a case. */
const LARGEST_DIRECTORY = 256 * 1024 * 1024;

/** Why the end of an archive does not read: something is not there, or it is not as it must be. */
export interface DirectoryProblem {
  readonly ok: false;
  readonly truncated: boolean;
  readonly problem: string;
}

/** Reads the end records and the whole central directory (APPNOTE 4.3.12 to 4.3.16), strictly. */
export async function readDirectory(
  source: RandomAccess,
): Promise<
  | { readonly ok: true; readonly entries: readonly DirectoryEntry[]; readonly offset: number }
  | DirectoryProblem
> {
  const place = await placeOfDirectory(source);
  if (!place.ok) return place;
  const { offset, size, count } = place.value;
  if (size > LARGEST_DIRECTORY) return refused("its directory is larger than any bundle's");
  const bytes = await source.read(offset, size);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const entry = parseEntry(bytes, at);
    if (!entry.ok) return refused(`entry ${index + 1} of its directory: ${entry.problem}`);
    entries.push(entry.value.entry);
    at = entry.value.next;
  }
  if (at !== size) return refused("its directory holds more than its entries");
  return { ok: true, entries, offset };
}

async function placeOfDirectory(
  source: RandomAccess,
): Promise<{ readonly ok: true; readonly value: DirectoryPlace } | DirectoryProblem> {
  if (source.size < END_LENGTH) return cutShort("it is too short to be an archive");
  const endOffset = source.size - END_LENGTH;
  const end = viewOf(await source.read(endOffset, END_LENGTH));
  if (end.getUint32(0, true) !== END || end.getUint16(20, true) !== 0) {
    if (await hasEndRecord(source)) return refused("there are bytes after its end, or a comment");
    const start = viewOf(await source.read(0, 4)).getUint32(0, true);
    return start === LOCAL ? cutShort("its end is missing") : refused("it is not a ZIP archive");
  }
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0) {
    return refused("it is one of several volumes");
  }
  const small: DirectoryPlace = {
    count: end.getUint16(10, true),
    size: end.getUint32(12, true),
    offset: end.getUint32(16, true),
  };
  if (end.getUint16(8, true) !== small.count)
    return refused("its end record disagrees with itself");
  const large = await largePlace(source, endOffset);
  if (!large.ok) return large;
  const place = large.value?.place ?? small;
  const endsAt = large.value?.startsAt ?? endOffset;
  if (large.value !== undefined) {
    const agrees =
      (small.count === ALL_16 || small.count === place.count) &&
      (small.size === ALL_32 || small.size === place.size) &&
      (small.offset === ALL_32 || small.offset === place.offset);
    if (!agrees) return refused("its two end records disagree");
  }
  if (place.offset + place.size !== endsAt) {
    return refused("its directory does not end where its end record begins");
  }
  if (place.count * CENTRAL_LENGTH > place.size) {
    return refused("its directory is too short for its entries");
  }
  return { ok: true, value: place };
}

async function largePlace(
  source: RandomAccess,
  endOffset: number,
): Promise<
  | {
      readonly ok: true;
      readonly value: { readonly place: DirectoryPlace; readonly startsAt: number } | undefined;
    }
  | DirectoryProblem
> {
  const startsAt = endOffset - LOCATOR_LENGTH - END_64_LENGTH;
  if (startsAt < 0) return { ok: true, value: undefined };
  const view = viewOf(await source.read(startsAt, END_64_LENGTH + LOCATOR_LENGTH));
  if (view.getUint32(END_64_LENGTH, true) !== LOCATOR) return { ok: true, value: undefined };
  const told = numberAt(view, END_64_LENGTH + 8);
  if (view.getUint32(0, true) !== END_64 || told !== startsAt || numberAt(view, 4) !== 44) {
    return refused("its ZIP64 end record is not where its locator says");
  }
  const oneVolume =
    view.getUint32(16, true) === 0 &&
    view.getUint32(20, true) === 0 &&
    view.getUint32(END_64_LENGTH + 4, true) === 0 &&
    view.getUint32(END_64_LENGTH + 16, true) === 1;
  if (!oneVolume) return refused("it is one of several volumes");
  const count = numberAt(view, 32);
  const size = numberAt(view, 40);
  const offset = numberAt(view, 48);
  if (count === undefined || size === undefined || offset === undefined) {
    return refused("its ZIP64 end record has numbers beyond any file");
  }
  if (numberAt(view, 24) !== count) return refused("its ZIP64 end record disagrees with itself");
  return { ok: true, value: { place: { count, size, offset }, startsAt } };
}

function parseEntry(
  bytes: Uint8Array,
  at: number,
): Parsed<{ readonly entry: DirectoryEntry; readonly next: number }> {
  if (at + CENTRAL_LENGTH > bytes.length) return { ok: false, problem: "it is cut short" };
  const view = viewOf(bytes.subarray(at, at + CENTRAL_LENGTH));
  if (view.getUint32(0, true) !== CENTRAL) return { ok: false, problem: "it is not an entry" };
  const nameLength = view.getUint16(28, true);
  const extraLength = view.getUint16(30, true);
  const nameStart = at + CENTRAL_LENGTH;
  const next = nameStart + nameLength + extraLength;
  if (next > bytes.length) return { ok: false, problem: "it is cut short" };
  if (view.getUint16(32, true) !== 0) return { ok: false, problem: "it carries a comment" };
  if (view.getUint16(34, true) !== 0) return { ok: false, problem: "it is on another volume" };
  const name = fromUtf8(bytes.subarray(nameStart, nameStart + nameLength));
  if (name === undefined) return { ok: false, problem: "its name is not UTF-8" };
  const wide = wideFields(bytes.subarray(nameStart + nameLength, next), [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true),
  ]);
  if (!wide.ok) return wide;
  const [size, compressedSize, headerOffset] = wide.value;
  const entry: DirectoryEntry = {
    name,
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    crc32: view.getUint32(16, true),
    size: size ?? 0,
    compressedSize: compressedSize ?? 0,
    headerOffset: headerOffset ?? 0,
    mode: view.getUint8(5) === 3 ? view.getUint32(38, true) >>> 16 : 0,
  };
  return { ok: true, value: { entry, next } };
}

async function hasEndRecord(source: RandomAccess): Promise<boolean> {
  const length = Math.min(source.size, END_LENGTH + ALL_16);
  const tail = await source.read(source.size - length, length);
  for (let at = 0; at + 4 <= tail.length; at += 1) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6)
      return true;
  }
  return false;
}

function refused(problem: string): DirectoryProblem {
  return { ok: false, truncated: false, problem };
}

function cutShort(problem: string): DirectoryProblem {
  return { ok: false, truncated: true, problem };
}
