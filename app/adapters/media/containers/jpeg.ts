import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { LONGEST_TABLES, readTables } from "#app/adapters/media/containers/jpeg-tables.ts";
import { MOST_PARTS, takeExifBlock } from "#app/adapters/media/containers/blocks.ts";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
const TABLES = 0xdb;
/** Behind it stands one byte more to fill up, mostly zero. */
const EXIF_NAME = "Exif\0";
const XMP_NAME = "http://ns.adobe.com/xap/1.0/\0";

/**
 * Walks a JPEG's segments up to the picture data (ITU-T T.81 B.1). The first block of each kind
 * counts, and only where what stands behind it is whole: a segment that does not end where it says it
 * does may hold anything. (ExifTool reads none either whose successor is cut off.)
 */
export function readJpeg(source: ByteSource): Blocks {
  const blocks: Blocks = { damaged: false };
  let at = 2;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = source.read(at, 4);
    if (head[0] !== 0xff) return { ...blocks, damaged: true };
    const marker = head[1];
    if (marker === undefined) return { ...blocks, damaged: true };
    if (marker === START_OF_SCAN) return { ...blocks, pixelsAt: at };
    if (marker === END_OF_IMAGE) return blocks;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    const length = numbersIn(head).u16(2);
    if (length === undefined || length < 2) return { ...blocks, damaged: true };
    if (marker === APP1 && isWholeAt(source, at + 2 + length))
      takeApp1(source.read(at + 4, length - 2), blocks);
    if (marker === TABLES) {
      takeTables(source.read(at + 4, Math.min(length - 2, LONGEST_TABLES)), blocks);
    }
    if (isFrame(marker)) takeFrame(source.read(at + 4, 5), blocks);
    at += 2 + length;
  }
  return { ...blocks, damaged: true };
}

function isWholeAt(source: ByteSource, at: number): boolean {
  const head = source.read(at, 4);
  const marker = head[1];
  if (head[0] !== 0xff || marker === undefined) return false;
  if (marker === START_OF_SCAN || marker === 0xff || standsAlone(marker)) return true;
  return at + 2 + (numbersIn(head).u16(2) ?? Infinity) <= source.size || marker === END_OF_IMAGE;
}

function takeApp1(segment: Uint8Array, blocks: Blocks): void {
  const head = latin1(segment.subarray(0, XMP_NAME.length));
  if (head.startsWith(EXIF_NAME)) takeExifBlock(blocks, segment.subarray(EXIF_NAME.length + 1));
  else if (head === XMP_NAME) {
    blocks.xmp ??= segment.subarray(XMP_NAME.length);
  }
}

function takeTables(segment: Uint8Array, blocks: Blocks): void {
  const all = [...(blocks.tables ?? []), ...readTables(segment)];
  blocks.tables = [...new Map(all.map((table) => [table.id, table])).values()];
}

function takeFrame(frame: Uint8Array, blocks: Blocks): void {
  const numbers = numbersIn(frame);
  const height = numbers.u16(1);
  const width = numbers.u16(3);
  if (height === undefined || width === undefined || blocks.width !== undefined) return;
  blocks.height = height;
  blocks.width = width;
}

function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15; C4, C8 and CC between them are other tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
