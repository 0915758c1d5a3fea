import { isIdOf, type CodeRequestId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { CODE_REFUSALS, parseCodeWait, type CodeRefusal } from "#app/core/messages/code-request.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import { CHOSEN_FIELD } from "#app/ui/desk/code-request-choosing.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { settled } from "./answers.server.ts";
import { askInstead } from "./ask-instead.server.ts";

type Changing = Pick<
  UseCases,
  "grantNewCode" | "refuseNewCode" | "withdrawNewCode" | "askForApproval"
>;

interface Change {
  readonly by: Person;
  readonly requestId: CodeRequestId;
  readonly fields: FormFields;
  /** Days in which the old code can stop a new one, as the office has set it. */
  readonly usualDays: number;
}

/** Where to go on once a form did what it asks for, or what is wrong with it. */
export type CodeRequestChanged = { readonly href: string } | { readonly problem: Problem };

/** Does the one thing that a form on the page of a request asks for. */
export async function changeCodeRequest(
  useCases: Changing,
  change: Change,
): Promise<CodeRequestChanged> {
  switch (change.fields["intent"]) {
    case "grant":
      return grantCode(useCases, change);
    case "refuse":
      return refuseCode(useCases, change);
    case "withdraw":
      return withdrawCode(useCases, change);
    default:
      throw refuse(400);
  }
}

async function grantCode(useCases: Changing, change: Change): Promise<CodeRequestChanged> {
  const { by, requestId, usualDays } = change;
  const { days = "", why = "", purpose = "", report: reportCode = "" } = change.fields;
  const wait = parseCodeWait({ days, why }, usualDays);
  if (!wait.ok) return wrong(wait.problem === "days" ? "days" : "why", WAIT_WORDS[wait.problem]);
  // Before anything is recorded: whoever is asked has to read why.
  if (purpose.trim() === "") return wrong("purpose", "Say why you are sure, for whoever decides.");
  const outcome = settled(await useCases.grantNewCode({ by, requestId, reportCode, wait }));
  switch (outcome.kind) {
    case "needs-approval": {
      const asked = await askInstead(useCases, by, outcome, purpose);
      return asked.kind === "problem" ? wrong("purpose", asked.message) : { href: asked.href };
    }
    case "granted":
      return done(requestId, "done");
    case "no-report":
      return wrong("report", "You read no report of this number.");
    case "another-waits":
      return wrong(
        "purpose",
        "Another new code for this report waits already. Withdraw that one first, if it is wrong.",
      );
    case "not-open":
      return done(requestId, "not-open");
  }
}

async function refuseCode(useCases: Changing, change: Change): Promise<CodeRequestChanged> {
  const { by, requestId, fields } = change;
  const because = becauseIn(fields);
  const note = fields["note"] ?? "";
  const outcome = settled(await useCases.refuseNewCode({ by, requestId, because, note }));
  return outcome.kind === "no-note"
    ? wrong("note", "Say why, in a few words.")
    : done(requestId, outcome.kind);
}

/** What became of the requests that were chosen in the list, or what is wrong with the form. */
export type ChosenRefused =
  { readonly refused: number; readonly passed: number } | { readonly problem: Problem };

/** Refuses the requests whose boxes are ticked, for the one reason that the form says. */
export async function refuseChosen(
  useCases: Pick<UseCases, "refuseNewCodes">,
  { by, fields }: Pick<Change, "by" | "fields">,
): Promise<ChosenRefused> {
  if (fields["intent"] !== "refuse-chosen") throw refuse(400);
  const requestIds = chosenIn(fields).filter((one) => isIdOf("crq", one));
  const refusal = { because: becauseIn(fields), note: fields["note"] ?? "" };
  const outcome = settled(await useCases.refuseNewCodes({ by, requestIds, ...refusal }));
  switch (outcome.kind) {
    case "no-note":
      return { problem: { field: "note", message: "Say why, in a few words." } };
    case "none-chosen":
      return { problem: { field: "requests", message: "Choose the requests to refuse." } };
    case "done":
      return outcome;
  }
}

/** The values of the ticked boxes of a list. */
export function chosenIn(fields: FormFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(CHOSEN_FIELD) ? [value] : [],
  );
}

function becauseIn(fields: FormFields): CodeRefusal {
  const because = CODE_REFUSALS.find((one) => one === fields["because"]);
  if (because === undefined) throw refuse(400);
  return because;
}

async function withdrawCode(useCases: Changing, change: Change): Promise<CodeRequestChanged> {
  const { by, requestId, fields } = change;
  const reason = fields["reason"] ?? "";
  const outcome = settled(await useCases.withdrawNewCode({ by, requestId, reason }));
  return outcome.kind === "no-reason"
    ? wrong("reason", "Say why, in a few words.")
    : done(requestId, outcome.kind);
}

function wrong(field: string, message: string): CodeRequestChanged {
  return { problem: { field, message } };
}

function done(requestId: CodeRequestId, how: string): CodeRequestChanged {
  return { href: `/desk/code-requests/${requestId}?done=${how}` };
}

const WAIT_WORDS = {
  days: "Write a number of days, at most 60.",
  "why-shorter": "Say why the time is shorter than the office has set it.",
} as const;
