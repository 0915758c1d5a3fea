import type { FormFields } from "#app/core/intake/problem.ts";
import { isLinkMethod } from "#app/core/intake/links.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { refuse } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { ChangedReport } from "./report-change.server.ts";

interface Change {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly fields: FormFields;
}

const CHANGED = { kind: "changed", said: { done: "link" }, place: "links" } as const;

/** Gives the task to preserve a link to somebody. */
export async function assignLinkTo(
  useCases: Pick<UseCases, "assignLink">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const linkId = idOrNotFound("lnk", fields["link"]);
  const text = fields["link-assignee"] ?? "";
  const to = text === "" ? null : idOrNotFound("usr", text);
  const outcome = settled(await useCases.assignLink({ by, reportId, linkId, to }));
  return outcome.kind === "done"
    ? CHANGED
    : problem("link-assignee", "This person cannot take it. Choose somebody else.");
}

/** Says what became of the task to preserve a link. */
export async function endLink(
  useCases: Pick<UseCases, "endLinkTask">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const linkId = idOrNotFound("lnk", fields["link"]);
  const { task } = fields;
  if (task !== "done" && task !== "failed") throw refuse(400);
  const method = isLinkMethod(fields["method"]) ? fields["method"] : null;
  const note = fields["link-note"] ?? "";
  const outcome = settled(await useCases.endLinkTask({ by, reportId, linkId, task, method, note }));
  switch (outcome.kind) {
    case "done":
      return CHANGED;
    case "method-needed":
      return problem("method", "Choose how it was preserved.");
    case "reason-needed":
      return problem("link-note", "Write why it could not be preserved.");
    case "note-too-long":
      return problem("link-note", "The note is longer than 2,000 characters.");
    case "cannot-take":
      throw refuse(409);
  }
}

function problem(field: string, message: string): ChangedReport {
  return { kind: "problem", problem: { field, message } };
}
