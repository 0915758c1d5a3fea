import type { FormFields } from "#app/core/intake/problem.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { isKeptEdit, isTextPart, parseSeenVersion } from "#app/core/triage/edited-part.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { ChangedReport } from "./report-change.server.ts";

interface Change {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly fields: FormFields;
}

const TOO_LONG = "This is longer than 40,000 characters. Please make it shorter.";

/** Somebody had changed the same before: nothing is changed, and both stand on the page. */
export const HELD: ChangedReport = { kind: "changed", said: { done: "held" }, place: "held" };

/** Writes the next version of the summary or the translation. */
export async function writeText(
  useCases: Pick<UseCases, "writeReportText">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const { part } = fields;
  if (!isTextPart(part)) throw refuse(400);
  const field = `${part}-text`;
  const text = fields[field] ?? "";
  const seen = parseSeenVersion(fields["seen"]);
  const madeWith = fields["made-with"] ?? "";
  const outcome = settled(
    await useCases.writeReportText({ by, reportId, part, text, madeWith, seen }),
  );
  switch (outcome.kind) {
    case "done":
      return { kind: "changed", said: { done: "text" }, place: part };
    case "held":
      return HELD;
    case "text-too-long":
      return problem(field, TOO_LONG);
    case "made-with-too-long":
      return problem("made-with", "Name the program in fewer than 200 characters.");
  }
}

/** Chooses between an edit that was held and what stands. */
export async function settleHeld(
  useCases: Pick<UseCases, "settleEdit">,
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const conflictId = idOrNotFound("cfl", fields["edit"]);
  const { keep, joined: text = "" } = fields;
  if (!isKeptEdit(keep)) throw refuse(400);
  const seen = parseSeenVersion(fields["seen"]);
  const outcome = settled(
    await useCases.settleEdit({ by, reportId, conflictId, keep, text, seen }),
  );
  switch (outcome.kind) {
    case "done":
      return { kind: "changed", said: { done: "settled" } };
    case "held":
      return HELD;
    case "settled-before":
      return { kind: "changed", said: { done: "settled-before" } };
    case "text-too-long":
      return problem("joined", TOO_LONG);
    // What was sent can no longer be made, such as giving it to somebody who may not read it any more.
    default:
      return problem("keep", "This can no longer be done. Keep what stands, or change it anew.");
  }
}

function problem(field: string, message: string): ChangedReport {
  return { kind: "problem", problem: { field, message } };
}
