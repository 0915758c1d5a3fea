import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import {
  bytesOf,
  offsetsIn,
  partsOf,
  samplesBefore,
} from "#app/adapters/media/movie/sample-tables.ts";

/** Subtitles of two hours are shorter; of a longer track nothing is said. */
const MOST_BYTES = 256 * 1024;
const MOST_PIECES = 4096;

/** What stands in words that tell a position, in any of the ways in which recorders write it. */
const OF_A_PLACE =
  /\b(?:gps|gnss|lat|latitude|lon|lng|longitude)\b|\$G[A-Z]{4}|[°º]|\b[NSEW]\s?\d|\d[.,]\d{3}/iu;
const LETTERS = /\p{L}/gu;
/** Signs that prose is made of; what recorders encipher has others. */
const OF_PROSE = /[\p{L}\p{M}\s.,;:!?¿¡'’"“”()…-]/gu;
const CONTROLS = /[\p{Cc}\ufffd]/gu;

/**
 * Whether a track of text, by its table of samples, holds plain words and nothing that looks like a position: subtitles, or titles of
 * chapters. All of it is looked through; false where that cannot be done, because what was not read may be anything.
 */
export function holdsPlainWords(source: ByteSource, table: Box, budget: BoxBudget): boolean {
  const words = wordsIn(source, table, budget)?.replace(CONTROLS, "");
  if (words === undefined || words === "" || OF_A_PLACE.test(words)) return false;
  const count = (signs: RegExp): number => words.match(signs)?.length ?? 0;
  return count(LETTERS) >= 0.6 * words.length && count(OF_PROSE) >= 0.9 * words.length;
}

/** All bytes of a track, as UTF-8; undefined where its tables do not lead to each of them, or to too many. */
function wordsIn(source: ByteSource, table: Box, budget: BoxBudget): string | undefined {
  const tables = partsOf(source, table, budget);
  const sizes = sizesIn(bytesOf(source, tables.get("stsz")));
  const offsets = offsetsIn(source, tables);
  const pieces = bytesOf(source, tables.get("stsc"));
  if (sizes === undefined || offsets.length > MOST_PIECES) return undefined;
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES) return undefined;
  let words = "";
  let before = 0;
  for (const [piece, offset] of offsets.entries()) {
    const next = samplesBefore(piece + 1, pieces);
    if (next === undefined || next < before || next > sizes.length) return undefined;
    const length = sizes.slice(before, next).reduce((sum, size) => sum + size, 0);
    const bytes = source.read(offset, length);
    if (bytes.length < length) return undefined;
    words += `${Buffer.from(bytes).toString()} `;
    before = next;
  }
  return before === sizes.length ? words : undefined;
}

/** `stsz` (ISO/IEC 14496-12 8.7.3.2): one size for all samples, or one for each. */
function sizesIn(table: Uint8Array): readonly number[] | undefined {
  const numbers = numbersIn(table);
  const [each, count] = [numbers.u32(4), numbers.u32(8)];
  if (each === undefined || count === undefined || count > MOST_BYTES) return undefined;
  if (each > 0) return Array.from({ length: count }, () => each);
  const sizes = Array.from({ length: count }, (_, sample) => numbers.u32(12 + 4 * sample));
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}
