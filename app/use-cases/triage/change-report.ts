import type { Stores } from "#app/adapters/database/stores.ts";
import type { ActId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { moveAssignee, moveStatus, writeNote, type Acting } from "./keep-act.ts";
import { canTake } from "./read-report.ts";

export type ChangeOutcome =
  /** `act` is what can be taken back; undefined where it was so already. */
  | { readonly kind: "done"; readonly act: ActId | undefined }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "empty-note" | "note-too-long" | "cannot-take" };

const NOTE_LIMIT = 20_000;

type Changing = Pick<Tools, "transact" | "clock" | "newId">;

/** Sets where a report stands. Setting what it is already changes and records nothing. */
export async function setReportStatus(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly status: ReportStatus },
): Promise<ChangeOutcome> {
  return change(tools, input, async (stores, acting) => {
    if (acting.report.status === input.status) return { kind: "done", act: undefined };
    return { kind: "done", act: await moveStatus(stores, acting, input.status) };
  });
}

/** Gives a report to a person, or back to the team with null. */
export async function assignReport(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly to: PersonId | null },
): Promise<ChangeOutcome> {
  return change(tools, input, async (stores, acting, subject) => {
    if (acting.report.assigneeId === input.to) return { kind: "done", act: undefined };
    if (input.to !== null) {
      const taker = await stores.people.find(input.to);
      if (taker === undefined || !canTake(taker, subject, acting.now)) {
        return { kind: "cannot-take" };
      }
    }
    return { kind: "done", act: await moveAssignee(stores, acting, input.to) };
  });
}

/** Adds a note for staff. Its words are not in the log, only that it was written. */
export async function addReportNote(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId; readonly text: string },
): Promise<ChangeOutcome> {
  const text = input.text.trim();
  if (text === "") return { kind: "empty-note" };
  if (text.length > NOTE_LIMIT) return { kind: "note-too-long" };
  return change(tools, input, async (stores, acting) => ({
    kind: "done",
    act: await writeNote(stores, acting, text),
  }));
}

async function change(
  tools: Changing,
  input: { readonly by: Person; readonly reportId: ReportId },
  work: (stores: Stores, acting: Acting, subject: RecordSubject) => Promise<ChangeOutcome>,
): Promise<ChangeOutcome> {
  return tools.transact(async (stores) => {
    const now = tools.clock.now();
    const found = await findReport(stores, input.by, "report.triage", input.reportId, now);
    if (found.kind !== "allowed") return found;
    const acting = { newId: tools.newId, by: input.by, now, report: found.report };
    return work(stores, acting, found.subject);
  });
}
