import type { ReadPacks } from "#app/adapters/office/read-packs.ts";
import type { Instant } from "#app/core/instant.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { packAt } from "#app/core/office/pack-in-force.ts";

/** Every dated version of the office's pack. */
export interface OfficePacks {
  readonly all: readonly LoadedPack[];
  /** The one whose day has come last. There is one, or the start was refused. */
  readonly inForce: () => LoadedPack;
}

/** The office's packs as they were read; which of them is in force is asked of the clock each time. */
export function openOfficePacks(
  read: ReadPacks,
  clock: { now(): Instant },
): { ok: true; value: OfficePacks } | { ok: false; problem: string } {
  if (!read.ok) return { ok: false, problem: `OFFICE_PACK: ${read.problem}` };
  const all = read.packs;
  if (packAt(all, clock.now()) === undefined) {
    const [first] = all.map(({ date }) => date).sort();
    return {
      ok: false,
      problem: `OFFICE_PACK: no pack is in force yet; the first is dated ${first}.`,
    };
  }
  const inForce = (): LoadedPack => {
    const pack = packAt(all, clock.now());
    if (pack === undefined) throw new Error("the clock went back before the first office pack");
    return pack;
  };
  return { ok: true, value: { all, inForce } };
}
