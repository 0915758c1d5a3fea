import type { ReportLink } from "#app/adapters/database/link-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { LinkId, PersonId, ReportId } from "#app/core/ids.ts";
import type { LinkMethod } from "#app/core/intake/links.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { findReport, type FoundReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { guardedEdit, type Editing, type Held } from "./guarded-edit.ts";
import { canTake } from "./read-report.ts";

const NOTE_LIMIT = 2_000;

export type LinkOutcome =
  | Held
  | { readonly kind: "done" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "cannot-take" | "method-needed" | "reason-needed" | "note-too-long" };

type Changing = Pick<Tools, "transact" | "clock" | "newId">;
type Found = Extract<FoundReport, { readonly kind: "allowed" }>;
interface Which {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly linkId: LinkId;
  /** The version of the task that the form was made for. */
  readonly seen?: number | undefined;
}

/** What became of a task, as it is sent. */
export interface LinkEnd {
  readonly task: "done" | "failed";
  readonly method: LinkMethod | null;
  readonly note: string;
}

/** Gives the task to preserve what is at an address to a person, or to nobody with null; for another state than `seen` it is held. */
export async function assignLink(
  tools: Changing,
  input: Which & { readonly to: PersonId | null },
): Promise<LinkOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editLinkAssignee(stores, found, editing, input),
  );
}

/** Says that what is at an address was preserved, and how; or that it could not be, and why; for another state than `seen` it is held. */
export async function endLinkTask(tools: Changing, input: Which & LinkEnd): Promise<LinkOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editLinkTask(stores, found, editing, input),
  );
}

/** `assignLink` within a transaction in which the report was found. */
export async function editLinkAssignee(
  stores: Stores,
  { report, subject }: Found,
  editing: Editing,
  { linkId, to }: { readonly linkId: LinkId; readonly to: PersonId | null },
): Promise<LinkOutcome> {
  const link = await linkOf(stores, report.id, linkId);
  if (link === undefined) return { kind: "not-found" };
  const edit = { part: "link-assignee", partId: linkId, mine: { to: to ?? "" } } as const;
  const outcome = await guardedEdit<LinkOutcome>(stores, report, editing, edit, async () => {
    const { by, now } = editing;
    const taker = to === null ? undefined : await stores.people.find(to);
    if (to !== null && (!taker || !canTake(taker, subject, now))) return { kind: "cannot-take" };
    await stores.links.assign(linkId, to, {
      ev: "link.assigned",
      subj: report.id,
      actor: actorOf(by),
      obj: { link: linkId, from: link.assigneeId, to },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
  return outcome.kind === "same" ? { kind: "done" } : outcome;
}

/** `endLinkTask` within a transaction in which the report was found. */
export async function editLinkTask(
  stores: Stores,
  { report }: Found,
  editing: Editing,
  sent: LinkEnd & { readonly linkId: LinkId },
): Promise<LinkOutcome> {
  const { task, linkId } = sent;
  const note = sent.note.trim();
  if (note.length > NOTE_LIMIT) return { kind: "note-too-long" };
  if (task === "done" && sent.method === null) return { kind: "method-needed" };
  // “It failed” alone tells the next person nothing.
  if (task === "failed" && note === "") return { kind: "reason-needed" };
  const link = await linkOf(stores, report.id, linkId);
  if (link === undefined) return { kind: "not-found" };
  const method = task === "done" ? sent.method : null;
  const mine = { task, method: method ?? "", note };
  const edit = { part: "link-task", partId: linkId, mine } as const;
  const outcome = await guardedEdit<LinkOutcome>(stores, report, editing, edit, async () => {
    const { by, now: at } = editing;
    await stores.links.end(
      link,
      { task, method, note, by: by.id, at },
      {
        ev: task === "done" ? "link.preserved" : "link.not_preserved",
        subj: report.id,
        actor: actorOf(by),
        obj: { link: linkId, before: link.task, method },
        disclosures: [
          actorName(by),
          ...(note === "" ? [] : [{ name: "note", value: note } as const]),
        ],
      },
    );
    return { kind: "done" };
  });
  return outcome.kind === "same" ? { kind: "done" } : outcome;
}

async function linkOf(
  stores: Stores,
  reportId: ReportId,
  linkId: LinkId,
): Promise<ReportLink | undefined> {
  const link = await stores.links.find(linkId);
  return link?.reportId === reportId ? link : undefined;
}

async function change(
  tools: Changing,
  input: Which,
  work: (stores: Stores, found: Found, editing: Editing) => Promise<LinkOutcome>,
): Promise<LinkOutcome> {
  const { by, seen } = input;
  return tools.transact(async (stores): Promise<LinkOutcome> => {
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", input.reportId, now);
    if (found.kind !== "allowed") return found;
    return work(stores, found, { by, now, seen, newId: tools.newId });
  });
}
