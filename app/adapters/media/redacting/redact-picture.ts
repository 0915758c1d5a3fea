import sharp, { type Sharp } from "sharp";
import { PREVIEW_TERMS } from "#app/core/evidence/preview-terms.ts";
import { blacken, pixelate, pixelsOf, type RawPicture } from "#app/core/redaction/pixels.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import { isRedactablePhoto } from "#app/core/redaction/redactable.ts";
import type { RedactionProblem } from "#app/core/redaction/redaction.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { blankFindings } from "#app/adapters/media/findings.ts";
import { heicPixels } from "#app/adapters/media/heic-pixels.ts";
import { mediaTypeOf } from "#app/adapters/media/media-type.ts";
import { LARGEST_PICTURE } from "#app/adapters/media/picture-previews.ts";
import { isHeic } from "#app/adapters/media/picture-types.ts";
import { withProfile } from "#app/adapters/media/png-profile.ts";
import { pictureSize } from "#app/adapters/media/previews.ts";
import { takePicture } from "#app/adapters/media/read-picture.ts";
import { turned } from "#app/adapters/media/turned.ts";

/** What came of a picture and its boxes. */
export type PictureRedacted =
  | {
      readonly kind: "made";
      readonly mediaType: "image/jpeg" | "image/png";
      readonly width: number;
      readonly height: number;
      /** How many pictures the original holds; only the first is in the redacted file. */
      readonly pictures: number;
      /** True where the original is damaged and was decoded all the same. */
      readonly lenient: boolean;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "none"; readonly problem: RedactionProblem };

const MOST_PIXELS = 80_000_000;
/** Behind the check of what the header says: what a decoder may produce at most. */
const DECODER_LIMIT = 100_000_000;
const SECONDS = 60;
/** What compresses without loss stays so; near enough to the original for the others. */
const JPEG = { quality: 95, chromaSubsampling: "4:4:4" } as const;
const LOSSY = /^image\/(?:jpeg|avif|hei[cf](?:-sequence)?)$/;

/**
 * Covers boxes of a picture. The original is decoded to bare pixels, upright, in sRGB, 8 bits a channel and on white where it lets
 * through; boxes overwrite them; and what is left is encoded anew. Nothing else of the original goes on: no metadata, no profile, no
 * preview, no further picture, no octet behind its end. To be called in a child process only. `restrictDecoders` comes first.
 */
export async function redactPicture(
  source: ByteSource,
  boxes: readonly PhotoBox[],
): Promise<PictureRedacted> {
  const type = await mediaTypeOf(source);
  if (type === null || !isRedactablePhoto(type)) return none("type-not-possible");
  if (source.size > LARGEST_PICTURE) return none("too-large");
  const bytes = source.read(0, source.size);
  const opened = isHeic(type) ? await openHeic(source, bytes) : await openPicture(bytes);
  if (opened.kind === "none") return opened;
  const { picture, pictures, lenient } = opened;
  for (const box of boxes) {
    const pixels = pixelsOf(box, picture);
    if (box.cover === "solid") blacken(picture, pixels);
    else pixelate(picture, pixels);
  }
  const isJpeg = LOSSY.test(type);
  const fresh = bare(picture);
  const encoded = await (isJpeg ? fresh.jpeg(JPEG) : fresh.png()).toBuffer();
  const { width, height } = picture;
  return {
    ...{ kind: "made", width, height, pictures, lenient, bytes: encoded },
    mediaType: isJpeg ? "image/jpeg" : "image/png",
  };
}

type Opened =
  | {
      readonly kind: "opened";
      readonly picture: RawPicture;
      readonly pictures: number;
      readonly lenient: boolean;
    }
  | { readonly kind: "none"; readonly problem: RedactionProblem };

async function openPicture(bytes: Uint8Array): Promise<Opened> {
  const size = await pictureSize(bytes);
  if (size === undefined) return none("not-decoded");
  if (size.width * size.height > MOST_PIXELS) return none("too-many-pixels");
  for (const failOn of ["error", "none"] as const) {
    try {
      const input = sharp(bytes, { failOn, limitInputPixels: DECODER_LIMIT, pages: 1 });
      const { pages: pictures = 1 } = await input.metadata();
      const picture = await pixelsIn(input.autoOrient());
      return { kind: "opened", picture, pictures, lenient: failOn === "none" };
    } catch {
      // Messages of the decoder are dropped: they hold paths. A damaged picture is tried once more.
    }
  }
  return none("not-decoded");
}

/** libheif turns a picture as its container says; where that says nothing, EXIF's orientation counts, as in the preview. */
async function openHeic(source: ByteSource, bytes: Uint8Array): Promise<Opened> {
  const blocks = readHeif(source);
  const findings = blankFindings(null);
  await takePicture(source, blocks, findings);
  const pixels = await heicPixels(bytes, MOST_PIXELS);
  if (pixels === "too-many-pixels") return none(pixels);
  if (pixels === undefined) return none("not-decoded");
  const { width, height, data } = pixels;
  const plain = await bare({ data: new Uint8Array(data.buffer), width, height, channels: 4 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const orientation = blocks.saysTurn === true ? null : findings.orientation;
  const upright = (png: Uint8Array) => pixelsIn(turned(sharp(png), orientation));
  const made = { kind: "opened", pictures: 1, lenient: false } as const;
  try {
    const { profile } = blocks;
    const coloured = profile === undefined ? plain : withProfile(plain, profile);
    return { ...made, picture: await upright(coloured) };
  } catch {
    // A profile that is none.
    return { ...made, picture: await upright(plain) };
  }
}

/** The pixels alone. */
async function pixelsIn(image: Sharp): Promise<RawPicture> {
  const { data, info } = await image
    .flatten({ background: PREVIEW_TERMS.background })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function bare({ data, width, height, channels }: RawPicture): Sharp {
  return sharp(data, { raw: { width, height, channels: channels as 1 | 2 | 3 | 4 } });
}

function none(problem: RedactionProblem): { kind: "none"; problem: RedactionProblem } {
  return { kind: "none", problem };
}
