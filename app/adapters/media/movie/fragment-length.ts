import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn, findBox, leaf } from "#app/adapters/media/movie/boxes.ts";

/** A film of more parts is not followed to its end, and its length stays unknown. */
const MOST_PARTS = 16_000;
/** Each fragment may hold one track alone: the end of each is in one of the last. */
const LAST_FRAGMENTS = 8;

/**
 * How long a fragmented film lasts whose header does not say, in seconds: to where its last fragments end by their own times (ISO/IEC 14496-12 8.8.7, 8.8.8,
 * 8.8.12). Undefined where these do not tell. Never throws.
 */
export function lengthOfFragments(
  source: ByteSource,
  { moov, tracks }: { readonly moov: Box; readonly tracks: readonly Box[] },
): number | undefined {
  const parts = boxBudget(MOST_PARTS);
  const fragments: Box[] = [];
  for (const box of boxesIn(source, { start: 0, end: source.size }, parts)) {
    if (box.type === "moof") fragments.push(box);
    if (fragments.length > LAST_FRAGMENTS) fragments.shift();
  }
  if (parts.boxes <= 0) return undefined;
  const budget = boxBudget();
  const units = unitsOf(source, tracks, budget);
  const usual = usualLengths(source, moov, budget);
  let longest = 0;
  for (const fragment of fragments) {
    for (const part of boxesIn(source, fragment, budget)) {
      if (part.type !== "traf") continue;
      const { track, end } = endOf(source, part, { usual, budget });
      const perSecond = units.get(track) ?? 0;
      if (end !== undefined && perSecond > 0) longest = Math.max(longest, end / perSecond);
    }
  }
  return longest > 0 ? longest : undefined;
}

/** Units of a second of each track, by its number. */
function unitsOf(
  source: ByteSource,
  tracks: readonly Box[],
  budget: BoxBudget,
): Map<number, number> {
  const units = new Map<number, number>();
  for (const track of tracks) {
    const header = numbersIn(leaf(source, findBox(source, track, "tkhd", budget), budget));
    const media = findBox(source, track, "mdia", budget);
    const times = numbersIn(leaf(source, media && findBox(source, media, "mdhd", budget), budget));
    const number = header.u32(header.u8(0) === 1 ? 20 : 12);
    const perSecond = times.u32(times.u8(0) === 1 ? 20 : 12);
    if (number !== undefined && perSecond !== undefined) units.set(number, perSecond);
  }
  return units;
}

/** How long a sample lasts where its fragment does not say, by the number of the track (`trex`, 8.8.3). */
function usualLengths(source: ByteSource, moov: Box, budget: BoxBudget): Map<number, number> {
  const lengths = new Map<number, number>();
  const extended = findBox(source, moov, "mvex", budget);
  if (extended === undefined) return lengths;
  for (const box of boxesIn(source, extended, budget)) {
    if (box.type !== "trex") continue;
    const numbers = numbersIn(leaf(source, box, budget));
    const [number, length] = [numbers.u32(4), numbers.u32(12)];
    if (number !== undefined && length !== undefined) lengths.set(number, length);
  }
  return lengths;
}

interface Terms {
  readonly usual: ReadonlyMap<number, number>;
  readonly budget: BoxBudget;
}

/** Where a track's part of a fragment ends, in units of the track. */
function endOf(
  source: ByteSource,
  part: Box,
  { usual, budget }: Terms,
): { readonly track: number; readonly end: number | undefined } {
  const head = numbersIn(leaf(source, findBox(source, part, "tfhd", budget), budget));
  const flags = head.u32(0) ?? 0;
  const track = head.u32(4) ?? 0;
  const at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  const each = (flags & 0x8 ? head.u32(at) : usual.get(track)) ?? 0;
  const time = numbersIn(leaf(source, findBox(source, part, "tfdt", budget), budget));
  const start = time.u8(0) === 1 ? time.u64(4) : time.u32(4);
  if (start === undefined) return { track, end: undefined };
  let end = start;
  for (const box of boxesIn(source, part, budget)) {
    if (box.type === "trun") end += lengthOfRun(leaf(source, box, budget), each);
  }
  return { track, end };
}

/** The lengths of a run's samples together. */
function lengthOfRun(run: Uint8Array, each: number): number {
  const numbers = numbersIn(run);
  const flags = numbers.u32(0) ?? 0;
  const count = numbers.u32(4) ?? 0;
  if (!(flags & 0x100)) return count * each;
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  let length = 0;
  for (let at = first; at + 4 <= run.length && at < first + count * step; at += step)
    length += numbers.u32(at) ?? 0;
  return length;
}
