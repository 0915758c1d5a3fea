import type { ByteSource, Numbers } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, findBox, leaf } from "#app/adapters/media/movie/boxes.ts";
import type { MovieFacts } from "#app/adapters/media/movie/movie-facts.ts";

/** Takes the picture's size and turn from the first video track (ISO/IEC 14496-12 8.3.2); other tracks change nothing. */
export function readTrack(
  source: ByteSource,
  track: Box,
  facts: MovieFacts,
  budget: BoxBudget,
): void {
  if (facts.width !== null) return;
  let header: Uint8Array | undefined;
  let media: Box | undefined;
  for (const box of boxesIn(source, track, budget)) {
    if (box.type === "tkhd") header = leaf(source, box, budget);
    if (box.type === "mdia") media = box;
  }
  if (header === undefined || media === undefined) return;
  const handler = leaf(source, findBox(source, media, "hdlr", budget), budget);
  if (latin1(handler.subarray(8, 12)) !== "vide") return;
  const numbers = numbersIn(header);
  const matrix = numbers.u8(0) === 1 ? 52 : 40;
  const shown = {
    width: Math.floor((numbers.u32(matrix + 36) ?? 0) / 65536),
    height: Math.floor((numbers.u32(matrix + 40) ?? 0) / 65536),
  };
  const size = storedSize(source, media, budget) ?? shown;
  if (size.width < 1 || size.height < 1) return;
  facts.width = size.width;
  facts.height = size.height;
  facts.rotation = rotationOf(numbers, matrix);
}

/** Stored pixels, from the first sample entry (ISO/IEC 14496-12 12.1.3): the track's header may state stretched ones. */
function storedSize(
  source: ByteSource,
  media: Box,
  budget: BoxBudget,
): { width: number; height: number } | undefined {
  const information = findBox(source, media, "minf", budget);
  const table = information && findBox(source, information, "stbl", budget);
  const descriptions = table && findBox(source, table, "stsd", budget);
  if (descriptions === undefined) return undefined;
  const entries = { start: descriptions.start + 8, end: descriptions.end };
  for (const entry of boxesIn(source, entries, budget)) {
    const numbers = numbersIn(source.read(entry.start, 28));
    const width = numbers.u16(24) ?? 0;
    const height = numbers.u16(26) ?? 0;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }
  return undefined;
}

/** The four plain turns; scaling and mirroring are left to whoever shows the picture. */
function rotationOf(numbers: Numbers, at: number): number | null {
  const sign = (offset: number): number => Math.sign(numbers.i32(at + offset) ?? 0);
  const turn = [sign(0), sign(4), sign(12), sign(16)].join(" ");
  const turns: Readonly<Record<string, number>> = {
    "1 0 0 1": 0,
    "0 1 -1 0": 90,
    "-1 0 0 -1": 180,
    "0 -1 1 0": 270,
  };
  return turns[turn] ?? null;
}
