import { describeDeciders } from "#app/core/people/act-kinds.ts";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { isAudience } from "./case-view.server.ts";

export type CaseDone = "marked" | "unmarked" | "report-taken-out";

export type ChangedCase =
  | { readonly kind: "changed"; readonly done: CaseDone }
  | { readonly kind: "bundle-requested"; readonly bundleId: BundleId }
  /** Files of the case keep it back; a page of its own names each. */
  | { readonly kind: "not-reviewed" }
  /** It is open which file of an exhibit goes; the page of the redaction log has the choice. */
  | { readonly kind: "not-chosen" }
  /** `about` is the id of the file or report whose form it was. */
  | { readonly kind: "problem"; readonly about: string; readonly problem: Problem };

interface Change {
  readonly by: Person;
  readonly caseId: CaseId;
  readonly fields: FormFields;
}

type Changing = Pick<
  UseCases,
  "markExhibit" | "unmarkExhibit" | "removeReportFromCase" | "requestBundle" | "askForApproval"
>;

/** Does the one thing that a form of the case's page asks for. */
export async function changeCase(useCases: Changing, change: Change): Promise<ChangedCase> {
  switch (change.fields["intent"]) {
    case "mark":
      return mark(useCases, change);
    case "unmark":
      return unmark(useCases, change);
    case "remove-report":
      return removeReport(useCases, change);
    case "bundle":
      return request(useCases, change);
    default:
      throw refuse(400);
  }
}

async function mark(useCases: Changing, { by, caseId, fields }: Change): Promise<ChangedCase> {
  const itemId = idOrNotFound("itm", fields["item"]);
  const description = fields["description"] ?? "";
  const outcome = settled(await useCases.markExhibit({ by, caseId, itemId, description }));
  const again = (message: string): ChangedCase => ({
    kind: "problem",
    about: itemId,
    problem: { field: "description", message },
  });
  switch (outcome.kind) {
    case "done":
      return { kind: "changed", done: "marked" };
    case "no-description":
      return again("Describe what the file shows, in neutral words.");
    case "description-too-long":
      return again("Use at most 120 characters: exhibit lists have no room for more.");
    case "not-sealed":
      return again("The file is still being sealed. Try again in a moment.");
    case "already-there":
    case "has-exhibits":
      throw refuse(409);
  }
}

async function unmark(useCases: Changing, { by, caseId, fields }: Change): Promise<ChangedCase> {
  const exhibitId = idOrNotFound("exh", fields["exhibit"]);
  settled(await useCases.unmarkExhibit({ by, caseId, exhibitId }));
  return { kind: "changed", done: "unmarked" };
}

async function removeReport(
  useCases: Changing,
  { by, caseId, fields }: Change,
): Promise<ChangedCase> {
  const reportId = idOrNotFound("rpt", fields["report"]);
  const outcome = settled(await useCases.removeReportFromCase({ by, caseId, reportId }));
  return outcome.kind === "done"
    ? { kind: "changed", done: "report-taken-out" }
    : {
        kind: "problem",
        about: reportId,
        problem: {
          field: "report",
          message: "Files of this report are exhibits here. Take their marks back first.",
        },
      };
}

async function request(useCases: Changing, { by, caseId, fields }: Change): Promise<ChangedCase> {
  const { audience } = fields;
  if (!isAudience(audience)) throw refuse(400);
  const outcome = settled(await useCases.requestBundle({ by, caseId, audience }));
  if (outcome.kind === "needs-approval") {
    // What was just asked for is what somebody else is shown, word for word.
    const asked = await useCases.askForApproval({
      by,
      ...outcome.ask,
      purpose: `A bundle for ${audience} of the case's exhibits.`,
    });
    if (asked.kind !== "asked") throw refuse(403);
    const who = describeDeciders(outcome.approvers);
    const message = `This office asks a second person. The request is on the Approvals page: ${who} must approve it within 24 hours. Then make the bundle here again.`;
    return { kind: "problem", about: caseId, problem: { field: "audience", message } };
  }
  switch (outcome.kind) {
    case "requested":
      return { kind: "bundle-requested", bundleId: outcome.bundleId };
    case "not-reviewed":
      return { kind: "not-reviewed" };
    case "not-chosen":
      return { kind: "not-chosen" };
    case "no-exhibits": {
      const message = "Mark at least one file as an exhibit first.";
      return { kind: "problem", about: caseId, problem: { field: "audience", message } };
    }
    case "no-reason":
    case "needs-supervisor":
      throw new Error("an override that nobody asked for");
  }
}
