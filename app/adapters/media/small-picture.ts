import sharp from "sharp";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";

/** Behind the check of what the header says: what a decoder may produce at most. */
const DECODER_LIMIT = 100_000_000;
const MOST_PIXELS = 80_000_000;
const LARGEST_PICTURE = 256 * 1024 * 1024;
const SECONDS = 15;
const EDGE = 320;

/**
 * A picture as small as its thumbnail and upright, to be compared with and never kept: decoded no larger than that, which for a JPEG costs a fraction
 * of a preview. Undefined where it cannot be decoded, or is too large to be.
 */
export async function smallPicture(
  source: ByteSource,
  { width, height }: { readonly width: number | null; readonly height: number | null },
): Promise<RenderedPreview | undefined> {
  if (width === null || height === null || width * height > MOST_PIXELS) return undefined;
  if (source.size > LARGEST_PICTURE) return undefined;
  try {
    const input = { failOn: "error", limitInputPixels: DECODER_LIMIT, pages: 1 } as const;
    const { data, info } = await sharp(source.read(0, source.size), input)
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: EDGE, height: EDGE, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .jpeg({ quality: 90 })
      .toBuffer({ resolveWithObject: true });
    const { width: across, height: down } = info;
    return {
      purpose: "thumbnail",
      mediaType: "image/jpeg",
      width: across,
      height: down,
      bytes: data,
    };
  } catch {
    return undefined;
  }
}
