import type { Mention } from "#app/adapters/database/mention-store.ts";
import type { ReportLink } from "#app/adapters/database/link-store.ts";
import type { ReportTask } from "#app/adapters/database/task-store.ts";
import type { NoteId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { byDueDay, isOverdue } from "#app/core/triage/task.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

const SHOWN = 200;
const DONE_SHOWN = 20;

type OfReport<Kept> = Kept & { readonly reportCode: string };

export interface OwnWork {
  /** By their day, those without one last. */
  readonly open: readonly (OfReport<ReportTask> & { readonly overdue: boolean })[];
  /** Links to preserve, the oldest first: they have no day, and what is on the web disappears. */
  readonly links: readonly OfReport<ReportLink>[];
  readonly done: readonly OfReport<ReportTask>[];
  /** Notes that name this person, the newest first. */
  readonly mentions: readonly Mention[];
}

/** Somebody's own tasks, links to preserve and mentions, of reports that they may see now. */
export async function readOwnWork(
  tools: Pick<Tools, "read" | "clock" | "office">,
  { by }: { readonly by: Person },
): Promise<
  | { readonly kind: "work"; readonly work: OwnWork }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  const today = dayIn(tools.office.timeZone, millisOf(now));
  return tools.read(async ({ tasks, links, mentions }) => {
    const open = await tasks.ofAssignee(looker, "open", SHOWN);
    return {
      kind: "work",
      work: {
        open: open.map((task) => ({ ...task, overdue: isOverdue(task, today) })).toSorted(byDueDay),
        links: await links.openOf(looker, SHOWN),
        done: await tasks.ofAssignee(looker, "done", DONE_SHOWN),
        mentions: await mentions.ofPerson(looker, SHOWN),
      },
    };
  });
}

/** Somebody says that they read a note that names them, or all of them with null. Their own matter, and no record. */
export async function seeMentions(
  tools: Pick<Tools, "transact" | "clock">,
  { by, noteId }: { readonly by: Person; readonly noteId: NoteId | null },
): Promise<void> {
  const now = tools.clock.now();
  await tools.transact(({ mentions }) => mentions.see(by.id, noteId, now));
}
