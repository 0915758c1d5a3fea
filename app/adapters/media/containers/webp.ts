import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import {
  fromTiffHeader,
  LARGEST_BLOCK,
  MOST_PARTS,
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
    if (length <= LARGEST_BLOCK && type === "EXIF") {
      const exif = fromTiffHeader(source.read(at + 8, length));
      if (exif !== undefined) blocks.exif ??= exif;
    }
    if (length <= LARGEST_BLOCK && type === "XMP ") blocks.xmp ??= source.read(at + 8, length);
    at += 8 + length + (length % 2);
  }
  return blocks;
}
