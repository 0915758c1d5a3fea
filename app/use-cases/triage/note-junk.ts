import type { Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";

/** Keeps who called a report junk and what it was before, or that it was taken back: for every way in which a status changes. */
export async function noteJunk(
  stores: Pick<Stores, "junk">,
  change: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly from: ReportStatus;
    readonly to: ReportStatus;
    readonly now: Instant;
  },
): Promise<void> {
  const { by, reportId, from, to, now } = change;
  if (to === "junk") {
    await stores.junk.label({ reportId, labelledAt: now, labelledBy: by.id, statusBefore: from });
  } else if (from === "junk") await stores.junk.lift(reportId, by.id, now);
}
