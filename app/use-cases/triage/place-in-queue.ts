import type { QueueCount, QueuePlace } from "#app/adapters/database/queue-store.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/**
 * Where a report stands in the queue as this person sees it, and how many that queue has: N of M, both exact to 1,000. Every report counts,
 * also those that the list folds into one row.
 */
export async function placeInQueue(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: {
    readonly by: Person;
    readonly filter: QueueFilter;
    readonly report: Pick<Report, "id" | "receivedAt" | "time">;
  },
): Promise<
  | (QueuePlace & QueueCount & { readonly kind: "place" })
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, filter, report } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.read(async ({ queue }) => {
    // Counted to the end on the queue's page alone: here it would be counted at every report.
    const look = await queue.look(
      { ...filter, exact: false },
      lookerOf(by, decision, now),
      tools.office,
    );
    return { kind: "place", ...(await look.place(report)), ...(await look.count()) };
  });
}
