import type { Stores } from "#app/adapters/database/stores.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { PersonId, ReportId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { noteJunk } from "./label-junk.ts";
import { canTake } from "./read-report.ts";

export type ChangeOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "empty-note" | "note-too-long" | "cannot-take" };

const NOTE_LIMIT = 20_000;

type Changing = Pick<Tools, "transact" | "clock">;

/** Sets where a report stands. Setting what it is already changes and records nothing. */
export async function setReportStatus(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly status: ReportStatus },
): Promise<ChangeOutcome> {
  return change(tools, input, async (stores, report) => {
    if (report.status === input.status) return { kind: "done" };
    await stores.reports.setStatus(report.id, input.status, {
      ev: "report.triaged",
      subj: report.id,
      actor: actorOf(input.by),
      obj: { from: report.status, to: input.status },
      disclosures: [actorName(input.by)],
    });
    const { by, status: to } = input;
    const now = tools.clock.now();
    await noteJunk(stores, { by, reportId: report.id, from: report.status, to, now });
    return { kind: "done" };
  });
}

/** Gives a report to a person, or back to the team with null. */
export async function assignReport(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly to: PersonId | null },
): Promise<ChangeOutcome> {
  return change(tools, input, async (stores, report, subject) => {
    if (report.assigneeId === input.to) return { kind: "done" };
    if (input.to !== null) {
      const taker = await stores.people.find(input.to);
      if (taker === undefined || !canTake(taker, subject, tools.clock.now())) {
        return { kind: "cannot-take" };
      }
    }
    await stores.reports.assign(report.id, input.to, {
      ev: "report.assigned",
      subj: report.id,
      actor: actorOf(input.by),
      obj: { from: report.assigneeId, to: input.to },
      disclosures: [actorName(input.by)],
    });
    return { kind: "done" };
  });
}

/** Adds a note for staff. Its words are not in the log, only that it was written. */
export async function addReportNote(
  tools: Changing & Pick<Tools, "newId">,
  input: { readonly by: Person; readonly reportId: ReportId; readonly text: string },
): Promise<ChangeOutcome> {
  const text = input.text.trim();
  if (text === "") return { kind: "empty-note" };
  if (text.length > NOTE_LIMIT) return { kind: "note-too-long" };
  return change(tools, input, async (stores, report) => {
    const id = tools.newId("not");
    await stores.reports.addNote(
      { id, reportId: report.id, authorId: input.by.id, text, at: tools.clock.now() },
      {
        ev: "report.annotated",
        subj: report.id,
        actor: actorOf(input.by),
        obj: { note_id: id },
        disclosures: [actorName(input.by)],
      },
    );
    return { kind: "done" };
  });
}

async function change(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId },
  work: (stores: Stores, report: Report, subject: RecordSubject) => Promise<ChangeOutcome>,
): Promise<ChangeOutcome> {
  return tools.transact(async (stores) => {
    const now = tools.clock.now();
    const found = await findReport(stores, input.by, "report.triage", input.reportId, now);
    return found.kind === "allowed" ? work(stores, found.report, found.subject) : found;
  });
}
