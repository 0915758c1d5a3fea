/** A run of Bates numbers that one item of a case was given: `first` to `last`, both inclusive, counted from 1. */
export interface BatesRange {
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
}

const WIDTH = 7;

/** A Bates number as printed: the prefix and seven digits, such as `NYAG0000001`; more digits where seven do not hold it (7.4). */
export function batesNumber(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(WIDTH, "0")}`;
}

/**
 * The next runs of a case, in order: one number for each page, one for each native that has no pages (evidence-standards 7.4). They follow the
 * last number that was ever given there without a gap, so that none is given twice.
 */
export function nextBatesRanges(
  prefix: string,
  lastGiven: number,
  pages: readonly number[],
): readonly BatesRange[] {
  let last = lastGiven;
  return pages.map((count) => {
    if (!Number.isSafeInteger(count) || count < 1) throw new Error("a page count is at least 1");
    const first = last + 1;
    last += count;
    return { prefix, first, last };
  });
}
