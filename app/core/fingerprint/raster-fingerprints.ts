import { greyCopy, type GreyRaster } from "./grey-copy.ts";
import { pictureFingerprint } from "./picture-fingerprint.ts";
import { VIEWS } from "./views.ts";

/** A picture with an edge below this is a sign or a dot: sixteen waves take two points each. */
export const LEAST_EDGE = 32;

/**
 * The fingerprints of a decoded picture, a photo or a frame of a video: one for each of `VIEWS`, undefined where a view has too little
 * detail to be told from others, and all of them where the picture is smaller than `LEAST_EDGE`.
 */
export function rasterFingerprints(raster: GreyRaster): (Uint8Array | undefined)[] {
  if (Math.min(raster.width, raster.height) < LEAST_EDGE) return VIEWS.map(() => undefined);
  return VIEWS.map((view) => pictureFingerprint(greyCopy(raster, view)));
}
