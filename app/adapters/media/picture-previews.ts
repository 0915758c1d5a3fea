import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { CAMERA_PREVIEW, rawPreviews } from "#app/adapters/media/containers/raw-preview.ts";
import type { Findings } from "#app/adapters/media/findings.ts";
import { isDecoded } from "#app/adapters/media/picture-types.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { pictureSize, renderHeicPreviews, renderPreviews } from "#app/adapters/media/previews.ts";

/** A picture larger than this is not held in memory. */
export const LARGEST_PICTURE = 256 * 1024 * 1024;

/** No segment of a header is longer, so that one which begins before the pixels is whole. */
const LONGEST_SEGMENT = 64 * 1024;
/** What stands before the pixels is rarely a hundredth of this; a chunk of gigabytes there must not be held in memory. */
const LONGEST_HEADER = 16 * 1024 * 1024;

/** The size of a picture of which no preview is wanted: by its header alone, where that opens without the rest. */
export async function takeExtent(
  source: ByteSource,
  blocks: Blocks | undefined,
  findings: Findings,
): Promise<void> {
  const end = blocks?.pixelsAt === undefined ? source.size : blocks.pixelsAt + LONGEST_SEGMENT;
  const isShort = end < source.size && end <= LONGEST_HEADER;
  const ofHeader = isShort ? await pictureSize(source.read(0, end)) : undefined;
  if (ofHeader === undefined) await takeWhole(source, findings);
  else Object.assign(findings, ofHeader);
}

/** All bytes of a picture and its size as its decoder tells it; undefined, and said why, where it does not open. */
async function takeWhole(source: ByteSource, findings: Findings) {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("preview-too-large");
    return undefined;
  }
  const bytes = source.read(0, source.size);
  const size = await pictureSize(bytes);
  if (size === undefined) findings.problems.push("image-damaged");
  else Object.assign(findings, size);
  return size === undefined ? undefined : { bytes, size };
}

/** Previews of a picture that a decoder opens as it stands, and its size; why there are none is said. */
export async function takePixels(
  source: ByteSource,
  type: string,
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  if (!isDecoded(type)) {
    findings.problems.push("preview-not-possible-type");
    return [];
  }
  const whole = await takeWhole(source, findings);
  if (whole === undefined) return [];
  const { bytes, size } = whole;
  const { previews, problem } = await renderPreviews(bytes, size);
  if (problem !== undefined) findings.problems.push(problem);
  return previews;
}

/** More candidates than any camera keeps. */
const MOST_CANDIDATES = 6;

/** Previews from the ready picture that the camera keeps in a raw file: the first that can be decoded, largest first. */
export async function takeCameraPreview(
  source: ByteSource,
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  const { jpegs, orientation } = rawPreviews(source);
  for (const { offset, length } of jpegs.slice(0, MOST_CANDIDATES)) {
    if (length > LARGEST_PICTURE) continue;
    const bytes = source.read(offset, length);
    const size = await pictureSize(bytes);
    if (size === undefined) continue;
    const { previews, problem } = await renderPreviews(bytes, size, orientation);
    if (previews.length === 0) continue;
    if (problem !== undefined) findings.problems.push(problem);
    findings.fields.push(
      { ...CAMERA_PREVIEW.offset, value: offset },
      { ...CAMERA_PREVIEW.length, value: length },
    );
    return previews;
  }
  findings.problems.push("preview-none-embedded");
  return [];
}

/** Previews of an HEIC picture; why there are none is said. */
export async function takeHeic(
  source: ByteSource,
  blocks: Blocks = { damaged: true },
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("preview-too-large");
    return [];
  }
  const bytes = source.read(0, source.size);
  const { previews, problem } = await renderHeicPreviews(bytes, blocks, findings.orientation);
  if (problem !== undefined) findings.problems.push(problem);
  return previews;
}
