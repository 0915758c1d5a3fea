import {
  approversFacts,
  problemOfApproverList,
  type ApproverListProblem,
} from "#app/core/identity/approver-list.ts";
import type { PinnedApprover, UnsealRefusal } from "#app/core/identity/unseal-protocol.ts";
import { SYSTEM_SUBJECT, type ApprovalId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Assertion } from "#app/core/people/assertion.ts";
import { actOf, approversOf as whoApproved, isExecutable } from "#app/core/people/approval.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { askForApproval, type AskOutcome } from "../approvals/ask-for-approval.ts";
import type { Tools } from "../tools.ts";
import { tellUnsealSaidNo } from "./unseal-said-no.ts";
import { approversOf } from "./list-approvers.ts";

export type AskApproversOutcome =
  | AskOutcome
  | { readonly kind: "problem"; readonly problem: ApproverListProblem | "unknown" | "same" }
  /** Nobody is pinned yet: this list is given to the process at its machine, by hand. */
  | { readonly kind: "first"; readonly approvers: readonly PinnedApprover[] }
  | { readonly kind: "down" }
  | { readonly kind: "not-allowed"; readonly reason: Refusal };

/**
 * Asks two of those whom the `unseal` process believes now to approve another list, named whole with every key. Before
 * there is a list nobody can approve one, so the first is only written out.
 */
export async function askForApprovers(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "securityLog" | "unseal">,
  input: {
    readonly by: Person;
    /** The passkeys that shall count, by their credential ids. */
    readonly credentialIds: readonly string[];
    readonly purpose: string;
  },
): Promise<AskApproversOutcome> {
  const { by, credentialIds, purpose } = input;
  const decision = authorise(by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "not-allowed", reason: decision.reason };
  const health = await tools.unseal.health();
  if (health === undefined) return { kind: "down" };
  const listed = await tools.read((stores) => approversOf(stores, health.approvers));
  const wanted: PinnedApprover[] = [];
  for (const credentialId of credentialIds) {
    const one = listed.find((each) => each.credentialId === credentialId);
    if (one === undefined) return { kind: "problem", problem: "unknown" };
    wanted.push({ personId: one.personId, credentialId, publicKey: one.publicKey });
  }
  const problem = problemOfApproverList(wanted);
  if (problem !== undefined) return { kind: "problem", problem };
  if (health.approvers.length === 0) return { kind: "first", approvers: wanted };
  if (isSameList(health.approvers, wanted)) return { kind: "problem", problem: "same" };
  const facts = approversFacts(wanted);
  return askForApproval(tools, { by, act: "unseal-approvers", subject: "office", facts, purpose });
}

export type ChangeApproversOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "not-found" | "not-approved" | "down" }
  | { readonly kind: "refused-by-unseal"; readonly refusal: UnsealRefusal | "unknown" };

/**
 * Has the `unseal` process take the approved list. The approval is used up and the change recorded before the process is
 * asked; if it then refuses, the log says that too. The process checks the signatures by itself.
 */
export async function changeApprovers(
  tools: Pick<Tools, "transact" | "clock" | "unseal" | "securityLog">,
  input: { readonly by: Person; readonly requestId: ApprovalId },
): Promise<ChangeApproversOutcome> {
  const { by, requestId } = input;
  // Asked first, so that an approval is not used up on a process that is not there.
  const before = await tools.unseal.health();
  if (before === undefined) return { kind: "down" };
  const now = tools.clock.now();
  const found = await tools.transact(async (stores) => {
    const request = await stores.approvals.find(requestId);
    const act = request === undefined ? undefined : actOf(request);
    const person = await stores.approvals.deciding(by.id);
    if (request === undefined || act?.requester !== by.id || act.kind !== "unseal-approvers") {
      return { kind: "not-found" as const };
    }
    if (person === undefined || !isExecutable(request, person, now)) {
      return { kind: "not-approved" as const };
    }
    await stores.approvals.execute(requestId, now, {
      ev: "approval.executed",
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: { request: requestId, act: act.kind, act_sha256: request.digest },
      disclosures: [actorName(by)],
    });
    await stores.custody.appendSystemEvent({
      ev: "identity.approvers_changed",
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: {
        request: requestId,
        act_sha256: request.digest,
        before: approversFacts(before.approvers),
        after: act.facts,
        approved_by: whoApproved(act, request.decisions),
      },
      disclosures: [actorName(by), { name: "reason", value: act.purpose }],
    });
    const assertions = request.decisions
      .filter((one) => one.decision === "approved" && one.assertion !== null)
      .map((one) => JSON.parse(one.assertion ?? "") as Assertion);
    return { kind: "recorded" as const, text: request.text, assertions };
  });
  if (found.kind !== "recorded") return found;
  const answer = await tools.unseal.changeApprovers({
    act: found.text,
    assertions: found.assertions,
  });
  if (answer.kind === "changed") {
    tools.securityLog.record({
      event: "policy.changed",
      personId: by.id,
      facts: { setting: "unseal-approvers", value: "changed" },
    });
    return { kind: "changed" };
  }
  const outcome =
    answer.kind === "down"
      ? ({ kind: "down" } as const)
      : ({ kind: "refused-by-unseal", refusal: answer.refusal } as const);
  return tellUnsealSaidNo(tools, by, requestId, outcome, {
    ev: "identity.approvers_not_changed",
    subj: SYSTEM_SUBJECT,
  });
}

function isSameList(now: readonly PinnedApprover[], wanted: readonly PinnedApprover[]): boolean {
  const ids = (list: readonly PinnedApprover[]) => list.map((one) => one.credentialId).toSorted();
  return ids(now).join(" ") === ids(wanted).join(" ");
}
