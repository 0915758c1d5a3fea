import type { QueueCount, QueuePage } from "#app/adapters/database/queue-store.ts";
import type { IncidentPageId, PersonId, ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { targetDaysOf } from "#app/core/triage/target.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export const QUEUE_PAGE = 50;

/** What the queue can be filtered by that differs from office to office. */
export interface QueueChoices {
  /** Pages of named events that were opened to the public. */
  readonly pages: readonly { readonly id: IncidentPageId; readonly title: string }[];
  /** Agencies of the office's pack, of which a reporter could choose. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Days within which somebody decides about a report. */
  readonly targetDays: number;
  /** Whom a report can be with. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
}

export type QueueOutcome =
  | (QueuePage &
      QueueCount &
      QueueChoices & {
        readonly kind: "queue";
        /** Rows that stand for several reports that say nearly the same. */
        readonly folded: ReadonlyMap<
          ReportId,
          { readonly cluster: ReportId; readonly count: number }
        >;
      })
  | { readonly kind: "refused"; readonly reason: Refusal };

/** One page of the queue as this person may see it; `uncounted` for who wants the rows alone, and then `count` is theirs. */
export async function listQueue(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly filter: QueueFilter; readonly uncounted?: boolean },
): Promise<QueueOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(input.by, decision, now);
  const { office } = tools;
  return tools.read(async ({ queue, alike, incidentPages, people }) => {
    const look = await queue.look(input.filter, reader, office);
    const page = await look.page(QUEUE_PAGE);
    const ids = page.rows.map(({ id }) => id);
    const isUncounted = input.uncounted === true;
    const count = isUncounted
      ? { count: ids.length, more: page.next !== null }
      : await look.count();
    const pages = isUncounted ? [] : await incidentPages.all();
    const staff = isUncounted ? [] : await people.all();
    return {
      kind: "queue",
      ...page,
      ...count,
      pages: pages
        .filter(({ shownVersion }) => shownVersion !== null)
        .map(({ id, content }) => ({ id, title: content.title.en })),
      agencies: office.agencies.map(({ id, name }) => ({ id, name: name.en })),
      targetDays: targetDaysOf(office),
      people: staff.map(({ id, displayName }) => ({ id, name: displayName })),
      folded: await alike.foldedWith(ids, reader),
    };
  });
}
