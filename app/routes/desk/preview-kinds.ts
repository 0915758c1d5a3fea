import { keptAside } from "#app/core/evidence/preview-terms.ts";
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

/** By which the large preview is asked for that was shown before an examination made another one. */
export function olderSize(examination: number): string {
  return `1600-before-${examination}`;
}

/** The kind under which what is asked for by this size is stored, a redacted file by its own name; undefined for a size that previews are not made in. */
export function previewKindOf(size: string): string | undefined {
  const [, examination] = /^1600-before-([1-9]\d{0,8})$/.exec(size) ?? [];
  if (/^redacted-[1-9]\d{0,8}$/.test(size)) return size;
  if (examination !== undefined) return keptAside(PREVIEW_KINDS["1600"], Number(examination));
  return Object.hasOwn(PREVIEW_KINDS, size) ? PREVIEW_KINDS[size as PreviewSize] : undefined;
}
