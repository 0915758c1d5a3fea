import type { KeptHeldEdit } from "#app/adapters/database/edit-store.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { isIdOf, type ConflictId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { saysTheSame, type EditedPart, type EditValues } from "#app/core/triage/edited-part.ts";
import type { Tools } from "../tools.ts";

/** Who edits, and for which state of the part: undefined where nothing is claimed of it, as by a program that calls the API. */
export interface Editing {
  readonly by: Person;
  readonly now: Instant;
  readonly seen: number | undefined;
  readonly newId: Tools["newId"];
}

/** A part of a report that two people may change, with what one of them sends. */
export interface SentEdit {
  readonly part: EditedPart;
  /** Which link or task; empty where a report has one of it. */
  readonly partId: string;
  readonly mine: EditValues;
}

export interface Held {
  readonly kind: "held";
  readonly conflictId: ConflictId;
}

/** How a part stands now. */
export interface Standing {
  readonly version: number;
  readonly values: EditValues;
}

/**
 * Lets a change through that was made for what stands. One that leaves everything as it is does nothing. One that was made for an
 * older state changes nothing either: it is kept beside what stands, on record, until a person chooses.
 */
export async function guardedEdit<Outcome>(
  stores: Stores,
  report: Report,
  editing: Editing,
  edit: SentEdit,
  make: (standing: Standing) => Promise<Outcome>,
): Promise<Outcome | Held | { readonly kind: "same" }> {
  const standing = await standingOf(stores, report, edit);
  if (saysTheSame(standing.values, edit.mine)) return { kind: "same" };
  if (editing.seen === undefined || editing.seen === standing.version) return make(standing);
  const { by, now, seen } = editing;
  // The same form sent twice is one edit.
  const before = (await stores.edits.unsettled(report.id)).find(
    (held) =>
      held.authorId === by.id &&
      held.part === edit.part &&
      held.partId === edit.partId &&
      saysTheSame(held.mine, edit.mine),
  );
  if (before !== undefined) return { kind: "held", conflictId: before.id };
  const id = editing.newId("cfl");
  await stores.edits.hold(
    {
      ...{ id, reportId: report.id, seen, stands: standing.version, stood: standing.values },
      ...{ part: edit.part, partId: edit.partId, mine: edit.mine },
      ...{ authorId: by.id, heldAt: now },
    },
    {
      ev: "report.edit_held",
      subj: report.id,
      actor: actorOf(by),
      obj: { edit: id, part: edit.part, of: edit.partId, seen, stands: standing.version },
      disclosures: [actorName(by)],
    },
  );
  return { kind: "held", conflictId: id };
}

/** How the part stands that an edit is of. Nothing with version 0 for a link or task that the report does not have. */
export async function standingOf(
  stores: Pick<ReadStores | Stores, "edits" | "links" | "tasks">,
  report: Report,
  { part, partId }: Pick<KeptHeldEdit, "part" | "partId">,
): Promise<Standing> {
  switch (part) {
    case "status":
      return { version: report.statusVersion, values: { status: report.status } };
    case "assignee":
      return { version: report.assigneeVersion, values: { to: report.assigneeId ?? "" } };
    case "summary":
    case "translation": {
      const newest = (await stores.edits.texts(report.id)).find((text) => text.part === part);
      const { version = 0, text = "", madeWith = "" } = newest ?? {};
      return { version, values: { text, madeWith } };
    }
    case "link-assignee":
    case "link-task": {
      const link = isIdOf("lnk", partId) ? await stores.links.find(partId) : undefined;
      if (link === undefined) return { version: 0, values: {} };
      const { version, task, method, note } = link;
      return part === "link-assignee"
        ? { version, values: { to: link.assigneeId ?? "" } }
        : { version, values: { task, method: method ?? "", note } };
    }
    case "task-plan":
    case "task-state": {
      const task = isIdOf("tsk", partId) ? await stores.tasks.find(partId) : undefined;
      if (task === undefined) return { version: 0, values: {} };
      const { version, text, assigneeId, dueDay, state } = task;
      return part === "task-plan"
        ? { version, values: { text, to: assigneeId ?? "", due: dueDay ?? "" } }
        : { version, values: { state } };
    }
  }
}
