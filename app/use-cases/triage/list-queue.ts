import type { QueueRow } from "#app/adapters/database/queue-store.ts";
import type { IncidentPageId, ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter, QueueKey } from "#app/core/triage/queue-filter.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export const QUEUE_PAGE = 50;

export type QueueOutcome =
  | {
      readonly kind: "queue";
      readonly rows: readonly QueueRow[];
      readonly next: QueueKey | null;
      readonly count: number;
      readonly more: boolean;
      /** Rows that stand for several reports that say nearly the same. */
      readonly folded: ReadonlyMap<
        ReportId,
        { readonly cluster: ReportId; readonly count: number }
      >;
      /** Pages of named events that were opened to the public, by which the queue can be filtered. */
      readonly pages: readonly { readonly id: IncidentPageId; readonly title: string }[];
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** One page of the queue as this person may see it. */
export async function listQueue(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly filter: QueueFilter },
): Promise<QueueOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(input.by, decision, now);
  return tools.read(async ({ queue, alike, incidentPages }) => {
    const pages = (await incidentPages.all()).filter(({ shownVersion }) => shownVersion !== null);
    const page = await queue.page(input.filter, reader, QUEUE_PAGE);
    const ids = page.rows.map(({ id }) => id);
    return {
      kind: "queue",
      ...page,
      ...(await queue.count(input.filter, reader)),
      pages: pages.map(({ id, content }) => ({ id, title: content.title.en })),
      folded: await alike.foldedWith(ids, reader),
    };
  });
}
