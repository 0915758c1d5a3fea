import type { Sign } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

/** What the first reader found of a motion photo's clip: where the file's own words say that it begins and ends, and whether a film begins there. */
export const CLIP_OFFSET = { group: "MotionPhoto", tag: "ClipOffset" } as const;
export const CLIP_LENGTH = { group: "MotionPhoto", tag: "ClipLength" } as const;
export const CLIP_MISSING = { group: "MotionPhoto", tag: "ClipMissing" } as const;

/** When the clip's own header says that it was made (`QuickTime:CreateDate`), and how many seconds it says that it lasts. */
export const CLIP_CREATED = { group: "MotionPhoto", tag: "ClipCreateDate" } as const;
export const CLIP_LASTS = { group: "MotionPhoto", tag: "ClipDuration" } as const;

/** Bytes from the clip's beginning to the file's end, as makers wrote it before there was a list of parts. */
const OLD_OFFSETS = ["XMP-GCamera:MicroVideoOffset", "XMP-GCamera:MotionPhotoOffset"];
/** In the list of parts: the clip's own length, and what is filled up behind it. */
const PART_LENGTH = "XMP-GContainer:MotionPhotoLength";
const PART_PADDING = "XMP-GContainer:MotionPhotoPadding";

export interface ClipPlace {
  /** Octets from the file's beginning. */
  readonly offset: number;
  /** In octets. */
  readonly length: number;
}

/**
 * Where a picture's XMP says that a clip lies, for a file of so many octets (Android's motion photo format 1.0, and the older micro video). Undefined
 * where it says none, or one that would not fit in behind a picture.
 */
export function saidClip(fields: FieldIndex, size: number): ClipPlace | undefined {
  const length = whole(fields, PART_LENGTH);
  if (length !== undefined) {
    const padding = whole(fields, PART_PADDING) ?? 0;
    return within(size - length - padding, length);
  }
  for (const source of OLD_OFFSETS) {
    const back = whole(fields, source);
    if (back !== undefined) return within(size - back, back);
  }
  return undefined;
}

function within(offset: number, length: number): ClipPlace | undefined {
  return offset > 0 && length > 0 ? { offset, length } : undefined;
}

function whole(fields: FieldIndex, source: string): number | undefined {
  const text = fields.text(source)?.trim() ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Says that a picture is a motion photo, and what became of its clip. A lead. */
export function motionPhotoSign(fields: FieldIndex): Sign | undefined {
  const flags = ["XMP-GCamera:MotionPhoto", "XMP-GCamera:MicroVideo"];
  const flagged = flags.some((flag) => fields.text(flag)?.trim() === "1");
  if (!flagged && !fields.has("Samsung:EmbeddedVideoType")) return undefined;
  return { code: "motion-photo", sentence: `This is a motion photo: ${clipWords(fields)}` };
}

/** Where the clip was found to begin, of how many octets; undefined where none was. */
export function foundClip(fields: FieldIndex): ClipPlace | undefined {
  const offset = fields.numbers(sourceOf(CLIP_OFFSET))?.[0];
  const length = fields.numbers(sourceOf(CLIP_LENGTH))?.[0];
  if (typeof offset !== "number" || typeof length !== "number") return undefined;
  return within(offset, length);
}

function clipWords(fields: FieldIndex): string {
  const clip = foundClip(fields);
  if (clip !== undefined) {
    return `a clip of ${clip.length} bytes lies behind the picture, from byte ${clip.offset} on. It shows moments around the picture.`;
  }
  if (fields.has(sourceOf(CLIP_MISSING))) {
    return "its own words name a clip of a few seconds behind the picture, but no film begins where they say. Programs that copy or shrink pictures often cut it off, or move it. Ask for the original: the clip shows moments around the picture.";
  }
  return "a few seconds of video lie behind the picture, or did before a copy cut them off. They show moments around the picture.";
}

function sourceOf({ group, tag }: { readonly group: string; readonly tag: string }): string {
  return `${group}:${tag}`;
}
