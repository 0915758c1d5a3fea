import type { Load } from "#app/core/flood/demand.ts";
import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

const MINUTE = 60_000;

/** How many reports the whole office took in the last minute, whichever of its processes took them. */
export async function readIntakeLoad(
  tools: Pick<Tools, "read" | "clock">,
): Promise<Load["lastMinute"]> {
  const since = later(tools.clock.now(), -MINUTE);
  return tools.read((stores) => stores.flood.taken("report", since));
}
