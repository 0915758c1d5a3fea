import type { Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import {
  bandsOf,
  likenessOf,
  likenessText,
  readLikeness,
  saysNearlyTheSame,
  type Likeness,
} from "#app/core/triage/likeness.server.ts";
import type { Tools } from "../tools.ts";

const REPORTS_AT_ONCE = 100;
/** A burst: what says nearly the same within three days of the one before. */
const BURST_MILLIS = 3 * 86_400_000;
/** So many that say nearly the same are shown as one row. */
export const FOLDED_FROM = 3;

/**
 * Finds which reports say nearly the same as others of the same burst, some at a time; answers whether more are left. It changes
 * no report: alike reports are shown as one row, and a person decides what they are. May run twice.
 */
export async function compareReports(
  tools: Pick<Tools, "transact" | "likenessKey">,
): Promise<{ readonly more: boolean }> {
  return tools.transact(async (stores) => {
    const reports = await stores.alike.uncompared(REPORTS_AT_ONCE);
    for (const report of reports) {
      const likeness = likenessOf(tools.likenessKey, report.narrative);
      const cluster = await clusterOf(stores, likeness, report.receivedAt);
      const own = { reportId: report.id, cluster: cluster ?? report.id };
      const known = { ...own, likeness: likenessText(likeness), receivedAt: report.receivedAt };
      const isNew = await stores.alike.learn(known, bandsOf(likeness));
      if (!isNew || cluster === undefined) continue;
      if ((await stores.alike.clusterSize(cluster)) >= FOLDED_FROM) {
        await stores.alike.fold(cluster);
      }
    }
    return { more: reports.length === REPORTS_AT_ONCE };
  });
}

async function clusterOf(
  stores: Pick<Stores, "alike">,
  likeness: Likeness,
  receivedAt: Instant,
): Promise<ReportId | undefined> {
  const since = later(receivedAt, -BURST_MILLIS);
  for (const band of bandsOf(likeness)) {
    for (const other of await stores.alike.withBand(band, since)) {
      if (saysNearlyTheSame(likeness, readLikeness(other.likeness))) return other.cluster;
    }
  }
  return undefined;
}
