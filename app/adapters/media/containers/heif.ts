import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import {
  fromTiffHeader,
  LARGEST_BLOCK,
  leaveOut,
  leaveUnread,
  takeExifBlock,
} from "#app/adapters/media/containers/blocks.ts";
import { itemExtents } from "#app/adapters/media/containers/heif-extents.ts";
import { itemTypes } from "#app/adapters/media/containers/heif-items.ts";
import { primaryFacts } from "#app/adapters/media/containers/heif-properties.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn, findBox, insideMeta, leaf } from "#app/adapters/media/movie/boxes.ts";

/** Metadata and size of an HEIC or AVIF picture, from its `meta` box (ISO/IEC 23008-12, 14496-12 8.11). */
export function readHeif(source: ByteSource): Blocks {
  const budget = boxBudget();
  const meta = findBox(source, { start: 0, end: source.size }, "meta", budget);
  if (meta === undefined) return { damaged: true };
  const parts = new Map<string, Box>();
  for (const box of boxesIn(source, insideMeta(source, meta), budget)) {
    if (!parts.has(box.type)) parts.set(box.type, box);
  }
  const part = (type: string): Uint8Array => leaf(source, parts.get(type), budget);
  const items = itemTypes(source, parts.get("iinf"), budget);
  const extents = itemExtents(part("iloc"), parts.get("idat")?.start, budget);
  const blocks: Blocks = { damaged: false };
  const block = (id: number | undefined, names?: BlockNames): Uint8Array | undefined => {
    const parts = id === undefined ? [] : (extents.get(id) ?? []);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > LARGEST_BLOCK) {
      if (names !== undefined) leaveOut(blocks, names.tooLarge, length);
      return undefined;
    }
    if (length === 0) {
      if (id !== undefined && names !== undefined) leaveUnread(blocks, names.notFound, null);
      return undefined;
    }
    const bytes = Buffer.concat(parts.map((part) => source.read(part.offset, part.length)));
    if (bytes.length < length && names !== undefined) leaveUnread(blocks, names.outside, length);
    return bytes;
  };
  const pitm = numbersIn(part("pitm"));
  const primary = pitm.u8(0) === 0 ? pitm.u16(4) : pitm.u32(4);
  for (const id of items.get("Exif") ?? []) {
    const exif = block(id, EXIF);
    if (exif !== undefined) takeExifBlock(blocks, atItsHeader(exif));
  }
  const smallItem = block(items.get("jpeg")?.[0]);
  // Further ones are of pictures beside this one, such as its depths.
  const xmp = block(items.get("application/rdf+xml")?.[0], XMP);
  const facts = primaryFacts(source, parts.get("iprp"), primary, budget);
  for (const { type, bytes } of budget.cut) leaveOut(blocks, type, bytes);
  return {
    ...blocks,
    ...(xmp === undefined ? {} : { xmp }),
    ...(smallItem === undefined ? {} : { smallItem }),
    ...facts,
    damaged: budget.damaged,
  };
}

/** What a block is called where it is not read, by what kept it from being read. */
interface BlockNames {
  readonly tooLarge: string;
  readonly notFound: "ExifNotFound" | "XmpNotFound";
  readonly outside: "ExifOutside" | "XmpOutside";
}
const EXIF = { tooLarge: "Exif", notFound: "ExifNotFound", outside: "ExifOutside" } as const;
const XMP = { tooLarge: "XmpWhole", notFound: "XmpNotFound", outside: "XmpOutside" } as const;

/** The item's first four bytes say how many more stand before the TIFF header (ISO/IEC 23008-12 A.2.1); where they lie, it is searched for. */
function atItsHeader(item: Uint8Array): Uint8Array {
  const at = 4 + (numbersIn(item).u32(0) ?? 0);
  return fromTiffHeader(item.subarray(at, at + 4)) === undefined ? item : item.subarray(at);
}
