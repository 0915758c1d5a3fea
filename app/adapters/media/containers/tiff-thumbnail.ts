import { numbersIn } from "#app/adapters/media/byte-source.ts";

const ENTRY_BYTES = 12;
/** JPEGInterchangeFormat and its length (Exif 4.6.5). */
const OFFSET_TAG = 0x0201;
const LENGTH_TAG = 0x0202;
const LARGEST = 256 * 1024;

/** The JPEG in the second directory of an EXIF block, from its TIFF header on; undefined where there is none that is whole. */
export function tiffThumbnail(tiff: Uint8Array): Uint8Array | undefined {
  const numbers = numbersIn(tiff, tiff[0] === 0x49);
  const first = numbers.u32(4);
  const entries = first === undefined ? undefined : numbers.u16(first);
  if (first === undefined || entries === undefined) return undefined;
  const second = numbers.u32(first + 2 + entries * ENTRY_BYTES);
  if (second === undefined || second === 0) return undefined;
  let [at, length]: (number | undefined)[] = [];
  const count = numbers.u16(second) ?? 0;
  for (let entry = 0; entry < count; entry += 1) {
    const where = second + 2 + entry * ENTRY_BYTES;
    const tag = numbers.u16(where);
    if (tag === undefined) break;
    if (tag === OFFSET_TAG) at = numbers.u32(where + 8);
    if (tag === LENGTH_TAG) length = numbers.u32(where + 8);
  }
  if (at === undefined || length === undefined || length > LARGEST) return undefined;
  const bytes = tiff.subarray(at, at + length);
  const isJpeg = bytes.length === length && bytes[0] === 0xff && bytes[1] === 0xd8;
  return isJpeg ? bytes : undefined;
}
