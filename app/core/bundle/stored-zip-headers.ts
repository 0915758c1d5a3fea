import { toUtf8 } from "../encoding.ts";
import { millisOf, type Instant } from "../instant.ts";

// What stands around the files of a stored ZIP64 archive, as docs/bundle-format.md has it (APPNOTE 4.3).

/** A file that was written into the archive. */
export interface WrittenEntry {
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Sizes come behind the bytes; names are UTF-8. */
const FLAGS = 0x0808;
const UTF8_VERSION = 20;
const ZIP64_VERSION = 45;
/** Made on Unix, by version 6.3 of the specification. */
const MADE_BY = (3 << 8) | 63;
const ORDINARY_FILE_0644 = 0o100644;
const ALL_16 = 0xffff;
const ALL_32 = 0xffffffff;

/** Before a file's bytes. */
export function localHeader(name: string, at: Instant): Uint8Array {
  const path = toUtf8(name);
  return joined(path, 30, (put) => {
    put.u32(0x04034b50).u16(UTF8_VERSION).u16(FLAGS).u16(0).dosTime(at);
    put.u32(0).u32(0).u32(0).u16(path.length).u16(0);
  });
}

/** Behind a file's bytes. */
export function dataDescriptor({ crc32, size }: Pick<WrittenEntry, "crc32" | "size">): Uint8Array {
  return joined(NOTHING, 24, (put) => {
    put.u32(0x08074b50).u32(crc32).u64(size).u64(size);
  });
}

/** A file's row of the directory. */
export function directoryRecord(entry: WrittenEntry, at: Instant): Uint8Array {
  const { name, size, crc32, offset } = entry;
  const path = toUtf8(name);
  const extra = joined(NOTHING, 37, (put) => {
    // The moment in UTC, for readers that know the field "UT"; the flags are those that Info-ZIP sets.
    put.u16(0x5455).u16(5).u8(3).u32(seconds(at));
    put.u16(0x0001).u16(24).u64(size).u64(size).u64(offset);
  });
  const fixed = joined(path, 46, (put) => {
    put.u32(0x02014b50).u16(MADE_BY).u16(ZIP64_VERSION).u16(FLAGS).u16(0).dosTime(at);
    put.u32(crc32).u32(ALL_32).u32(ALL_32).u16(path.length).u16(extra.length).u16(0);
    put
      .u16(0)
      .u16(0)
      .u32((ORDINARY_FILE_0644 << 16) >>> 0)
      .u32(ALL_32);
  });
  return concatenated(fixed, extra);
}

/** The three records at the end. */
export function endRecords(directory: {
  readonly entries: number;
  readonly offset: number;
  readonly size: number;
}): Uint8Array {
  const { entries, offset, size } = directory;
  return joined(NOTHING, 98, (put) => {
    put.u32(0x06064b50).u64(44).u16(MADE_BY).u16(ZIP64_VERSION).u32(0).u32(0);
    put.u64(entries).u64(entries).u64(size).u64(offset);
    put
      .u32(0x07064b50)
      .u32(0)
      .u64(offset + size)
      .u32(1);
    put.u32(0x06054b50).u16(0).u16(0).u16(ALL_16).u16(ALL_16).u32(ALL_32).u32(ALL_32).u16(0);
  });
}

const NOTHING = new Uint8Array(0);

/** Puts little-endian numbers one behind the other. */
interface Put {
  u8(value: number): Put;
  u16(value: number): Put;
  u32(value: number): Put;
  u64(value: number): Put;
  dosTime(at: Instant): Put;
}

function joined(behind: Uint8Array, length: number, fill: (put: Put) => void): Uint8Array {
  const bytes = new Uint8Array(length + behind.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const step = (octets: number) => (at += octets) - octets;
  const put: Put = {
    u8: (value) => (view.setUint8(step(1), value), put),
    u16: (value) => (view.setUint16(step(2), value, true), put),
    u32: (value) => (view.setUint32(step(4), value, true), put),
    u64: (value) => (view.setBigUint64(step(8), BigInt(value), true), put),
    dosTime: (moment) => {
      const { time, day } = dosTimeOf(moment);
      return put.u16(time).u16(day);
    },
  };
  fill(put);
  if (at !== length) throw new Error(`a header of ${length} octets has ${at}`);
  bytes.set(behind, length);
  return bytes;
}

function concatenated(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function seconds(at: Instant): number {
  return Math.floor(millisOf(at) / 1000);
}

/** The old form, in UTC and in steps of two seconds. */
function dosTimeOf(at: Instant): { readonly time: number; readonly day: number } {
  const date = new Date(millisOf(at));
  return {
    day:
      date.getUTCDate() | ((date.getUTCMonth() + 1) << 5) | ((date.getUTCFullYear() - 1980) << 9),
    time:
      Math.floor(date.getUTCSeconds() / 2) |
      (date.getUTCMinutes() << 5) |
      (date.getUTCHours() << 11),
  };
}
