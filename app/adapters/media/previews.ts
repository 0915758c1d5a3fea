import type { Sharp } from "sharp";
import sharp from "sharp";
import type { ProblemCode } from "#app/core/claims/problem.ts";

/** A picture made from an original for looking at: a derivative, with no metadata of the original in it. */
export interface RenderedPreview {
  readonly purpose: "preview" | "thumbnail";
  readonly mediaType: "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface Rendering {
  readonly previews: readonly RenderedPreview[];
  readonly problem: ProblemCode | undefined;
}

const PREVIEW_EDGE = 1600;
const THUMBNAIL_EDGE = 320;
const QUALITY = 82;
const MOST_PIXELS = 80_000_000;
/** Behind the check of what the header says: what a decoder may produce at most. */
const DECODER_LIMIT = 100_000_000;
const SECONDS = 15;

/** Loaders that may run, each built on a library that is fuzzed all the time. All others are blocked. */
const LOADERS = ["Jpeg", "Png", "Webp", "Heif", "Tiff", "Nsgif"];

/** Types that are decoded. AVIF goes through the HEIF loader; HEIC has no decoder here. */
const DECODED = [
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/webp",
  "image/avif",
  "image/tiff",
  "image/gif",
];

/** Shuts every loader but the allowed ones; called once before the first picture. */
export function restrictDecoders(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) });
}

/** True when pictures of this type can be opened here. */
export function isDecoded(mediaType: string): boolean {
  return DECODED.includes(mediaType);
}

/** What a picture's header says, before any pixel is decoded; undefined where it cannot be opened. */
export async function pictureSize(
  bytes: Uint8Array,
): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch {
    return undefined;
  }
}

/**
 * Makes the preview and the thumbnail, upright and in sRGB. A damaged picture is tried a second time
 * without strictness and marked. Messages of the decoder are dropped: they hold paths.
 */
export async function renderPreviews(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<Rendering> {
  if (size.width * size.height > MOST_PIXELS) {
    return { previews: [], problem: "preview-too-many-pixels" };
  }
  const strict = await rendered(bytes, "error");
  if (strict !== undefined) return { previews: strict, problem: undefined };
  const lenient = await rendered(bytes, "none");
  if (lenient !== undefined) return { previews: lenient, problem: "preview-of-damaged-image" };
  return { previews: [], problem: "preview-failed" };
}

async function rendered(
  bytes: Uint8Array,
  failOn: "error" | "none",
): Promise<RenderedPreview[] | undefined> {
  try {
    const input = sharp(bytes, { failOn, limitInputPixels: DECODER_LIMIT, pages: 1 });
    const preview = await jpeg(input.rotate(), PREVIEW_EDGE);
    const thumbnail = await jpeg(sharp(preview.bytes), THUMBNAIL_EDGE);
    return [
      { purpose: "preview", ...preview },
      { purpose: "thumbnail", ...thumbnail },
    ];
  } catch {
    return undefined;
  }
}

/** sharp writes no metadata unless asked, and turns colours into sRGB when it drops the profile. */
async function jpeg(image: Sharp, edge: number): Promise<Omit<RenderedPreview, "purpose">> {
  const { data, info } = await image
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: QUALITY })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { mediaType: "image/jpeg", width: info.width, height: info.height, bytes: data };
}
