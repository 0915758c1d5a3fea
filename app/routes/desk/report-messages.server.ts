import type { FormFields } from "#app/core/intake/problem.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { MESSAGE_PROBLEMS, NO_THREAD } from "#app/ui/desk/message-words.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { ChangedReport } from "./report-change.server.ts";

interface Change {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly fields: FormFields;
}

/** Writes to the reporter. */
export async function writeMessage(
  useCases: Pick<UseCases, "writeToReporter">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const text = fields["message"] ?? "";
  const outcome = settled(await useCases.writeToReporter({ by, reportId, text }));
  switch (outcome.kind) {
    case "written":
      return { kind: "changed", said: { done: "message" }, place: "messages" };
    case "no-thread":
      return problem("message", NO_THREAD);
    case "too-many":
      return problem(
        "message",
        `The office wrote ${outcome.most} messages to this reporter within a day. Write the next one later.`,
      );
    case "problem":
      return problem("message", MESSAGE_PROBLEMS[outcome.problem]);
  }
}

/** Says that what the reporter asked for was seen to, or is open again. */
export async function settleRequest(
  useCases: Pick<UseCases, "settleRequest">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const requestId = idOrNotFound("rqt", fields["request"]);
  const settledNow = fields["settled"] === "yes";
  settled(await useCases.settleRequest({ by, reportId, requestId, settled: settledNow }));
  return { kind: "changed", said: { done: "request" }, place: "requests" };
}

function problem(field: string, message: string): ChangedReport {
  return { kind: "problem", problem: { field, message } };
}
