import type { Stores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { SYSTEM_SUBJECT, type SubjectId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { ruleOf, type ActKind, type Decider } from "#app/core/people/act-kinds.ts";
import { actOf, approversOf, isExecutable } from "#app/core/people/approval.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { isLeftToOne, parseOfficePolicy } from "#app/core/people/office-policy.ts";

export type Approved =
  | {
      readonly kind: "approved";
      /** For the record of the act: who approved it, or that the office's policy leaves it to one person. */
      readonly facts: JsonObject;
    }
  | NeedsApproval;

/** The act waits for somebody else: who may approve it, and what to ask them for, word for word. */
export interface NeedsApproval {
  readonly kind: "needs-approval";
  readonly approvers: readonly Decider[];
  readonly ask: {
    readonly act: ActKind;
    readonly subject: string;
    readonly facts: JsonObject;
  };
}

/**
 * Asks, in the transaction that does an act, whether it may be done: with an approval of exactly these facts, which is used
 * up, or without one where the office's policy leaves it to one person. Damaged policy counts as the strict one.
 */
export async function requireApproval(
  stores: Stores,
  wanted: {
    readonly by: Person;
    readonly kind: ActKind;
    readonly subject: SubjectId | "office";
    readonly facts: JsonObject;
    readonly now: Instant;
  },
): Promise<Approved> {
  const { by, kind, subject, now } = wanted;
  const rule = ruleOf(kind);
  const policy = parseOfficePolicy(await stores.office.get("office-policy"));
  if (isLeftToOne(policy, kind)) {
    return { kind: "approved", facts: { approval: "one-person-policy" } };
  }
  const asker = await stores.approvals.deciding(by.id);
  const facts = canonicalJson(wanted.facts);
  for (const request of await stores.approvals.openOf(by.id, kind, now)) {
    const act = actOf(request);
    if (act?.kind !== kind || act.subject !== subject || canonicalJson(act.facts) !== facts) {
      continue;
    }
    if (asker === undefined || !isExecutable(request, asker, now)) continue;
    await stores.approvals.execute(request.id, now, {
      ev: "approval.executed",
      subj: subjectOf(subject),
      actor: actorOf(by),
      obj: { request: request.id, act: kind, act_sha256: request.digest },
      disclosures: [actorName(by)],
    });
    return {
      kind: "approved",
      facts: { approval: request.id, approved_by: approversOf(act, request.decisions) },
    };
  }
  return {
    kind: "needs-approval",
    approvers: rule.approve,
    ask: { act: kind, subject, facts: wanted.facts },
  };
}

/** What the custody records of an approval are about. */
export function subjectOf(subject: string): SubjectId {
  return subject === "office" ? SYSTEM_SUBJECT : (subject as SubjectId);
}
