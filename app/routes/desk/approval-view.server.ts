import { namedApprovers } from "#app/core/identity/approver-list.ts";
import { describeDeciders, ruleOf } from "#app/core/people/act-kinds.ts";
import type { JsonObject } from "#app/core/json.ts";
import { policyOf } from "#app/core/people/office-policy.ts";
import { isRole } from "#app/core/people/role.ts";
import {
  codeRequestOf,
  openingInWords,
  renewalInWords,
  withdrawalInWords,
} from "./approval-of-reporter.ts";
import { audienceWords, isAudience } from "./case-view.server.ts";
import type { ShownAct, ShownActRow } from "#app/ui/desk/approval-sections.tsx";
import { POLICY_WORDS, STATE_WORDS, type Fact } from "#app/ui/desk/approval-words.ts";
import { shortKey } from "#app/ui/desk/approver-list.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import type { ShownRequest } from "#app/use-cases/approvals/list-approvals.ts";

/** One line of the page of requests. */
export function actRow(request: ShownRequest): ShownActRow {
  const { id, act, subjectName, requester, requestedAt, expiresAt, state } = request;
  return {
    id,
    title: ruleOf(act).title,
    about: subjectName,
    requester,
    requestedAt,
    expiresAt,
    state: STATE_WORDS[state],
  };
}

/**
 * A request in plain words beside its exact text. `withdrawn`: its reporter withdrew the report that it is about. `compares`: the person may
 * read what was said for a new code.
 */
export function actView(
  request: ShownRequest,
  { withdrawn, compares }: { readonly withdrawn: boolean; readonly compares: boolean },
): ShownAct {
  const { purpose, text, digest, decisions, needed, act, mine } = request;
  return {
    ...actRow(request),
    purpose,
    text,
    digest,
    needed,
    approvers: describeDeciders(ruleOf(act).approve),
    mine,
    compareHref: compares ? codeRequestOf(request) : undefined,
    warning: withdrawn ? withdrawalInWords(request) : undefined,
    decisions: decisions.map(({ name, decision, at }) => ({
      name,
      decision: DECISION_WORDS[decision] ?? decision,
      at,
    })),
    facts: [...aboutFacts(request), ...factsInWords(request)],
  };
}

const DECISION_WORDS: Readonly<Record<string, string>> = {
  signed: "Signed as the one who asks",
  approved: "Approved",
  refused: "Refused",
};

function aboutFacts({ subject, subjectName }: ShownRequest): Fact[] {
  if (subject === "office") return [];
  if (subject.startsWith("usr_")) return [{ term: "Person", value: subjectName }];
  return [{ term: subject.startsWith("rpt_") ? "Report" : "Case", value: subjectName }];
}

function factsInWords({ act, facts, namesOfPeople }: ShownRequest): Fact[] {
  switch (act) {
    case "role-change":
    case "supervisor-flag":
      return [
        { term: "New role", value: isRole(facts["role"]) ? ROLE_WORDS[facts["role"]] : "" },
        { term: "Supervisor", value: facts["supervisor"] === true ? "Yes" : "No" },
      ];
    case "invitation":
      return [
        { term: "Who is invited", value: textOf(facts["invitee"]) },
        { term: "Role", value: isRole(facts["role"]) ? ROLE_WORDS[facts["role"]] : "" },
        ...(facts["agency"] === null ? [] : [{ term: "Agency", value: textOf(facts["agency"]) }]),
        { term: "How it was checked who they are", value: textOf(facts["identity_check"]) },
      ];
    case "recovery":
      return [
        { term: "How it was checked who they are", value: textOf(facts["identity_check"]) },
        { term: "What follows", value: RECOVERY_FOLLOWS },
      ];
    case "policy-change": {
      const policy = policyOf(facts);
      return policy === undefined
        ? []
        : [
            { term: POLICY_WORDS.twoPerson.label, value: onOff(policy.twoPerson) },
            { term: POLICY_WORDS.passkeyOnly.label, value: onOff(policy.passkeyOnly) },
            { term: POLICY_WORDS.deviceBoundOnly.label, value: onOff(policy.deviceBoundOnly) },
            { term: "A session ends after", value: `${policy.idleMinutes} minutes without use` },
          ];
    }
    case "bundle-export":
      return [
        {
          term: "For whom",
          value: isAudience(facts["audience"]) ? audienceWords(facts["audience"]) : "",
        },
        {
          term: "What is in it",
          value: `${typeof facts["exhibits"] === "number" ? facts["exhibits"] : 0} exhibits, as they were marked and described when it was asked for. When one changes, it is asked for again.`,
        },
      ];
    case "bundle-over-review":
      return [
        {
          term: "For whom",
          value: isAudience(facts["audience"]) ? audienceWords(facts["audience"]) : "",
        },
        {
          term: "What nobody has decided",
          value: `${typeof facts["open"] === "number" ? facts["open"] : 0} files of the case, as they stood when it was asked for. When another one comes up, it is asked for again.`,
        },
        { term: "The reason, printed in the prosecution’s set", value: textOf(facts["reason"]) },
      ];
    case "erase-reporter":
      return [{ term: "The reason on record", value: textOf(facts["reason"]) }];
    case "code-renewal":
      return renewalInWords(facts);
    case "identity-open":
      return openingInWords(facts);
    case "unseal-approvers":
      return approversInWords(facts, namesOfPeople);
    default:
      return Object.entries(facts).map(([term, value]) => ({
        term,
        value: typeof value === "string" ? value : JSON.stringify(value),
      }));
  }
}

/** Everybody on the wanted list, with the passkeys by which they would count. */
function approversInWords(facts: JsonObject, names: ShownRequest["namesOfPeople"]): Fact[] {
  const named = namedApprovers(facts);
  const people = [...new Set(named.map((one) => one.personId))];
  return people.map((id) => ({
    term: names[id] ?? id,
    value: named
      .filter((one) => one.personId === id)
      .map((one) => `Passkey ${shortKey(one.credentialId)}`)
      .join(", "),
  }));
}

const RECOVERY_FOLLOWS =
  "Their sessions end. One link, for 30 minutes, replaces everything they signed in with. For 24 hours they approve nothing, see no reporter’s name and make no bundle.";

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function onOff(value: boolean): string {
  return value ? "On" : "Off";
}
