import type { StoredRequest } from "#app/adapters/database/approval-store.ts";
import { fromHex, toBase64url } from "#app/core/encoding.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Act } from "#app/core/people/act.ts";
import {
  actOf,
  mayKnowOf,
  problemOfDeciding,
  stateOf,
  type DecideProblem,
} from "#app/core/people/approval.ts";
import { assertionFacts, parseAssertion } from "#app/core/people/assertion.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Passkey } from "#app/core/people/passkey.ts";
import { parseOfficePolicy } from "#app/core/people/office-policy.ts";
import type { Tools } from "../tools.ts";
import { subjectOf } from "./require-approval.ts";

export type DecideOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: DecideProblem | "passkey" | "device-bound" };

type DecideTools = Pick<Tools, "transact" | "read" | "clock" | "passkeys" | "securityLog">;

/**
 * Approves an act with a passkey whose challenge was the digest of the act's text: the key signs what was approved. The
 * requester, where the act asks for it, signs the same way, which approves nothing. The whole answer goes into the record.
 */
export async function approveAct(
  tools: DecideTools,
  input: { readonly by: Person; readonly requestId: ApprovalId; readonly credential: string },
): Promise<DecideOutcome> {
  const { by, requestId } = input;
  const found = await tools.read(async (stores) => {
    const assertion = parseAssertion(input.credential);
    return {
      request: await stores.approvals.find(requestId),
      person: await stores.approvals.deciding(by.id),
      hidden: await stores.access.hiddenFrom(by.id),
      assertion,
      passkey:
        assertion === undefined
          ? undefined
          : await stores.passkeys.byCredential(assertion.credentialId),
      policy: parseOfficePolicy(await stores.office.get("office-policy")),
    };
  });
  const { request, person: asStored, hidden, assertion, passkey } = found;
  // Whoever has nothing to do with it does not learn that it is there.
  if (request === undefined || asStored === undefined || !mayKnowOf(request, asStored, hidden)) {
    return { kind: "not-found" };
  }
  const digest = fromHex(request.digest);
  if (
    assertion === undefined ||
    digest === undefined ||
    passkey?.personId !== by.id ||
    passkey.blockedAt !== null
  ) {
    return refuse(tools, by, request, "passkey");
  }
  if (passkey.backupEligible && found.policy?.deviceBoundOnly !== false) {
    return refuse(tools, by, request, "device-bound");
  }
  const checked = await tools.passkeys.checkAct({
    digest,
    assertion: input.credential,
    credential: passkey,
  });
  const now = tools.clock.now();
  if (!checked.ok) {
    if (checked.problem === "counter-fell") await blockPasskey(tools, by, passkey, now);
    return refuse(tools, by, request, "passkey");
  }
  const outcome = await tools.transact(async (stores): Promise<DecideOutcome> => {
    const current = await stores.approvals.find(requestId);
    const person = await stores.approvals.deciding(by.id);
    const act = current === undefined ? undefined : actOf(current);
    if (
      current === undefined ||
      person === undefined ||
      act === undefined ||
      !mayKnowOf(current, person, await stores.access.hiddenFrom(by.id))
    ) {
      return { kind: "not-found" };
    }
    const signs = act.requester === by.id && stateOf(current, now) === "unsigned";
    const problem =
      signs && person.status === "active" ? undefined : problemOfDeciding(current, person, now);
    if (problem !== undefined) return { kind: "refused", reason: problem };
    await stores.passkeys.recordUse(passkey.id, checked.newCounter, now);
    await stores.approvals.decide(
      requestId,
      {
        personId: by.id,
        decision: signs ? "signed" : "approved",
        assertion: JSON.stringify(assertion),
        decidedAt: now,
      },
      {
        ev: "approval.given",
        subj: subjectOf(act.subject),
        actor: actorOf(by),
        obj: {
          request: requestId,
          act: act.kind,
          act_sha256: current.digest,
          as: signs ? "requester" : "approver",
          assertion: assertionFacts(assertion),
          public_key: toBase64url(passkey.publicKey),
        },
        disclosures: [actorName(by), { name: "note", value: current.text }],
      },
    );
    return { kind: "done" };
  });
  if (outcome.kind === "refused") return refuse(tools, by, request, outcome.reason);
  if (outcome.kind === "done") {
    tools.securityLog.record({
      event: "approval.given",
      personId: by.id,
      facts: { act: request.kind, request: requestId },
    });
  }
  return outcome;
}

/** Says no to an act, with a reason. The requester may take their own request back the same way. */
export async function refuseAct(
  tools: DecideTools,
  input: { readonly by: Person; readonly requestId: ApprovalId; readonly reason: string },
): Promise<DecideOutcome> {
  const { by, requestId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<DecideOutcome> => {
    const request = await stores.approvals.find(requestId);
    const person = await stores.approvals.deciding(by.id);
    const act: Act | undefined = request === undefined ? undefined : actOf(request);
    if (
      request === undefined ||
      person === undefined ||
      act === undefined ||
      !mayKnowOf(request, person, await stores.access.hiddenFrom(by.id))
    ) {
      return { kind: "not-found" };
    }
    const own =
      act.requester === by.id &&
      ["unsigned", "requested"].includes(stateOf(request, now)) &&
      !request.decisions.some((one) => one.personId === by.id);
    const problem = own ? undefined : problemOfDeciding(request, person, now);
    if (problem !== undefined) return { kind: "refused", reason: problem };
    await stores.approvals.decide(
      requestId,
      { personId: by.id, decision: "refused", assertion: null, decidedAt: now },
      {
        ev: "approval.refused",
        subj: subjectOf(act.subject),
        actor: actorOf(by),
        obj: { request: requestId, act: act.kind, act_sha256: request.digest },
        disclosures: [actorName(by), { name: "reason", value: input.reason.trim().slice(0, 500) }],
      },
    );
    return { kind: "done" };
  });
}

/** A counter that fell says that there are two of that passkey: neither approves or signs in from now on. */
async function blockPasskey(
  tools: Pick<Tools, "transact" | "securityLog">,
  by: Person,
  { id }: Pick<Passkey, "id">,
  now: Instant,
): Promise<void> {
  await tools.transact(({ passkeys }) => passkeys.block(id, now));
  tools.securityLog.record({
    event: "credential.refused",
    personId: by.id,
    facts: { kind: "passkey", reason: "counter-fell" },
  });
}

function refuse(
  tools: Pick<Tools, "securityLog">,
  by: Person,
  request: StoredRequest,
  reason: Extract<DecideOutcome, { kind: "refused" }>["reason"],
): DecideOutcome {
  tools.securityLog.record({
    event: "approval.refused",
    personId: by.id,
    facts: { act: request.kind, request: request.id, reason },
  });
  return { kind: "refused", reason };
}
