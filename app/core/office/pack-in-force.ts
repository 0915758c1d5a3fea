import { millisOf, type Instant } from "../instant.ts";
import { dayIn } from "../local-day.ts";
import type { LoadedPack } from "./office-pack.ts";

/**
 * The pack of a moment: the newest whose day has come in the office's own zone. A pack dated tomorrow takes effect by
 * itself at midnight. Undefined when the day of none has come.
 */
export function packAt(packs: readonly LoadedPack[], now: Instant): LoadedPack | undefined {
  return packs
    .filter((pack) => pack.date <= dayIn(pack.timeZone, millisOf(now)))
    .reduce<LoadedPack | undefined>(
      (newest, pack) => (newest === undefined || newest.date < pack.date ? pack : newest),
      undefined,
    );
}

/** The packs whose day is still to come, the nearest first. */
export function packsToCome(packs: readonly LoadedPack[], now: Instant): readonly LoadedPack[] {
  return packs
    .filter((pack) => pack.date > dayIn(pack.timeZone, millisOf(now)))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}
