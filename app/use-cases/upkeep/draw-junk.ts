import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

const WEEK_MILLIS = 7 * 86_400_000;
/** So many of the labels since the last draw are looked at by a second person. */
const SAMPLE = 20;

/** Once a week, draws some of what was called junk for a second person to look at; all of it where it is little. */
export async function drawJunk(tools: Pick<Tools, "transact" | "clock" | "random">): Promise<void> {
  const now = tools.clock.now();
  await tools.transact(async ({ junk }) => {
    const last = await junk.lastSample();
    if (last !== undefined && later(last, WEEK_MILLIS) > now) return;
    const labels = await junk.standingSince(last);
    const drawn = labels
      .map((label) => ({ label, lot: Buffer.from(tools.random(8)).toString("hex") }))
      .sort((one, other) => (one.lot < other.lot ? -1 : 1))
      .slice(0, SAMPLE);
    for (const { label } of drawn) await junk.draw(label, now);
  });
}
