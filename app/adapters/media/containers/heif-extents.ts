import type { Numbers } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { BoxBudget } from "#app/adapters/media/movie/boxes.ts";

export interface Extent {
  readonly offset: number;
  readonly length: number;
}

const MOST_ITEMS = 4096;
const MOST_EXTENTS = 64;

/**
 * Where each item's bytes lie in the file (`iloc`, ISO/IEC 14496-12 8.11.3). Items kept elsewhere are left out; a list of more items or
 * parts than are looked at is noted in the budget.
 */
export function itemExtents(
  iloc: Uint8Array,
  idatStart: number | undefined,
  budget: BoxBudget,
): Map<number, Extent[]> {
  const found = new Map<number, Extent[]>();
  const numbers = numbersIn(iloc);
  const version = numbers.u8(0) ?? 0;
  const sizes = numbers.u16(4) ?? 0;
  const offsetSize = sizes >> 12;
  const lengthSize = (sizes >> 8) & 15;
  const baseSize = (sizes >> 4) & 15;
  const indexSize = version === 0 ? 0 : sizes & 15;
  const cursor = reader(numbers, 6);
  const count = cursor.take(version < 2 ? 2 : 4) ?? 0;
  const beyond = (): void => void budget.cut.push({ type: "iloc", bytes: iloc.length });
  if (count > MOST_ITEMS) beyond();
  for (let item = 0; item < Math.min(count, MOST_ITEMS); item += 1) {
    const id = cursor.take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : (cursor.take(2) ?? 0) & 15;
    cursor.take(2); // which data reference: only this file is read
    const base = cursor.take(baseSize);
    const extents = cursor.take(2);
    if (id === undefined || base === undefined || extents === undefined) return found;
    const from = method === 0 ? 0 : method === 1 ? idatStart : undefined;
    const list: Extent[] = [];
    for (let extent = 0; extent < extents; extent += 1) {
      cursor.take(indexSize);
      const offset = cursor.take(offsetSize);
      const length = cursor.take(lengthSize);
      if (offset === undefined || length === undefined) return found;
      if (extent >= MOST_EXTENTS) {
        beyond();
        return found;
      }
      if (from !== undefined) list.push({ offset: from + base + offset, length });
    }
    if (!found.has(id)) found.set(id, list);
  }
  return found;
}

/** Takes numbers of 0, 2, 4 or 8 bytes one after another; undefined for other widths and beyond the end. */
function reader(numbers: Numbers, start: number): { take(width: number): number | undefined } {
  let at = start;
  return {
    take: (width) => {
      const from = at;
      at += width;
      if (width === 0) return 0;
      if (width === 2) return numbers.u16(from);
      if (width === 4) return numbers.u32(from);
      return width === 8 ? numbers.u64(from) : undefined;
    },
  };
}
