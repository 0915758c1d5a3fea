import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import {
  LARGEST_BLOCK,
  leaveOut,
  MOST_PARTS,
  takeExifBlock,
} from "#app/adapters/media/containers/blocks.ts";

/** Walks a WebP's RIFF chunks (RFC 9649 2.3), of which EXIF and XMP stand behind the picture data. */
export function readWebp(source: ByteSource): Blocks {
  const blocks: Blocks = { damaged: false };
  let at = 12;
  for (let part = 0; part < MOST_PARTS && at < source.size; part += 1) {
    const head = source.read(at, 8);
    const length = numbersIn(head, true).u32(4);
    if (length === undefined) return { ...blocks, damaged: true };
    const type = latin1(head.subarray(0, 4));
    if (at + 8 + length > source.size) return { ...blocks, damaged: true };
    const name = WANTED[type];
    if (name !== undefined && length > LARGEST_BLOCK) leaveOut(blocks, name, length);
    else if (name !== undefined) take(name, source.read(at + 8, length), blocks);
    at += 8 + length + (length % 2);
  }
  return blocks;
}

/** Chunks of metadata, and what each is called where it is too large. */
const WANTED: Readonly<Record<string, "Exif" | "XmpWhole">> = { EXIF: "Exif", "XMP ": "XmpWhole" };

function take(name: "Exif" | "XmpWhole", data: Uint8Array, blocks: Blocks): void {
  if (name === "XmpWhole") blocks.xmp ??= data;
  else takeExifBlock(blocks, data);
}
