import type { ReadStores } from "#app/adapters/database/stores.ts";
import { later, millisOf, type Instant } from "#app/core/instant.ts";
import { newlyUnserved, unservedUntil, type ServedTime } from "#app/core/intake/served-time.ts";
import { DRAFT_MILLIS, SENT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";

const HOUR_MILLIS = 3_600_000;

/** What the last sweep noted; undefined where there was none. */
export async function readServedTime({
  office,
}: Pick<ReadStores, "office">): Promise<ServedTime | undefined> {
  const noted = await office.get("served-time");
  return noted === undefined ? undefined : (JSON.parse(noted) as ServedTime);
}

/**
 * Notes that the office serves now, and what it did not serve since the sweep before: a server that was off, or a clock that jumped, must take nobody's
 * days (security-reliability R6). Drafts that had time left get that stretch more, and so does what a browser has of a report it sent. Nothing keeps what a clock that ran
 * ahead gave it: what is counted from a moment that has not come is counted from now. Each is told to the security log. Answers what is known of served time; undefined at the very first sweep, before which nobody knows what was
 * served. Repeatable: the note and what follows from it are one transaction.
 */
export async function noteServedTime(
  tools: Pick<Tools, "transact" | "clock" | "log" | "securityLog">,
): Promise<ServedTime | undefined> {
  const now = tools.clock.now();
  const { before, served } = await tools.transact(async (stores) => {
    const before = await readServedTime(stores);
    const served = { sweptAt: now, unserved: unservedUntil(before, now) };
    const fresh = before && newlyUnserved(before, now);
    if (fresh !== undefined) {
      await stores.drafts.prolongOpen(fresh.from, millisOf(fresh.until) - millisOf(fresh.from));
    }
    // Whatever is known of the clock: it can have run ahead between two sweeps.
    await stores.drafts.boundTime({
      now,
      written: later(now, DRAFT_MILLIS),
      sent: later(now, SENT_MILLIS),
    });
    await stores.uploads.boundTime(now);
    await stores.answers.boundTime(now);
    await stores.sessions.boundKeptForms(now);
    await stores.people.boundActivity(now);
    await stores.office.set("served-time", JSON.stringify(served));
    return { before, served };
  });
  if (before === undefined) return undefined;
  const why = whyNotCounted(before, now);
  if (why !== undefined) {
    const apart = Math.abs(millisOf(now) - millisOf(before.sweptAt));
    const facts = { why, hours: Math.round(apart / HOUR_MILLIS) };
    tools.securityLog.record({ event: "time.not-counted", facts });
    tools.log.warn("upkeep.time-not-counted", { hours: facts.hours });
  }
  return served;
}

function whyNotCounted(
  before: ServedTime,
  now: Instant,
): "not-served" | "clock-set-back" | undefined {
  if (newlyUnserved(before, now) !== undefined) return "not-served";
  return later(now, HOUR_MILLIS) < before.sweptAt ? "clock-set-back" : undefined;
}
