import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn, utf8UpToZero } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, leaf } from "#app/adapters/media/movie/boxes.ts";

/** The last of more is kept for all of them: it says that there are more than anybody reads. */
const MOST_OF_A_TYPE = 8;

/**
 * Ids of a picture's items by their type, for `mime` items by their content type, in their order
 * (ISO/IEC 14496-12 8.11.6).
 */
export function itemTypes(
  source: ByteSource,
  iinf: Box | undefined,
  budget: BoxBudget,
): Map<string, number[]> {
  const items = new Map<string, number[]>();
  if (iinf === undefined) return items;
  const countBytes = source.read(iinf.start, 1)[0] === 0 ? 2 : 4;
  const entries = { start: iinf.start + 4 + countBytes, end: iinf.end };
  for (const box of boxesIn(source, entries, budget)) {
    if (box.type !== "infe") continue;
    const entry = leaf(source, box, budget);
    const numbers = numbersIn(entry);
    const version = numbers.u8(0) ?? 0;
    if (version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    const id = idBytes === 2 ? numbers.u16(4) : numbers.u32(4);
    const typeAt = 4 + idBytes + 2;
    const type = latin1(entry.subarray(typeAt, typeAt + 4));
    if (id === undefined) continue;
    const name = type === "mime" ? contentType(entry.subarray(typeAt + 4)) : type;
    items.set(name, [...(items.get(name) ?? []).slice(0, MOST_OF_A_TYPE), id]);
  }
  return items;
}

/** Behind an item's name stands its content type. */
function contentType(rest: Uint8Array): string {
  const end = rest.indexOf(0);
  return end === -1 ? "" : utf8UpToZero(rest.subarray(end + 1, end + 129));
}
