import { EXCULPATORY_CODES } from "#app/core/case/exculpatory-codes.ts";
import { isIdOf, type CaseId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import { codeField } from "#app/ui/desk/review-sections.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ReviewAct } from "#app/use-cases/cases/record-review.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { askInstead } from "./ask-instead.server.ts";
import { isAudience } from "./case-view.server.ts";
import { chosenFiles, reviewHref } from "./review-view.server.ts";

type ChangedReview =
  /** Done: where the page goes. */
  | { readonly kind: "done"; readonly href: string }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

type Changing = Pick<UseCases, "recordReview" | "undoReview" | "requestBundle" | "askForApproval">;

const CHOOSE_FIRST =
  "Parts of exhibits were to be covered: choose on the page of the redaction log which file goes to this reader.";

interface Change {
  readonly by: Person;
  readonly caseId: CaseId;
  readonly fields: FormFields;
}

/** Does the one thing that a form of the review's page asks for. */
export async function changeReview(useCases: Changing, change: Change): Promise<ChangedReview> {
  const { by, caseId, fields } = change;
  switch (fields["intent"]) {
    case "decide":
    case "agree":
    case "ask":
      return record(useCases, change, actIn(fields));
    case "undo": {
      const actId = idOrNotFound("act", fields["act"]);
      const {
        undone,
        left,
        actId: act,
      } = settled(await useCases.undoReview({ by, caseId, actId }));
      return done(caseId, { done: "undone", files: undone, left, act });
    }
    case "override":
      return override(useCases, change);
    default:
      throw refuse(400);
  }
}

function actIn(fields: FormFields): ReviewAct {
  const reason = fields["reason"] ?? "";
  switch (fields["intent"]) {
    case "agree":
      return { kind: "agree" };
    case "ask":
      return { kind: "ask", reason };
    default: {
      const codes = EXCULPATORY_CODES.filter((code) => fields[codeField(code)] !== undefined);
      return { kind: "decide", codes, reason };
    }
  }
}

async function record(
  useCases: Changing,
  { by, caseId, fields }: Change,
  act: ReviewAct,
): Promise<ChangedReview> {
  const chosen = chosenFiles(fields).flatMap(([itemId, seen]) =>
    isIdOf("itm", itemId) ? [{ itemId, seen }] : [],
  );
  const outcome = settled(await useCases.recordReview({ by, caseId, chosen, act }));
  switch (outcome.kind) {
    case "recorded": {
      const { recorded: files, left, actId } = outcome;
      const words = { decide: "decided", agree: "agreed", ask: "asked" } as const;
      return done(caseId, { done: words[act.kind], files, left: left.length, act: actId });
    }
    case "none-chosen":
      return problem("codes", "Tick files first.");
    case "problems":
      return { kind: "problems", problems: outcome.problems };
  }
}

async function override(
  useCases: Changing,
  { by, caseId, fields }: Change,
): Promise<ChangedReview> {
  const { audience, why = "" } = fields;
  if (!isAudience(audience)) throw refuse(400);
  const outcome = settled(await useCases.requestBundle({ by, caseId, audience, override: why }));
  switch (outcome.kind) {
    case "requested":
      return { kind: "done", href: `/desk/bundles/${outcome.bundleId}` };
    case "needs-approval": {
      const asked = await askInstead(useCases, by, outcome, why);
      return asked.kind === "asked"
        ? { kind: "done", href: asked.href }
        : problem("why", asked.message);
    }
    case "needs-supervisor":
      return problem("why", "Only a supervisor can make a bundle over an open review.");
    case "no-reason":
      return problem("why", outcome.message);
    case "no-exhibits":
      return problem("audience", "Mark at least one file as an exhibit first.");
    case "not-chosen":
      return problem("audience", CHOOSE_FIRST);
    case "not-reviewed":
      // Not with a reason, and one is given here, if an empty one.
      throw refuse(409);
  }
}

function problem(field: string, message: string): ChangedReview {
  return { kind: "problems", problems: [{ field, message }] };
}

function done(
  caseId: CaseId,
  said: {
    readonly done: string;
    readonly files: number;
    readonly left: number;
    readonly act: string;
  },
): ChangedReview {
  const { done: what, files, left, act } = said;
  const query = new URLSearchParams({ done: what, files: String(files), left: String(left) });
  if (files > 0) query.set("act", act);
  return { kind: "done", href: `${reviewHref(caseId)}?${query}` };
}
