import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { tableFields } from "#app/adapters/media/containers/jpeg-tables.ts";
import { clipFields } from "#app/adapters/media/containers/motion-clip.ts";
import { readExif } from "#app/adapters/media/exif-fields.ts";
import type { Findings } from "#app/adapters/media/findings.ts";
import { LARGEST_PICTURE } from "#app/adapters/media/picture-previews.ts";
import { readXmp } from "#app/adapters/media/xmp-fields.ts";

/** Takes what a picture's container holds: its size, its blocks of metadata, its tables of compression, its clip. */
export async function takePicture(
  source: ByteSource,
  blocks: Blocks,
  findings: Findings,
): Promise<void> {
  findings.width = blocks.width ?? null;
  findings.height = blocks.height ?? null;
  if (blocks.damaged) findings.problems.push("structure-damaged");
  findings.fields.push(...(blocks.fields ?? []));
  if (blocks.exif !== undefined) await takeExif(blocks.exif, findings);
  if (blocks.secondExif !== undefined) await takeSecondExif(blocks.secondExif, findings);
  if (blocks.xmp !== undefined) findings.fields.push(...readXmp(blocks.xmp));
  findings.fields.push(...tableFields(blocks.tables ?? []));
  findings.fields.push(...clipFields(source, findings.fields));
}

async function takeExif(tiff: Uint8Array, findings: Findings): Promise<void> {
  const { fields, xmp, damaged } = await readExif(tiff);
  findings.fields.push(...fields);
  findings.orientation = orientationOf(fields);
  if (xmp !== undefined) findings.fields.push(...readXmp(xmp));
  if (damaged) findings.problems.push("metadata-damaged");
}

/** The tags of a second block, which say nothing of the first: not how the picture is turned either. */
async function takeSecondExif(tiff: Uint8Array, findings: Findings): Promise<void> {
  const { fields, damaged } = await readExif(tiff);
  findings.fields.push(...fields.map((field) => ({ ...field, block: 2 })));
  if (damaged) findings.problems.push("metadata-damaged");
}

/** Takes what a TIFF or DNG says of itself; its size only where its first directory is the picture. */
export async function takeTiff(source: ByteSource, findings: Findings): Promise<void> {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("metadata-damaged");
    return;
  }
  await takeExif(source.read(0, source.size), findings);
  const index = indexFields(findings.fields);
  // In a raw file the first directory is often a thumbnail: only one that says it is the picture counts.
  if (index.has("IFD0:SubfileType") && index.value("IFD0:SubfileType") !== 0) return;
  findings.width = index.numbers("IFD0:ImageWidth")?.[0] ?? null;
  findings.height = index.numbers("IFD0:ImageHeight")?.[0] ?? null;
}

function orientationOf(fields: readonly RawField[]): number | null {
  const value = indexFields(fields).numbers("IFD0:Orientation")?.[0] ?? null;
  return value !== null && Number.isInteger(value) && value >= 0 && value <= 65535 ? value : null;
}
