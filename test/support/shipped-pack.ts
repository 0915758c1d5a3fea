import { readPacks } from "#app/adapters/office/read-packs.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { SHIPPED_PACKS } from "#app/core/office/shipped.ts";

/** The newest version of a pack that comes with the product. */
export function shippedPack(name: (typeof SHIPPED_PACKS)[number]): LoadedPack {
  const read = readPacks(name);
  if (!read.ok) throw new Error(read.problem);
  const newest = read.packs.toSorted((one, other) => (one.date < other.date ? 1 : -1))[0];
  if (newest === undefined) throw new Error(`no pack in ${name}`);
  return newest;
}
