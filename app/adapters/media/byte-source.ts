/**
 * Bytes of one file, read by offset so that a file of any size can be looked at.
 * Reading beyond the end gives fewer bytes, never an error.
 */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** Bytes that are in memory already. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)),
  };
}

const PAGE = 16 * 1024;
const PAGES_KEPT = 64;

/** The beginning is read as one piece to tell the type, and again for what stands in it: so much of it is kept. */
const LONGEST_FRONT = 512 * 1024;

/**
 * Keeps the beginning and the pages read last, because headers are read a few bytes at a time and each read may be a round trip. What is
 * given is shared with later reads: it is to be read only.
 */
export function pagedSource(source: ByteSource): ByteSource {
  let front: Uint8Array = new Uint8Array(0);
  const pages = new Map<number, Uint8Array>();
  const page = (number: number): Uint8Array => {
    const kept = pages.get(number);
    if (kept !== undefined) return kept;
    const read = source.read(number * PAGE, Math.min(PAGE, source.size - number * PAGE));
    const oldest = pages.size < PAGES_KEPT ? undefined : pages.keys().next().value;
    if (oldest !== undefined) pages.delete(oldest);
    pages.set(number, read);
    return read;
  };
  return {
    size: source.size,
    read: (offset, length) => {
      const end = Math.min(offset + length, source.size);
      if (offset < 0 || end <= offset) return new Uint8Array(0);
      if (end <= front.length) return front.subarray(offset, end);
      if (end - offset > PAGE) {
        const bytes = source.read(offset, end - offset);
        if (offset === 0 && bytes.length <= LONGEST_FRONT) front = bytes;
        return bytes;
      }
      const first = Math.floor(offset / PAGE);
      const within = offset - first * PAGE;
      const bytes = page(first).subarray(within, within + end - offset);
      if (within + end - offset <= PAGE) return bytes;
      const rest = page(first + 1).subarray(0, within + end - offset - PAGE);
      return Buffer.concat([bytes, rest]);
    },
  };
}

/** Big- or little-endian numbers in a piece of bytes; undefined beyond its end. */
export interface Numbers {
  u8(at: number): number | undefined;
  u16(at: number): number | undefined;
  u32(at: number): number | undefined;
  i32(at: number): number | undefined;
  /** A 64-bit number, rounded where it is larger than any file. */
  u64(at: number): number | undefined;
}

/** Reads numbers without ever reading past the end. */
export function numbersIn(bytes: Uint8Array, littleEndian = false): Numbers {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fits = (at: number, length: number): boolean => at >= 0 && at + length <= bytes.length;
  return {
    u8: (at) => (fits(at, 1) ? view.getUint8(at) : undefined),
    u16: (at) => (fits(at, 2) ? view.getUint16(at, littleEndian) : undefined),
    u32: (at) => (fits(at, 4) ? view.getUint32(at, littleEndian) : undefined),
    i32: (at) => (fits(at, 4) ? view.getInt32(at, littleEndian) : undefined),
    u64: (at) => (fits(at, 8) ? Number(view.getBigUint64(at, littleEndian)) : undefined),
  };
}

/** Bytes as Latin-1, which every byte has a character in. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Bytes as UTF-8 up to the first zero; what is no UTF-8 becomes a replacement character. */
export function utf8UpToZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
}
