import type { RawField } from "#app/core/claims/raw-field.ts";
import { EDITS } from "#app/core/claims/edit-list.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { findBox, leaf } from "#app/adapters/media/movie/boxes.ts";

interface Edit {
  /** Seconds of the film. */
  readonly seconds: number;
  /** Where in the track it begins, in the track's own units; -1 where nothing is shown. */
  readonly from: number;
}

const MOST_EDITS = 4096;

/**
 * What of a picture's track its list of edits shows (ISO/IEC 14496-12 8.6.6): when the first picture comes, and how much of what is stored is
 * left out before the first edit and behind the last, in seconds. Nothing for tracks of other kinds, without a list, or with one that leaves
 * nothing out. `filmUnits`: units of a second in which edits are counted.
 */
export function editFields(
  source: ByteSource,
  track: Box,
  { number, filmUnits }: { readonly number: number; readonly filmUnits: number },
  budget: BoxBudget,
): RawField[] {
  const list = findIn(source, track, ["edts", "elst"], budget);
  const media = findBox(source, track, "mdia", budget);
  if (list === undefined || media === undefined || filmUnits === 0) return [];
  const handler = leaf(source, findBox(source, media, "hdlr", budget), budget);
  if (latin1(handler.subarray(8, 12)) !== "vide") return [];
  const header = numbersIn(leaf(source, findBox(source, media, "mdhd", budget), budget));
  const isLong = header.u8(0) === 1;
  const units = header.u32(isLong ? 20 : 12) ?? 0;
  const length = isLong ? header.u64(24) : header.u32(16);
  const edits = editsIn(leaf(source, list, budget), filmUnits);
  const shown = edits.filter(({ from }) => from >= 0);
  const [first] = shown;
  if (units === 0 || first === undefined) return [];
  const delay = edits.slice(0, edits.indexOf(first)).reduce((sum, { seconds }) => sum + seconds, 0);
  // Pictures that depend on later ones are stored with a shift, which the list takes back: no picture is left out by it.
  const shift = firstShift(source, media, budget);
  const start = Math.max(0, first.from - shift) / units;
  const last = shown.reduce((end, { from, seconds }) => Math.max(end, from / units + seconds), 0);
  const end = length === undefined ? 0 : Math.max(0, (length + shift) / units - last);
  const field = (tag: string, value: number): RawField[] =>
    value > 0 ? [{ group: `Track${number}`, tag, value: Math.round(value * 1000) / 1000 }] : [];
  return [
    ...field(EDITS.delay, delay),
    ...field(EDITS.leftOutBefore, start),
    ...field(EDITS.leftOutBehind, end),
    ...(shown.length > 1 ? field(EDITS.count, shown.length) : []),
  ];
}

function findIn(
  source: ByteSource,
  range: Box,
  path: readonly string[],
  budget: BoxBudget,
): Box | undefined {
  let box: Box | undefined = range;
  for (const type of path) box = box && findBox(source, box, type, budget);
  return box;
}

function editsIn(list: Uint8Array, filmUnits: number): Edit[] {
  const numbers = numbersIn(list);
  const isLong = numbers.u8(0) === 1;
  const count = Math.min(numbers.u32(4) ?? 0, MOST_EDITS);
  const edits: Edit[] = [];
  for (let edit = 0; edit < count; edit += 1) {
    const at = 8 + edit * (isLong ? 20 : 12);
    const units = isLong ? numbers.u64(at) : numbers.u32(at);
    // Of a 64-bit start the upper half tells only whether it is negative: no track is longer.
    const high = isLong ? numbers.i32(at + 8) : 0;
    const low = isLong ? numbers.u32(at + 12) : numbers.i32(at + 4);
    if (units === undefined || high === undefined || low === undefined) break;
    const isEmpty = high < 0 || low < 0;
    edits.push({ seconds: units / filmUnits, from: isEmpty ? -1 : high * 2 ** 32 + low });
  }
  return edits;
}

/** By how much the first picture is shown later than it is stored (`ctts`, 8.6.1.3), in units of its track. */
function firstShift(source: ByteSource, media: Box, budget: BoxBudget): number {
  const shifts = findIn(source, media, ["minf", "stbl", "ctts"], budget);
  if (shifts === undefined) return 0;
  return Math.max(0, numbersIn(source.read(shifts.start, 16)).i32(12) ?? 0);
}
