import { millisOf } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { packsToCome } from "#app/core/office/pack-in-force.ts";
import type { Tools } from "../tools.ts";

export interface Office {
  readonly pack: LoadedPack;
  /** Versions whose day is still to come, the nearest first. */
  readonly toCome: readonly LoadedPack[];
  /** The office's local day. */
  readonly today: string;
}

/** The pack that the office works with today, and those to come. */
export function readOffice(
  tools: Pick<Tools, "clock" | "office" | "officePacks">,
): Promise<Office> {
  const now = tools.clock.now();
  const pack = tools.office;
  return Promise.resolve({
    pack,
    toCome: packsToCome(tools.officePacks, now),
    today: dayIn(pack.timeZone, millisOf(now)),
  });
}
