import type { KeptHeldEdit, ReportText } from "#app/adapters/database/edit-store.ts";
import type { ReportTask } from "#app/adapters/database/task-store.ts";
import type { NoteId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { isOverdue } from "#app/core/triage/task.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { standingOf, type Standing } from "./guarded-edit.ts";

/** An edit that was held, beside what stands now. */
export type OpenEdit = KeptHeldEdit & { readonly standing: Standing };

export interface ReportWork {
  /** Every version of the office's own words, newest first. */
  readonly texts: readonly ReportText[];
  /** Edits between which nobody has chosen yet, oldest first. */
  readonly held: readonly OpenEdit[];
  /** In the order in which they were made. */
  readonly tasks: readonly (ReportTask & { readonly overdue: boolean })[];
  /** The names of those whom each note told. */
  readonly told: ReadonlyMap<NoteId, readonly string[]>;
}

/** What the office has done with a report beside its words: what colleagues write, and what waits for a choice. */
export async function readReportWork(
  tools: Pick<Tools, "read" | "clock" | "office">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
): Promise<
  | { readonly kind: "work"; readonly work: ReportWork }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    const held: OpenEdit[] = [];
    for (const edit of await stores.edits.unsettled(reportId)) {
      held.push({ ...edit, standing: await standingOf(stores, found.report, edit) });
    }
    const today = dayIn(tools.office.timeZone, millisOf(now));
    const tasks = await stores.tasks.ofReport(reportId);
    return {
      kind: "work",
      work: {
        texts: await stores.edits.texts(reportId),
        held,
        tasks: tasks.map((task) => ({ ...task, overdue: isOverdue(task, today) })),
        told: await stores.mentions.ofReport(reportId),
      },
    };
  });
}
