import type { KeptHeldEdit } from "#app/adapters/database/edit-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { isIdOf, type ConflictId, type ReportId } from "#app/core/ids.ts";
import { isLinkMethod } from "#app/core/intake/links.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { isTextPart, type EditValues, type KeptEdit } from "#app/core/triage/edited-part.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import { findReport, type FoundReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { editAssignee, editStatus, type ChangeOutcome } from "./change-report.ts";
import type { Editing } from "./guarded-edit.ts";
import { editLinkAssignee, editLinkTask, type LinkOutcome } from "./preserve-link.ts";
import { editTaskPlan, editTaskState, type TaskOutcome } from "./report-tasks.ts";
import { editText, type TextOutcome } from "./write-report-text.ts";

export type SettleOutcome =
  | ChangeOutcome
  | LinkOutcome
  | TextOutcome
  | TaskOutcome
  /** What stands stays. */
  | { readonly kind: "done"; readonly act: undefined }
  /** Somebody chose before. */
  | { readonly kind: "settled-before" };

/**
 * A person's choice between an edit that was held and what stands: keeps what stands, makes the held one after all, or writes words made
 * of both. `seen` is what stood while they chose: has it changed since, their choice is held in turn and nothing is lost. The edit stays
 * on record whatever is chosen.
 */
export async function settleEdit(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly conflictId: ConflictId;
    readonly keep: KeptEdit;
    /** The words made of both. */
    readonly text: string;
    readonly seen: number | undefined;
  },
): Promise<SettleOutcome> {
  const { by, reportId, conflictId, keep, seen } = input;
  return tools.transact(async (stores): Promise<SettleOutcome> => {
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", reportId, now);
    if (found.kind !== "allowed") return found;
    const edit = await stores.edits.find(conflictId);
    if (edit?.reportId !== reportId) return { kind: "not-found" };
    if (edit.settledAt !== null) return { kind: "settled-before" };
    if (keep === "joined" && !isTextPart(edit.part)) return { kind: "not-found" };
    const values = keep === "joined" ? { ...edit.mine, text: input.text } : edit.mine;
    const outcome: SettleOutcome =
      keep === "theirs"
        ? { kind: "done", act: undefined }
        : await makeEdit(stores, found, { by, now, seen, newId: tools.newId }, edit, values);
    if (outcome.kind !== "done" && outcome.kind !== "held") return outcome;
    // What stands was changed once more while they chose: the edit waits on.
    if (outcome.kind === "held" && outcome.conflictId === conflictId) return outcome;
    const kept = outcome.kind === "held" ? "again" : keep;
    await stores.edits.settle(
      conflictId,
      { kept, by: by.id, at: now },
      {
        ev: "report.edit_settled",
        subj: reportId,
        actor: actorOf(by),
        obj: { edit: conflictId, part: edit.part, kept },
        disclosures: [actorName(by)],
      },
    );
    return outcome;
  });
}

/** Makes a held edit as if it were sent now. */
async function makeEdit(
  stores: Stores,
  found: Extract<FoundReport, { readonly kind: "allowed" }>,
  editing: Editing,
  { part, partId }: KeptHeldEdit,
  values: EditValues,
): Promise<ChangeOutcome | LinkOutcome | TextOutcome | TaskOutcome> {
  const { to = "", status, text = "", madeWith = "", task, method, note = "" } = values;
  const person = isIdOf("usr", to) ? to : null;
  switch (part) {
    case "status":
      return isReportStatus(status)
        ? editStatus(stores, found, editing, status)
        : { kind: "not-found" };
    case "assignee":
      return editAssignee(stores, found, editing, person);
    case "summary":
    case "translation":
      return editText(stores, found.report, editing, { part, text, madeWith });
    case "link-assignee":
    case "link-task": {
      if (!isIdOf("lnk", partId)) return { kind: "not-found" };
      if (part === "link-assignee") {
        return editLinkAssignee(stores, found, editing, { linkId: partId, to: person });
      }
      return editLinkTask(stores, found, editing, {
        linkId: partId,
        task: task === "failed" ? "failed" : "done",
        method: isLinkMethod(method) ? method : null,
        note,
      });
    }
    case "task-plan":
    case "task-state": {
      if (!isIdOf("tsk", partId)) return { kind: "not-found" };
      if (part === "task-plan") {
        const { due = "" } = values;
        return editTaskPlan(stores, found, editing, { taskId: partId, text, to: person, due });
      }
      const state = values["state"] === "done" ? "done" : "open";
      return editTaskState(stores, found, editing, { taskId: partId, state });
    }
  }
}
