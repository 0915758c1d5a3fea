import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, findBox } from "#app/adapters/media/movie/boxes.ts";

/** Where a track's picture or sound is said to lie, held against the file. */
export interface Pieces {
  /** `vide`, `soun`, or what else the track is of. */
  readonly handler: string;
  /** Pieces (chunks) that were looked at. */
  readonly count: number;
  /** Those of them that begin beyond the end of the file, or within its headers. */
  readonly outside: number;
  /** When the first of these begins, in seconds of the track; null where there is none, or its times could not be read. */
  readonly firstOutsideSeconds: number | null;
  /** The farthest beginning of a piece in the file. */
  readonly farthest: number;
}

type Range = { readonly start: number; readonly end: number };

/** Of a longer table the beginning is looked at: hours of film. */
const LONGEST_TABLE = 1024 * 1024;

/** What a track's tables of pieces say (ISO/IEC 14496-12 8.7); undefined where it has none, or lies in another file. */
export function piecesOf(
  source: ByteSource,
  track: Box,
  heads: readonly Range[],
  budget: BoxBudget,
): Pieces | undefined {
  const media = findBox(source, track, "mdia", budget);
  const parts = media === undefined ? undefined : partsOf(source, media, budget);
  const information = parts?.get("minf");
  const table = information && findBox(source, information, "stbl", budget);
  if (parts === undefined || information === undefined || table === undefined) return undefined;
  if (liesElsewhere(source, information, budget)) return undefined;
  const tables = partsOf(source, table, budget);
  const offsets = offsetsIn(source, tables);
  if (offsets.length === 0) return undefined;
  const isOutside = (offset: number): boolean =>
    offset >= source.size || heads.some(({ start, end }) => offset >= start && offset < end);
  const first = offsets.findIndex(isOutside);
  const inside = offsets.filter((offset) => !isOutside(offset));
  return {
    handler: latin1(bytesOf(source, parts.get("hdlr")).subarray(8, 12)),
    count: offsets.length,
    outside: offsets.length - inside.length,
    firstOutsideSeconds:
      first === -1
        ? null
        : secondsAt(first, bytesOf(source, parts.get("mdhd")), (name) =>
            bytesOf(source, tables.get(name)),
          ),
    farthest: inside.reduce((most, one) => Math.max(most, one), 0),
  };
}

/** The first part of each name. */
export function partsOf(source: ByteSource, range: Range, budget: BoxBudget): Map<string, Box> {
  const parts = new Map<string, Box>();
  for (const box of boxesIn(source, range, budget))
    if (!parts.has(box.type)) parts.set(box.type, box);
  return parts;
}

/** The beginning of a table; nothing for none. */
export function bytesOf(source: ByteSource, box: Box | undefined): Uint8Array {
  if (box === undefined) return new Uint8Array(0);
  return source.read(box.start, Math.min(box.end - box.start, LONGEST_TABLE));
}

/** The first data reference says by a flag whether the data is in this file (8.7.2). */
function liesElsewhere(source: ByteSource, information: Box, budget: BoxBudget): boolean {
  const data = findBox(source, information, "dinf", budget);
  const references = data && findBox(source, data, "dref", budget);
  if (references === undefined) return false;
  const entry = source.read(references.start + 8, 12);
  return entry.length === 12 && ((numbersIn(entry).u32(8) ?? 1) & 1) === 0;
}

/** Where each piece begins: `stco`, or `co64` of files beyond 4 GB (8.7.5). */
export function offsetsIn(source: ByteSource, tables: ReadonlyMap<string, Box>): number[] {
  const isLong = tables.has("co64");
  const numbers = numbersIn(bytesOf(source, tables.get(isLong ? "co64" : "stco")));
  const said = numbers.u32(4) ?? 0;
  const offsets: number[] = [];
  for (let index = 0; index < said; index += 1) {
    const offset = isLong ? numbers.u64(8 + index * 8) : numbers.u32(8 + index * 4);
    if (offset === undefined) break;
    offsets.push(offset);
  }
  return offsets;
}

/** When a piece begins: how many samples stand before it (`stsc`, 8.7.4), and how long these last (`stts`, 8.6.1.2). */
function secondsAt(
  piece: number,
  mediaHeader: Uint8Array,
  table: (name: string) => Uint8Array,
): number | null {
  const header = numbersIn(mediaHeader);
  const timescale = header.u32(header.u8(0) === 1 ? 20 : 12) ?? 0;
  const samples = samplesBefore(piece, table("stsc"));
  if (timescale === 0 || samples === undefined) return null;
  const numbers = numbersIn(table("stts"));
  let [left, units] = [samples, 0];
  for (let at = 8; left > 0; at += 8) {
    const count = numbers.u32(at);
    const delta = numbers.u32(at + 4);
    if (count === undefined || delta === undefined) return null;
    units += Math.min(count, left) * delta;
    left -= count;
  }
  return units / timescale;
}

/** How many samples stand before a piece; undefined where the table is none. */
export function samplesBefore(piece: number, table: Uint8Array): number | undefined {
  const numbers = numbersIn(table);
  const runs = Math.min(numbers.u32(4) ?? 0, Math.floor((table.length - 8) / 12));
  let samples = 0;
  for (let run = 0; run < runs; run += 1) {
    const from = (numbers.u32(8 + run * 12) ?? 1) - 1;
    const each = numbers.u32(12 + run * 12) ?? 0;
    const next = run + 1 < runs ? (numbers.u32(20 + run * 12) ?? 1) - 1 : Infinity;
    if (from >= piece) break;
    samples += Math.max(0, Math.min(next, piece) - from) * each;
  }
  return runs > 0 && Number.isSafeInteger(samples) ? samples : undefined;
}
