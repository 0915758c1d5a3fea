import type { FormFields } from "#app/core/intake/problem.ts";
import { isLinkMethod } from "#app/core/intake/links.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { parseSeenVersion } from "#app/core/triage/edited-part.ts";
import { refuse } from "#app/http/responses.server.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { ChangedReport } from "./report-change.server.ts";
import { HELD } from "./report-edits.server.ts";

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
  const seen = parseSeenVersion(fields["seen"]);
  const outcome = settled(await useCases.assignLink({ by, reportId, linkId, to, seen }));
  if (outcome.kind === "held") return HELD;
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
  const seen = parseSeenVersion(fields["seen"]);
  const which = { by, reportId, linkId, seen };
  const outcome = settled(await useCases.endLinkTask({ ...which, task, method, note }));
  switch (outcome.kind) {
    case "done":
      return CHANGED;
    case "held":
      return HELD;
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
