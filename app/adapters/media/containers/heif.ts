import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { fromTiffHeader, LARGEST_BLOCK } from "#app/adapters/media/containers/blocks.ts";
import { itemExtents } from "#app/adapters/media/containers/heif-extents.ts";
import { itemTypes } from "#app/adapters/media/containers/heif-items.ts";
import { primaryFacts } from "#app/adapters/media/containers/heif-properties.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn, findBox, insideMeta, leaf } from "#app/adapters/media/movie/boxes.ts";

/** Metadata and size of an HEIC or AVIF picture, from its `meta` box (ISO/IEC 23008-12, 14496-12 8.11). */
export function readHeif(source: ByteSource): Blocks {
  const budget = boxBudget();
  const meta = findBox(source, { start: 0, end: source.size }, "meta", budget);
  if (meta === undefined) return { damaged: true };
  const parts = new Map<string, Box>();
  for (const box of boxesIn(source, insideMeta(source, meta), budget)) {
    if (!parts.has(box.type)) parts.set(box.type, box);
  }
  const part = (type: string): Uint8Array => leaf(source, parts.get(type));
  const items = itemTypes(source, parts.get("iinf"), budget);
  const extents = itemExtents(part("iloc"), parts.get("idat")?.start);
  const block = (type: string): Uint8Array | undefined => {
    const id = items.get(type);
    return id === undefined ? undefined : joined(source, extents.get(id) ?? []);
  };
  const pitm = numbersIn(part("pitm"));
  const primary = pitm.u8(0) === 0 ? pitm.u16(4) : pitm.u32(4);
  const exif = fromTiffHeader(block("Exif") ?? new Uint8Array(0));
  const xmp = block("application/rdf+xml");
  return {
    ...(exif === undefined ? {} : { exif }),
    ...(xmp === undefined ? {} : { xmp }),
    ...primaryFacts(source, parts.get("iprp"), primary, budget),
    damaged: budget.damaged,
  };
}

function joined(
  source: ByteSource,
  extents: readonly { readonly offset: number; readonly length: number }[],
): Uint8Array | undefined {
  const length = extents.reduce((sum, extent) => sum + extent.length, 0);
  if (length === 0 || length > LARGEST_BLOCK) return undefined;
  return Buffer.concat(extents.map((extent) => source.read(extent.offset, extent.length)));
}
