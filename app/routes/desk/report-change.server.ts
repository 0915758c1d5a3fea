import { isIdOf, type ActId, type ReportId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import { parseSeenVersion } from "#app/core/triage/edited-part.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { assignLinkTo, endLink } from "./link-change.server.ts";
import { HELD, settleHeld, writeText } from "./report-edits.server.ts";
import { settleRequest, writeMessage } from "./report-messages.server.ts";
import { changeTask } from "./task-change.server.ts";
import { undo } from "./undo-change.server.ts";

export interface Change {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly fields: FormFields;
  /** The office's zone, for what is said of times. */
  readonly zone: string;
}

/** What the page says after a change, as parameters of its address; or what is to be put right. */
export type ChangedReport =
  | {
      readonly kind: "changed";
      readonly said: Readonly<Record<string, string>>;
      /** The part of the page where it was done, below its head. */
      readonly place?: string;
    }
  | { readonly kind: "problem"; readonly problem: Problem };

type Changing = Pick<
  UseCases,
  | "setReportStatus"
  | "assignReport"
  | "addReportNote"
  | "writeToReporter"
  | "settleRequest"
  | "addReportToCase"
  | "assignLink"
  | "endLinkTask"
  | "addTask"
  | "planTask"
  | "setTaskState"
  | "writeReportText"
  | "settleEdit"
  | "undoAct"
  | "readActs"
>;

/** Does the one thing that a form of the report's page asks for. */
export async function changeReport(useCases: Changing, change: Change): Promise<ChangedReport> {
  switch (change.fields["intent"]) {
    case "status":
      return setStatus(useCases, change);
    case "assign":
      return assign(useCases, change);
    case "undo":
      return undo(useCases, change);
    case "note":
      return addNote(useCases, change);
    case "message":
      return writeMessage(useCases, change);
    case "request":
      return settleRequest(useCases, change);
    case "add-to-case":
      return addToCase(useCases, change);
    case "text":
      return writeText(useCases, change);
    case "settle":
      return settleHeld(useCases, change);
    case "link-assign":
      return assignLinkTo(useCases, change);
    case "link-end":
      return endLink(useCases, change);
    case "task-add":
    case "task-plan":
    case "task-state":
      return changeTask(useCases, change.fields["intent"], change);
    default:
      throw refuse(400);
  }
}

async function setStatus(
  useCases: Changing,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const { status } = fields;
  if (!isReportStatus(status)) throw refuse(400);
  const seen = parseSeenVersion(fields["seen"]);
  const outcome = settled(await useCases.setReportStatus({ by, reportId, status, seen }));
  if (outcome.kind === "held") return HELD;
  return { kind: "changed", said: saidOf(outcome) };
}

async function assign(
  useCases: Changing,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const text = fields["assignee"] ?? "";
  const to = text === "" ? null : idOrNotFound("usr", text);
  const seen = parseSeenVersion(fields["seen"]);
  const outcome = settled(await useCases.assignReport({ by, reportId, to, seen }));
  if (outcome.kind === "held") return HELD;
  return outcome.kind === "done"
    ? { kind: "changed", said: saidOf(outcome) }
    : problem("assignee", "This person cannot take the report. Choose somebody else.");
}

async function addNote(
  useCases: Changing,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const outcome = settled(
    await useCases.addReportNote({ by, reportId, text: fields["note"] ?? "" }),
  );
  switch (outcome.kind) {
    case "done":
      return { kind: "changed", said: saidOf(outcome), place: "notes" };
    case "empty-note":
      return problem("note", "Write the note first.");
    case "note-too-long":
      return problem("note", "The note is longer than 20,000 characters. Please make it shorter.");
    case "cannot-take":
    case "held":
      throw refuse(409);
  }
}

async function addToCase(
  useCases: Changing,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const caseId = fields["case"];
  if (!isIdOf("cas", caseId)) return problem("case", "Choose a case.");
  const outcome = settled(await useCases.addReportToCase({ by, caseId, reportId }));
  return outcome.kind === "already-there"
    ? problem("case", "The report is in that case already.")
    : { kind: "changed", said: { done: "add-to-case" }, place: "cases" };
}

/** An act that can be taken back is named in the address: the page says what it was. Nothing where nothing changed. */
function saidOf(outcome: { readonly kind: string; readonly act?: ActId | undefined }) {
  return outcome.act === undefined ? {} : { act: outcome.act };
}

function problem(field: string, message: string): ChangedReport {
  return { kind: "problem", problem: { field, message } };
}
