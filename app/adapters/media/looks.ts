import sharp from "sharp";
import { rasterFingerprints } from "#app/core/fingerprint/raster-fingerprints.ts";
import type { Findings } from "#app/adapters/media/findings.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";

/** What a picture looks like: a photo, or a frame of a video. */
export interface Look {
  /** 0 for a photo; where in a video the frame is, in milliseconds. */
  readonly atMillis: number;
  /** For each of `core/fingerprint`'s views its fingerprint in hexadecimal; null where it has too little detail. */
  readonly fingerprints: readonly (string | null)[];
}

/** What an examination found, on its way out of the child. */
export interface Examined {
  /** Where no pictures are wanted, only whether the small one shows the same: the picture to compare it with, if it could be decoded. */
  readonly compared?: { readonly small: RenderedPreview | undefined } | undefined;
  readonly thumbnail?: Uint8Array | undefined;
  /** A small JPEG that an HEIC keeps beside its picture, undecoded. */
  readonly smallItem?: Uint8Array | undefined;
  readonly findings: Findings;
  readonly previews: readonly RenderedPreview[];
}

/**
 * Adds what a picture looks like, made of its thumbnail: what is left of it at that size is what its copies share. A failure is said, and
 * costs neither previews nor claims.
 */
export async function withLook(examined: Examined): Promise<Examined> {
  const { findings, previews } = examined;
  const thumbnail = previews.find(({ purpose }) => purpose === "thumbnail");
  if (thumbnail === undefined) return examined;
  try {
    const looks = [{ atMillis: 0, fingerprints: await fingerprintsOf(thumbnail.bytes) }];
    return { ...examined, findings: { ...findings, looks } };
  } catch {
    const problems = [...findings.problems, "fingerprint-failed" as const];
    return { ...examined, findings: { ...findings, problems } };
  }
}

/** Decodes a picture that was made here and takes its fingerprints, as `Look` keeps them. Throws where it cannot be decoded. */
export async function fingerprintsOf(picture: Uint8Array): Promise<(string | null)[]> {
  const { data, info } = await sharp(picture)
    .greyscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raster = { width: info.width, height: info.height, points: data };
  return rasterFingerprints(raster).map((one) =>
    one === undefined ? null : Buffer.from(one).toString("hex"),
  );
}
