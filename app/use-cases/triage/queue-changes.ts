import type { ChangedReport } from "#app/adapters/database/queue-news.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Subjects of the log that are looked at for one answer. */
const MOST_CHANGED = 500;

/** Where the log stands: what is recorded from here on came after the queue that is read next. */
export async function readQueueMark(tools: Pick<Tools, "read">): Promise<number> {
  return tools.read(({ custody }) => custody.size());
}

export type QueueChangesOutcome =
  | {
      readonly kind: "changes";
      readonly reports: readonly ChangedReport[];
      /** More changed than was looked at. */
      readonly more: boolean;
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What changed in a queue since a mark, within what this person may know of. */
export async function readQueueChanges(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly filter: QueueFilter; readonly since: number },
): Promise<QueueChangesOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(input.by, decision, now);
  const filter = { ...input.filter, after: null };
  const found = await tools.read(({ queueNews }) =>
    queueNews.changedSince(filter, reader, input.since, MOST_CHANGED, tools.office),
  );
  return { kind: "changes", ...found };
}
