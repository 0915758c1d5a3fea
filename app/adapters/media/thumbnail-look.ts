import sharp from "sharp";
import { THUMBNAIL_APART } from "#app/core/claims/embedded-thumbnail.ts";
import { bitsApart } from "#app/core/fingerprint/distance.ts";
import { fingerprintsOf, type Examined } from "#app/adapters/media/looks.ts";
import { turned } from "#app/adapters/media/turned.ts";

/** The small picture is small; one that says it is not is none. */
const MOST_PIXELS = 4_000_000;

/** An upright picture that the small one is compared with. */
export interface MainLook {
  readonly width: number;
  readonly height: number;
  /** Of the whole picture, in hexadecimal. */
  readonly fingerprint: string;
}

/**
 * In how many bits the look of a picture's embedded thumbnail differs from its own, at least: the thumbnail as it is or turned like the
 * picture, whole or without the bars that cameras put around pictures of another shape. Undefined where either cannot be told.
 */
export async function thumbnailApart(
  thumbnail: Uint8Array,
  main: MainLook,
  orientation: number | null,
): Promise<number | undefined> {
  const look = Buffer.from(main.fingerprint, "hex");
  let least: number | undefined;
  try {
    for (const turn of new Set([null, orientation])) {
      const upright = await turned(sharp(thumbnail, { limitInputPixels: MOST_PIXELS }), turn)
        .png()
        .toBuffer();
      for (const picture of [upright, await withoutBars(upright, main)]) {
        const [found] = await fingerprintsOf(picture);
        if (typeof found !== "string") continue;
        const apart = bitsApart(Buffer.from(found, "hex"), look);
        least = Math.min(least ?? apart, apart);
      }
    }
  } catch {
    return undefined;
  }
  return least;
}

/** Adds to the fields how far the small picture in the metadata is from the picture, where both have a look. */
export async function withThumbnailLook(examined: Examined): Promise<Examined> {
  const { findings, previews, thumbnail } = examined;
  const small = previews.find(({ purpose }) => purpose === "thumbnail");
  const fingerprint = findings.looks[0]?.fingerprints[0];
  if (thumbnail === undefined || small === undefined || typeof fingerprint !== "string") {
    return examined;
  }
  const { width, height } = small;
  const main = { width, height, fingerprint };
  const value = await thumbnailApart(thumbnail, main, findings.orientation);
  if (value === undefined) return examined;
  const fields = [...findings.fields, { ...THUMBNAIL_APART, value }];
  return { ...examined, findings: { ...findings, fields } };
}

/** The middle of it in the main picture's shape. */
async function withoutBars(picture: Uint8Array, main: MainLook): Promise<Uint8Array> {
  const { width, height } = await sharp(picture).metadata();
  const shape = main.width / main.height;
  const inside = {
    width: Math.max(1, Math.min(width, Math.round(height * shape))),
    height: Math.max(1, Math.min(height, Math.round(width / shape))),
  };
  const left = Math.floor((width - inside.width) / 2);
  const top = Math.floor((height - inside.height) / 2);
  return sharp(picture)
    .extract({ ...inside, left, top })
    .png()
    .toBuffer();
}
