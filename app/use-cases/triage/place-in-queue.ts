import type { QueueCount, QueuePlace } from "#app/adapters/database/queue-store.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { ReportId } from "#app/core/ids.ts";
import { queueKeyOf, reversed, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type InQueue = QueuePlace &
  QueueCount & {
    readonly kind: "place";
    /** What stands before and after it as the list shows it, where something does. */
    readonly previous: ReportId | undefined;
    readonly next: ReportId | undefined;
  };

/**
 * Where a report stands in the queue as this person sees it, how many that queue has, N of M, both exact to 1,000, and what stands beside it. Every report
 * counts, also those that the list folds into one row.
 */
export async function placeInQueue(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: {
    readonly by: Person;
    readonly filter: QueueFilter;
    readonly report: Pick<Report, "id" | "receivedAt" | "time">;
  },
): Promise<InQueue | { readonly kind: "refused"; readonly reason: Refusal }> {
  const { by, report } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  // Counted to the end on the queue's page alone: here it would be counted at every report.
  const filter = { ...input.filter, exact: false };
  const { order } = filter;
  const after = queueKeyOf(order, report);
  return tools.read(async ({ queue }) => {
    const look = (one: QueueFilter) => queue.look(one, looker, tools.office);
    const all = await look(filter);
    const before = await look({ ...filter, order: reversed(order), after });
    const behind = await look({ ...filter, after });
    return {
      kind: "place",
      ...(await all.place(report)),
      ...(await all.count()),
      previous: await before.first(),
      next: await behind.first(),
    };
  });
}
