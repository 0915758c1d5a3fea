import { isIdOf } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { policyOf } from "#app/core/people/office-policy.ts";
import { isRole } from "#app/core/people/role.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { DecideOutcome } from "#app/use-cases/approvals/decide-approval.ts";
import type { ShownRequest } from "#app/use-cases/approvals/list-approvals.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import {
  changeApproversAsApproved,
  openApproved,
  problem,
  type DoneApproved,
} from "./approval-unseal.server.ts";
import { isAudience } from "./case-view.server.ts";
import { POLICY_PROBLEMS } from "./policy-form.server.ts";

type Reason = Extract<DecideOutcome, { kind: "refused" }>["reason"];

/** Why somebody cannot decide, in words for them. */
export const DECIDE_WORDS: Readonly<Record<Reason, string>> = {
  "not-open": "This request can no longer be decided. Look at its state below.",
  "own-request": "You asked for this yourself, so somebody else must approve it.",
  "about-oneself": "This is about you, so somebody else must approve it.",
  "not-this-role": "Your role does not approve requests of this kind.",
  disabled: "Your account is disabled.",
  "too-new": "Your account is less than 24 hours old. It can approve after that.",
  recovered: "Your account was recovered less than 24 hours ago. It can approve after that.",
  decided: "You have decided about this already.",
  passkey:
    "The passkey's answer could not be used: it came too late, or it was not for this request. Try again.",
  "device-bound":
    "This office takes only passkeys that stay on one device. Add one to your account.",
};

type Doing = Pick<
  UseCases,
  | "changeRole"
  | "changePolicy"
  | "eraseReporter"
  | "openIdentity"
  | "changeApprovers"
  | "grantNewCode"
  | "invitePerson"
  | "recoverPerson"
  | "requestBundle"
>;

/** Does what was approved, through the use case that everybody else's way leads through too. */
export async function doApproved(
  useCases: Doing,
  { by, request }: { readonly by: Person; readonly request: ShownRequest },
): Promise<DoneApproved> {
  const { facts, subject } = request;
  switch (request.act) {
    case "role-change":
    case "supervisor-flag": {
      const { role, supervisor } = facts;
      if (!isIdOf("usr", subject) || !isRole(role)) throw refuse(409);
      const change = { by, personId: subject, role, supervisor: supervisor === true };
      const { kind } = await useCases.changeRole(change);
      return kind === "done" ? { kind } : problem(NOT_ANY_MORE);
    }
    case "policy-change": {
      const policy = policyOf(facts);
      if (policy === undefined) throw refuse(409);
      const outcome = await useCases.changePolicy({ by, policy });
      if (outcome.kind === "changed") return { kind: "done" };
      return problem(outcome.kind === "problem" ? POLICY_PROBLEMS[outcome.problem] : NOT_ANY_MORE);
    }
    case "invitation": {
      const { invitee, role, agency } = facts;
      if (typeof invitee !== "string" || !isRole(role)) throw refuse(409);
      const outcome = await useCases.invitePerson({
        by,
        displayName: invitee,
        role,
        identityCheck: textOf(facts, "identity_check"),
        ...(typeof agency === "string" ? { agency } : {}),
      });
      return outcome.kind === "invited"
        ? { kind: "link", token: outcome.token, forWhom: invitee, minutes: 60 }
        : problem(NOT_ANY_MORE);
    }
    case "recovery": {
      if (!isIdOf("usr", subject)) throw refuse(409);
      const recovery = { by, personId: subject, identityCheck: textOf(facts, "identity_check") };
      const outcome = await useCases.recoverPerson(recovery);
      return outcome.kind === "link"
        ? { kind: "link", token: outcome.token, forWhom: outcome.displayName, minutes: 30 }
        : problem(NOT_ANY_MORE);
    }
    case "erase-reporter": {
      const reason = textOf(facts, "reason");
      const reportCode = request.subjectName;
      const { kind } = await useCases.eraseReporter({ by, reportCode, reason });
      return kind === "erased" ? { kind: "done" } : problem(NOT_ANY_MORE);
    }
    case "bundle-over-review": {
      const { audience } = facts;
      if (!isIdOf("cas", subject) || !isAudience(audience)) throw refuse(409);
      const override = textOf(facts, "reason");
      const asked = { by, caseId: subject, audience, override };
      const outcome = await useCases.requestBundle(asked);
      return outcome.kind === "requested"
        ? { kind: "done", href: `/desk/bundles/${outcome.bundleId}` }
        : problem(NOT_ANY_MORE);
    }
    case "code-renewal": {
      const { request: requestId, wait_days: days, why_shorter: why } = facts;
      if (!isIdOf("crq", requestId) || typeof days !== "number") throw refuse(409);
      const wait = { days, whyShorter: typeof why === "string" ? why : null };
      const renewal = { by, requestId, reportCode: request.subjectName, wait };
      const { kind } = await useCases.grantNewCode(renewal);
      return kind === "granted" ? { kind: "done" } : problem(NOT_ANY_MORE);
    }
    case "identity-open":
      return openApproved(useCases, by, request);
    case "unseal-approvers":
      return changeApproversAsApproved(useCases, by, request);
    default:
      throw refuse(400);
  }
}

const NOT_ANY_MORE = "It can no longer be done: it was done already, or what it is about changed.";

function textOf(facts: JsonObject, name: "identity_check" | "reason"): string {
  const value = facts[name];
  return typeof value === "string" ? value : "";
}

/** What the page says after a form of it was done. */
export const DONE_WORDS = {
  asked: "It is asked for. Tell whoever can approve it: the office sends no messages.",
  decided: "Your passkey's answer is in the record.",
  refused: "It is refused, and cannot be used.",
  done: "It is done, as it was approved.",
} as const;
