import sharp from "sharp";
import type { NotCompared } from "#app/core/claims/embedded-thumbnail.ts";
import { THUMBNAIL_APART, THUMBNAIL_NOT_COMPARED } from "#app/core/claims/embedded-thumbnail.ts";
import { bitsApart } from "#app/core/fingerprint/distance.ts";
import { fingerprintsOf, type Examined } from "#app/adapters/media/looks.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { drawEmbedded } from "#app/adapters/media/previews.ts";
import { turned } from "#app/adapters/media/turned.ts";

/** The small picture is small; one that says it is not is none. */
const MOST_PIXELS = 4_000_000;
/** Black as a camera's bars are once they were compressed. */
const BARS = { background: "#000000", threshold: 24 };

/** An upright picture that the small one is compared with. */
export interface MainLook {
  readonly width: number;
  readonly height: number;
  /** Of the whole picture, in hexadecimal. */
  readonly fingerprint: string;
}

/**
 * In how many bits the look of a picture's embedded thumbnail differs from its own, at least: the thumbnail as it is or turned like the
 * picture, whole or without the bars that cameras put around pictures of another shape. Or why that cannot be told.
 */
export async function thumbnailApart(
  thumbnail: Uint8Array,
  main: MainLook,
  orientation: number | null,
): Promise<number | NotCompared> {
  const look = Buffer.from(main.fingerprint, "hex");
  let least: number | undefined;
  try {
    for (const turn of new Set([null, orientation])) {
      const upright = await turned(sharp(thumbnail, { limitInputPixels: MOST_PIXELS }), turn)
        .png()
        .toBuffer();
      const views = [upright, await withoutBars(upright, main), await withoutBlack(upright)];
      for (const picture of views) {
        const [found] = await fingerprintsOf(picture);
        if (typeof found !== "string") continue;
        const apart = bitsApart(Buffer.from(found, "hex"), look);
        least = Math.min(least ?? apart, apart);
      }
    }
  } catch {
    return "small-damaged";
  }
  return least ?? "small-too-even";
}

/**
 * Adds to the fields how far the small picture in the metadata is from the picture, or why nobody can tell, and to the previews the small
 * one as it stands in the file and as it may be shown, so that somebody can look at both.
 */
export async function withThumbnailLook(examined: Examined): Promise<Examined> {
  const { findings, thumbnail } = examined;
  if (thumbnail === undefined) return examined;
  const kept = examined.compared === undefined ? await keptOf(thumbnail) : [];
  const said = await compared(examined, thumbnail);
  const field =
    typeof said === "number"
      ? { ...THUMBNAIL_APART, value: said }
      : { ...THUMBNAIL_NOT_COMPARED, value: said };
  return {
    ...examined,
    findings: { ...findings, fields: [...findings.fields, field] },
    previews: [...examined.previews, ...kept],
  };
}

async function compared(
  { findings, previews, compared: alone }: Examined,
  thumbnail: Uint8Array,
): Promise<number | NotCompared> {
  const small =
    alone === undefined ? previews.find(({ purpose }) => purpose === "thumbnail") : alone.small;
  if (small === undefined) return alone === undefined ? "picture-not-shown" : "picture-not-decoded";
  const [fingerprint] =
    alone === undefined
      ? (findings.looks[0]?.fingerprints ?? [])
      : await fingerprintsOf(small.bytes);
  if (typeof fingerprint !== "string") return "picture-too-even";
  const { width, height } = small;
  return await thumbnailApart(thumbnail, { width, height, fingerprint }, findings.orientation);
}

/** Nothing of one that cannot be decoded: its bytes are in the original, and nobody could look at it. */
async function keptOf(thumbnail: Uint8Array): Promise<RenderedPreview[]> {
  try {
    const { width, height } = await sharp(thumbnail).metadata();
    const shown = await drawEmbedded(sharp(thumbnail, { limitInputPixels: MOST_PIXELS }));
    const asFound = { purpose: "embedded", mediaType: "image/jpeg", width, height } as const;
    return [{ ...asFound, bytes: thumbnail }, shown];
  } catch {
    return [];
  }
}

/** Without what is black along its edges, however wide; the whole where all of it is. */
async function withoutBlack(picture: Uint8Array): Promise<Uint8Array> {
  try {
    return await sharp(picture).trim(BARS).png().toBuffer();
  } catch {
    return picture;
  }
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
