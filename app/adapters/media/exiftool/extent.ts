import type { RawField } from "#app/core/claims/raw-field.ts";

/** Stored pixels and seconds; null where ExifTool does not say. */
export interface Extent {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
}

/** Groups that speak of the picture itself, not of a thumbnail or a preview in it. */
const PICTURE = /^(?:File|PNG|GIF|RIFF|Track\d+|QuickTime|Matroska)$/;

/** Size and duration from ExifTool's fields: the first width and height of one group, so that they belong together. */
export function extentOf(fields: readonly RawField[]): Extent {
  const width = fields.find(
    ({ group, tag, value }) => tag === "ImageWidth" && PICTURE.test(group) && isSize(value),
  );
  const height = fields.find(
    ({ group, tag, value }) => tag === "ImageHeight" && group === width?.group && isSize(value),
  );
  const duration = fields.find(
    ({ group, tag, value }) =>
      tag === "Duration" && /^(?:Info|RIFF|QuickTime|Composite)$/.test(group) && isDuration(value),
  );
  const both = width !== undefined && height !== undefined;
  return {
    width: both ? Number(width.value) : null,
    height: both ? Number(height.value) : null,
    durationSeconds: duration === undefined ? null : Number(duration.value),
  };
}

function isSize(value: RawField["value"]): boolean {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 32;
}

/** Recorders write 0 for a length that they do not know yet. */
function isDuration(value: RawField["value"]): boolean {
  return typeof value === "number" && value > 0;
}

/** What shows that ExifTool read a file and did not only tell its type: a picture's size, a length, or how finely sound is sampled. */
export function sawContent(fields: readonly RawField[]): boolean {
  const { width, durationSeconds } = extentOf(fields);
  // MPEG's sound gives the number of a line in a table instead, of which the first is 0 (44.1 kHz).
  const sampled = fields.some(
    ({ group, tag, value }) =>
      /^(?:Audio)?SampleRate$/.test(tag) && (isSize(value) || (group === "MPEG" && value === 0)),
  );
  return width !== null || durationSeconds !== null || sampled;
}
