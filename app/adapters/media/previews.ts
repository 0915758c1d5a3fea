import type { Sharp } from "sharp";
import sharp from "sharp";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { PREVIEW_TERMS } from "#app/core/evidence/preview-terms.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { heicPixels } from "#app/adapters/media/heic-pixels.ts";
import { turned } from "#app/adapters/media/turned.ts";
import { withProfile } from "#app/adapters/media/png-profile.ts";

/**
 * A picture from an original: a derivative. All are made for looking at and have no metadata of the original in them, but `embedded`,
 * which is the small picture in the metadata, byte for byte, and is kept and never shown; `embedded-shown` is made of it.
 */
export interface RenderedPreview {
  readonly purpose: "preview" | "thumbnail" | "embedded" | "embedded-shown";
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
const INSIDE_PREVIEW = {
  width: PREVIEW_EDGE,
  height: PREVIEW_EDGE,
  fit: "inside",
  withoutEnlargement: true,
} as const;
const MOST_PIXELS = 80_000_000;
/** Behind the check of what the header says: what a decoder may produce at most. */
const DECODER_LIMIT = 100_000_000;
const SECONDS = 15;

/** Loaders that may run, each built on a library that is fuzzed all the time. All others are blocked. */
const LOADERS = ["Jpeg", "Png", "Webp", "Heif", "Tiff", "Nsgif"];

/** Shuts every loader but the allowed ones; called once before the first picture. */
export function restrictDecoders(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) });
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
 * without strictness and marked. `orientation` (EXIF's 1 to 8) counts where the picture itself says none. Messages of the decoder are
 * dropped: they hold paths.
 */
export async function renderPreviews(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
  orientation: number | null = null,
): Promise<Rendering> {
  if (size.width * size.height > MOST_PIXELS) {
    return { previews: [], problem: "preview-too-many-pixels" };
  }
  const strict = await rendered(bytes, "error", orientation);
  if (strict !== undefined) return { previews: strict, problem: undefined };
  const lenient = await rendered(bytes, "none", orientation);
  if (lenient !== undefined) return { previews: lenient, problem: "preview-of-damaged-image" };
  return { previews: [], problem: "preview-failed" };
}

async function rendered(
  bytes: Uint8Array,
  failOn: "error" | "none",
  orientation: number | null,
): Promise<RenderedPreview[] | undefined> {
  try {
    const input = sharp(bytes, { failOn, limitInputPixels: DECODER_LIMIT, pages: 1 });
    const saysTurn = (await input.metadata()).orientation !== undefined;
    return await bothSizes(saysTurn ? input.rotate() : turned(input, orientation));
  } catch {
    return undefined;
  }
}

/**
 * The same of an HEIC picture. The size that its container says is looked at before anything is decoded. libheif turns a picture as
 * the container says; where that says nothing, EXIF's orientation counts. It leaves colours as they are: the container's ICC profile
 * turns them into sRGB, and one that is none is left out.
 */
export async function renderHeicPreviews(
  bytes: Uint8Array,
  { width = 0, height = 0, profile, saysTurn }: Omit<Blocks, "exif" | "xmp" | "damaged">,
  orientation: number | null,
): Promise<Rendering> {
  const tooMany: Rendering = { previews: [], problem: "preview-too-many-pixels" };
  if (width * height > MOST_PIXELS) return tooMany;
  const pixels = await heicPixels(bytes, MOST_PIXELS);
  if (pixels === "too-many-pixels") return tooMany;
  if (pixels === undefined) return { previews: [], problem: "preview-failed" };
  const raw = { width: pixels.width, height: pixels.height, channels: 4 } as const;
  const small = sharp(pixels.data, { raw }).resize(INSIDE_PREVIEW);
  const plain = await small.png({ compressionLevel: 1 }).toBuffer();
  const turn = saysTurn === true ? null : orientation;
  const upright = (png: Uint8Array) => bothSizes(turned(sharp(png), turn));
  try {
    return { previews: await upright(coloured(plain, profile)), problem: undefined };
  } catch {
    return { previews: await upright(plain), problem: undefined };
  }
}

function coloured(png: Uint8Array, profile: Uint8Array | undefined): Uint8Array {
  return profile === undefined ? png : withProfile(png, profile);
}

async function bothSizes(picture: Sharp): Promise<RenderedPreview[]> {
  const preview = await jpeg(picture, PREVIEW_EDGE);
  const thumbnail = await jpeg(sharp(preview.bytes), THUMBNAIL_EDGE);
  return [
    { purpose: "preview", ...preview },
    { purpose: "thumbnail", ...thumbnail },
  ];
}

/** The small picture in a file's metadata, drawn anew. Throws where it cannot be decoded. */
export async function drawEmbedded(picture: Sharp): Promise<RenderedPreview> {
  return { purpose: "embedded-shown", ...(await jpeg(picture, THUMBNAIL_EDGE)) };
}

/** sharp writes no metadata unless asked, and turns colours into sRGB when it drops the profile. */
async function jpeg(image: Sharp, edge: number): Promise<Omit<RenderedPreview, "purpose">> {
  const { data, info } = await image
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .flatten({ background: PREVIEW_TERMS.background })
    .jpeg({ quality: PREVIEW_TERMS.jpeg_quality })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { mediaType: "image/jpeg", width: info.width, height: info.height, bytes: data };
}
