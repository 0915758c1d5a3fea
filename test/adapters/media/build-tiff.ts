/** A tag's value as it is written: text, shorts, bytes, or fractions (pairs of numbers). */
export type TagValue =
  | { readonly ascii: string }
  | { readonly short: number }
  | { readonly bytes: readonly number[] }
  | { readonly fractions: readonly (readonly [number, number])[] };

export type Directory = Readonly<Record<number, TagValue>>;

const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;
const TYPES = { ascii: 2, short: 3, long: 4, bytes: 1, fractions: 5 } as const;

/** A little-endian TIFF block with up to three directories, exactly as told: nothing is checked or corrected. */
export function buildTiff(blocks: { ifd0?: Directory; exif?: Directory; gps?: Directory }): Buffer {
  const counts = [blocks.ifd0, blocks.exif, blocks.gps].map(
    (block) => Object.keys(block ?? {}).length,
  );
  const pointers = (blocks.exif === undefined ? 0 : 1) + (blocks.gps === undefined ? 0 : 1);
  const ifd0At = 8;
  const exifAt = ifd0At + sizeOf((counts[0] ?? 0) + pointers);
  const gpsAt = exifAt + (blocks.exif === undefined ? 0 : sizeOf(counts[1] ?? 0));
  const dataAt = gpsAt + (blocks.gps === undefined ? 0 : sizeOf(counts[2] ?? 0));
  const data: Buffer[] = [];
  const where = (): number => dataAt + data.reduce((sum, part) => sum + part.length, 0);
  const entry = (tag: number, value: TagValue): Buffer => {
    const [type, count, bytes] = encoded(value);
    const out = Buffer.alloc(12);
    out.writeUInt16LE(tag, 0);
    out.writeUInt16LE(type, 2);
    out.writeUInt32LE(count, 4);
    if (bytes.length <= 4) bytes.copy(out, 8);
    else {
      out.writeUInt32LE(where(), 8);
      data.push(bytes);
    }
    return out;
  };
  const directory = (block: Directory, links: readonly (readonly [number, number])[]): Buffer => {
    const entries = Object.entries(block).map(([tag, value]) => entry(Number(tag), value));
    const pointing = links.map(([tag, at]) => {
      const out = Buffer.alloc(12);
      out.writeUInt16LE(tag, 0);
      out.writeUInt16LE(TYPES.long, 2);
      out.writeUInt32LE(1, 4);
      out.writeUInt32LE(at, 8);
      return out;
    });
    const head = Buffer.alloc(2);
    head.writeUInt16LE(entries.length + pointing.length);
    return Buffer.concat([head, ...entries, ...pointing, Buffer.alloc(4)]);
  };
  const links: (readonly [number, number])[] = [];
  if (blocks.exif !== undefined) links.push([EXIF_POINTER, exifAt]);
  if (blocks.gps !== undefined) links.push([GPS_POINTER, gpsAt]);
  const parts = [Buffer.from("II*\0\x08\0\0\0", "latin1"), directory(blocks.ifd0 ?? {}, links)];
  if (blocks.exif !== undefined) parts.push(directory(blocks.exif, []));
  if (blocks.gps !== undefined) parts.push(directory(blocks.gps, []));
  return Buffer.concat([...parts, ...data]);
}

function sizeOf(entries: number): number {
  return 2 + entries * 12 + 4;
}

function encoded(value: TagValue): [type: number, count: number, bytes: Buffer] {
  if ("ascii" in value) {
    const bytes = Buffer.from(`${value.ascii}\0`, "latin1");
    return [TYPES.ascii, bytes.length, bytes];
  }
  if ("short" in value) {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value.short);
    return [TYPES.short, 1, bytes];
  }
  if ("bytes" in value) return [TYPES.bytes, value.bytes.length, Buffer.from(value.bytes)];
  const bytes = Buffer.alloc(value.fractions.length * 8);
  value.fractions.forEach(([top, bottom], index) => {
    bytes.writeUInt32LE(top, index * 8);
    bytes.writeUInt32LE(bottom, index * 8 + 4);
  });
  return [TYPES.fractions, value.fractions.length, bytes];
}
