import { numbersIn, type ByteSource, type Numbers } from "#app/adapters/media/byte-source.ts";

/** Fields of the first reader: where in a raw file the ready picture lies that its previews were made of. */
export const CAMERA_PREVIEW = {
  offset: { group: "RawPreview", tag: "Offset" },
  length: { group: "RawPreview", tag: "Length" },
} as const;

/** Where in a raw file a JPEG lies. */
export interface EmbeddedJpeg {
  readonly offset: number;
  readonly length: number;
}

/** TIFF 6.0 and its technical note 1 (SubIFDs), and Exif 4.6.5. */
const TAG = {
  photometric: 0x0106,
  stripOffsets: 0x0111,
  orientation: 0x0112,
  stripBytes: 0x0117,
  subDirectories: 0x014a,
  jpegOffset: 0x0201,
  jpegBytes: 0x0202,
} as const;
const ENTRY_BYTES = 12;
const LONG = 4;
/** More directories or entries than any camera writes. */
const MOST_DIRECTORIES = 32;
const MOST_ENTRIES = 400;
const MOST_VALUES = 16;

/** Only beginnings are looked at: what a camera keeps as a JPEG must open with its mark. */
const JPEG_MARK = [0xff, 0xd8, 0xff];

/** The sensor's own values, as they are or straightened (DNG 1.4): pictures that are not developed yet. */
const SENSOR_VALUES = [32803, 34892];

export interface RawPreviews {
  /** Largest in octets first. */
  readonly jpegs: readonly EmbeddedJpeg[];
  /** EXIF's 1 to 8 of the whole file, as written in its first directory. */
  readonly orientation: number | null;
}

/**
 * The JPEGs that the directories of a TIFF-based raw file point to: cameras keep a ready picture beside the sensor's
 * values. Only those that lie whole within the file. Whether one can be decoded is not known yet: lossless sensor data begins like a JPEG too.
 */
export function rawPreviews(source: ByteSource): RawPreviews {
  const head = source.read(0, 8);
  const littleEndian = head[0] === 0x49;
  const first = numbersIn(head, littleEndian).u32(4);
  const waiting = first === undefined ? [] : [first];
  const seen = new Set<number>();
  const found: EmbeddedJpeg[] = [];
  let orientation: number | null = null;
  while (waiting.length > 0 && seen.size < MOST_DIRECTORIES) {
    const at = waiting.shift() ?? 0;
    if (at === 0 || seen.has(at)) continue;
    seen.add(at);
    const { tags, next } = directoryAt(source, at, littleEndian);
    if (at === first) orientation = alone(tags.get(TAG.orientation)) ?? null;
    waiting.push(...(tags.get(TAG.subDirectories) ?? []), next);
    if (SENSOR_VALUES.includes(alone(tags.get(TAG.photometric)) ?? 0)) continue;
    const pairs = [
      [TAG.jpegOffset, TAG.jpegBytes],
      [TAG.stripOffsets, TAG.stripBytes],
    ] as const;
    for (const [offsets, lengths] of pairs) {
      const [offset, length] = [alone(tags.get(offsets)), alone(tags.get(lengths))];
      if (offset !== undefined && length !== undefined && isJpeg(source, { offset, length }))
        found.push({ offset, length });
    }
  }
  return { jpegs: found.sort((one, other) => other.length - one.length), orientation };
}

/** A picture in several strips is no file of its own. */
function alone(values: readonly number[] | undefined): number | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

function isJpeg(source: ByteSource, { offset, length }: EmbeddedJpeg): boolean {
  if (offset <= 0 || length < JPEG_MARK.length || offset + length > source.size) return false;
  const mark = source.read(offset, JPEG_MARK.length);
  return JPEG_MARK.every((octet, index) => mark[index] === octet);
}

/** The values of the wanted tags of one directory, where they are long or short numbers, and where the next one begins; 0 for none. */
function directoryAt(
  source: ByteSource,
  at: number,
  littleEndian: boolean,
): { readonly tags: ReadonlyMap<number, readonly number[]>; readonly next: number } {
  const tags = new Map<number, readonly number[]>();
  const count = numbersIn(source.read(at, 2), littleEndian).u16(0) ?? 0;
  if (count === 0 || count > MOST_ENTRIES) return { tags, next: 0 };
  const entries = numbersIn(source.read(at + 2, count * ENTRY_BYTES + 4), littleEndian);
  const wanted: readonly number[] = Object.values(TAG);
  for (let entry = 0; entry < count; entry += 1) {
    const where = entry * ENTRY_BYTES;
    const tag = entries.u16(where);
    if (tag !== undefined && wanted.includes(tag))
      tags.set(tag, valuesOf(source, entries, where, littleEndian));
  }
  return { tags, next: entries.u32(count * ENTRY_BYTES) ?? 0 };
}

/** SubIFDs may be typed IFD (13), which is a long. */
const SIZES: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4, 13: 4 };

function valuesOf(
  source: ByteSource,
  entries: Numbers,
  where: number,
  littleEndian: boolean,
): number[] {
  const size = SIZES[entries.u16(where + 2) ?? 0];
  const count = entries.u32(where + LONG) ?? 0;
  if (size === undefined || count === 0 || count > MOST_VALUES) return [];
  const isInside = count * size <= LONG;
  const at = isInside ? where + 8 : 0;
  const numbers = isInside
    ? entries
    : numbersIn(source.read(entries.u32(where + 8) ?? 0, count * size), littleEndian);
  const values: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = size === 2 ? numbers.u16(at + index * 2) : numbers.u32(at + index * 4);
    if (value !== undefined) values.push(value);
  }
  return values;
}
