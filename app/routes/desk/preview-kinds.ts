import { FILMSTRIP, MOTION_CLIP, PLAYABLE } from "#app/core/evidence/playable.ts";

/**
 * Sizes that previews are asked for by, each with the kind it is stored under; `play` is what a browser plays, `strip` frames of it, `clip` the clip
 * in a motion photo, `embedded` the small picture in a photo.
 */
export const PREVIEW_KINDS = {
  "320": "preview-320",
  "1600": "preview-1600",
  embedded: "embedded-thumbnail-320",
  play: PLAYABLE,
  strip: FILMSTRIP,
  clip: MOTION_CLIP,
} as const;

export type PreviewSize = keyof typeof PREVIEW_KINDS;

/** True for a size that previews are made in. */
export function isPreviewSize(text: string): text is PreviewSize {
  return Object.hasOwn(PREVIEW_KINDS, text);
}
