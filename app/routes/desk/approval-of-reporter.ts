import { IDENTITY_FIELDS, OPENING_PURPOSES } from "#app/core/identity/opening.ts";
import { isIdOf } from "#app/core/ids.ts";
import { opensDespiteWithdrawal } from "#app/core/messages/reporter-request.ts";
import type { JsonObject } from "#app/core/json.ts";
import { FIELD_WORDS, PURPOSE_WORDS, type Fact } from "#app/ui/desk/approval-words.ts";
import { NAME_OF_WITHDRAWN } from "#app/ui/desk/request-words.ts";
import type { ShownRequest } from "#app/use-cases/approvals/list-approvals.ts";

// Acts about who sent a report, in plain words.

/** Where what is said for a new code stands beside the report; undefined for another act. */
export function codeRequestOf({ act, facts }: ShownRequest): string | undefined {
  const { request } = facts;
  return act === "code-renewal" && isIdOf("crq", request)
    ? `/desk/code-requests/${request}`
    : undefined;
}

/** What whoever decides has to know of a report that was withdrawn: what use case and page do about it they read before they sign. */
export function withdrawalInWords({ act, facts }: ShownRequest): string {
  if (act !== "identity-open") return "The reporter withdrew this report.";
  const purpose = OPENING_PURPOSES.find((one) => one === facts["told_as"]);
  return purpose !== undefined && opensDespiteWithdrawal(purpose)
    ? "The reporter withdrew this report. Their name can still be seen for the reason given here, and for no other."
    : `${NAME_OF_WITHDRAWN} What is asked here would show nothing, approved or not.`;
}

/** What is opened of a name, and what the reporter is told. */
export function openingInWords(facts: JsonObject): Fact[] {
  const { fields, told_as: toldAs, legal_authority: authority, delay, emergency } = facts;
  const named = IDENTITY_FIELDS.filter((one) => Array.isArray(fields) && fields.includes(one));
  const purpose = OPENING_PURPOSES.find((one) => one === toldAs);
  return [
    { term: "What is seen", value: named.map((one) => FIELD_WORDS[one]).join(", ") },
    { term: "The reporter is told", value: purpose === undefined ? "" : PURPOSE_WORDS[purpose] },
    { term: "Legal authority", value: typeof authority === "string" ? authority : "" },
    { term: "Told when", value: delayInWords(delay) },
    { term: "Emergency", value: emergency === true ? "Yes: reviewed within 24 hours" : "No" },
  ];
}

/** Another code for a report, and what comes of it. */
export function renewalInWords(facts: JsonObject): Fact[] {
  const { wait_days: days, why_shorter: why } = facts;
  const count = typeof days === "number" ? days : 0;
  return [
    {
      term: "The old code can stop it",
      value: count === 0 ? "Not at all: it ends at once" : `For ${count} days, then it ends`,
    },
    ...(typeof why === "string" ? [{ term: "Why not longer", value: why }] : []),
    { term: "What follows", value: RENEWAL_FOLLOWS },
  ];
}

function delayInWords(delay: unknown): string {
  if (typeof delay !== "object" || delay === null) return "On the next visit";
  const { order, until } = delay as Readonly<Record<string, unknown>>;
  return `Not before ${String(until).slice(0, 10)}, by court order: ${String(order)}`;
}

const RENEWAL_FOLLOWS =
  "Whoever asked for the new code reads this report, its status and new messages, and can add to it or withdraw it. Earlier messages stay shut for them.";
