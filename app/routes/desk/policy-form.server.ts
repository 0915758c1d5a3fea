import type { OfficePolicy, PolicyProblem } from "#app/core/people/office-policy.ts";
import type { FormFields } from "#app/core/intake/problem.ts";

/** The policy a form asks for: a switch that is off sends nothing. */
export function policyOfForm(fields: FormFields): OfficePolicy {
  return {
    twoPerson: fields["twoPerson"] === "on",
    passkeyOnly: fields["passkeyOnly"] === "on",
    deviceBoundOnly: fields["deviceBoundOnly"] === "on",
    idleMinutes: fields["idleMinutes"] === "30" ? 30 : 15,
  };
}

/** Why the rules cannot be as asked for, in words. */
export const POLICY_PROBLEMS: Readonly<Record<PolicyProblem, string>> = {
  same: "These are the rules already.",
  "people-without-passkey":
    "Somebody has no passkey yet, or only one that these rules refuse, and could not sign in any more. Ask everybody to add one first, or disable accounts nobody uses.",
  "no-administrator":
    "No administrator has a passkey that these rules take. Add one to your account first.",
  "too-few-approvers":
    "Nobody besides you could approve anything: a supervising prosecutor or an evidence custodian needs a passkey first.",
};
