import type { ReadStores } from "#app/adapters/database/stores.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { isAmong, ruleOf } from "#app/core/people/act-kinds.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import {
  parseOfficePolicy,
  policyFacts,
  problemOfChange,
  type OfficePolicy,
  type PolicyProblem,
  type PolicyReadiness,
} from "#app/core/people/office-policy.ts";
import type { Tools } from "../tools.ts";
import { requireApproval, type NeedsApproval } from "./require-approval.ts";

/** The office's policy; undefined when what is stored cannot be read. */
export async function readOfficePolicy(
  tools: Pick<Tools, "read">,
): Promise<OfficePolicy | undefined> {
  return tools.read(async ({ office }) => parseOfficePolicy(await office.get("office-policy")));
}

export type PolicyOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "problem"; readonly problem: PolicyProblem }
  | NeedsApproval
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Changes the office's rules: by one person while two are not asked for, then only as another one approved, word for word. */
export async function changePolicy(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly policy: OfficePolicy },
): Promise<PolicyOutcome> {
  const { by, policy } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const outcome = await tools.transact(async (stores): Promise<PolicyOutcome> => {
    const before = parseOfficePolicy(await stores.office.get("office-policy"));
    const ready = await readinessFor(stores, policy, by);
    const problem = before === undefined ? undefined : problemOfChange(before, policy, ready);
    if (problem !== undefined) return { kind: "problem", problem };
    const facts = policyFacts(policy);
    const approval = await requireApproval(stores, {
      by,
      kind: "policy-change",
      subject: "office",
      facts,
      now,
    });
    if (approval.kind === "needs-approval") return approval;
    await stores.office.set("office-policy", JSON.stringify(policy));
    await stores.custody.appendSystemEvent({
      ev: "policy.changed",
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: {
        before: before === undefined ? null : policyFacts(before),
        after: facts,
        ...approval.facts,
      },
      disclosures: [actorName(by)],
    });
    return { kind: "changed" };
  });
  if (outcome.kind === "changed") {
    tools.securityLog.record({
      event: "policy.changed",
      personId: by.id,
      facts: { setting: "two-person", value: policy.twoPerson ? "on" : "off" },
    });
  }
  return outcome;
}

async function readinessFor(
  stores: Pick<ReadStores, "approvals" | "passkeys">,
  policy: OfficePolicy,
  by: Person,
): Promise<PolicyReadiness> {
  let withoutPasskey = 0;
  let administrators = 0;
  let approvers = 0;
  for (const person of await stores.approvals.everyDeciding()) {
    const passkeys = await stores.passkeys.ofPerson(person.id);
    const usable = passkeys.some(
      (one) => one.blockedAt === null && !(policy.deviceBoundOnly && one.backupEligible),
    );
    if (!usable) withoutPasskey += 1;
    else if (person.role === "administrator") administrators += 1;
    if (usable && person.id !== by.id && isAmong(ruleOf("policy-change").approve, person)) {
      approvers += 1;
    }
  }
  return { withoutPasskey, administrators, approvers };
}
