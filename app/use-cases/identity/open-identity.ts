import { toBase64url } from "#app/core/encoding.ts";
import { openingOf, REVIEW_MILLIS, SHOWN_MILLIS } from "#app/core/identity/opening.ts";
import type { UnsealRefusal } from "#app/core/identity/unseal-protocol.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Assertion } from "#app/core/people/assertion.ts";
import { actOf, approversOf, isExecutable } from "#app/core/people/approval.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { isShutByWithdrawal, nameInReach } from "./name-in-reach.ts";
import { tellUnsealSaidNo } from "./unseal-said-no.ts";

export type OpenIdentityOutcome =
  | {
      readonly kind: "opened";
      readonly fields: Readonly<Record<string, string>>;
      /** For the mark on the page: until when, and which act. */
      readonly until: Instant;
      readonly requestId: ApprovalId;
    }
  | { readonly kind: "not-found" | "not-approved" | "withdrawn" | "erased" | "down" }
  | { readonly kind: "refused-by-unseal"; readonly refusal: UnsealRefusal | "unknown" };

/**
 * Opens the approved fields of a reporter's identity for whoever asked, once, while the report is still theirs to read: what was
 * approved opens nothing from behind a wall that was raised since, nor for a report that was withdrawn since, but for a court or for safety. `identity.opened` and what the reporter will be
 * told are committed before the `unseal` process is asked for the first byte; if it then opens nothing, the log says that too.
 */
export async function openIdentity(
  tools: Pick<Tools, "transact" | "clock" | "unseal" | "securityLog">,
  input: { readonly by: Person; readonly requestId: ApprovalId },
): Promise<OpenIdentityOutcome> {
  const { by, requestId } = input;
  // Asked first, so that an approval is not used up on a process that is not there.
  if ((await tools.unseal.health()) === undefined) return { kind: "down" };
  const now = tools.clock.now();
  const found = await tools.transact(async (stores) => {
    const request = await stores.approvals.find(requestId);
    const act = request === undefined ? undefined : actOf(request);
    const opening = act === undefined ? undefined : openingOf(act);
    const person = await stores.approvals.deciding(by.id);
    if (request === undefined || act?.requester !== by.id || opening === undefined) {
      return { kind: "not-found" as const };
    }
    if ((await nameInReach(stores, by, opening.reportId, now)) !== "in-reach") {
      return { kind: "not-found" as const };
    }
    if (person === undefined || !isExecutable(request, person, now)) {
      return { kind: "not-approved" as const };
    }
    if (await isShutByWithdrawal(stores, opening)) return { kind: "withdrawn" as const };
    const sealed = await stores.approvals.sealedBox(opening.reportId);
    if (sealed === undefined) return { kind: "erased" as const };
    await stores.approvals.execute(requestId, now, {
      ev: "approval.executed",
      subj: opening.reportId,
      actor: actorOf(by),
      obj: { request: requestId, act: act.kind, act_sha256: request.digest },
      disclosures: [actorName(by)],
    });
    await stores.approvals.recordOpening(
      {
        requestId,
        reportId: opening.reportId,
        requesterId: by.id,
        fields: opening.fields,
        purpose: opening.toldAs,
        openedAt: now,
        noticeAfter: opening.delay?.until ?? null,
        reviewBy: opening.emergency ? later(now, REVIEW_MILLIS) : null,
      },
      {
        ev: "identity.opened",
        subj: opening.reportId,
        actor: actorOf(by),
        obj: {
          request: requestId,
          act_sha256: request.digest,
          fields: opening.fields,
          told_as: opening.toldAs,
          approved_by: approversOf(act, request.decisions),
          notice_after: opening.delay?.until ?? null,
          emergency: opening.emergency,
        },
        disclosures: [
          actorName(by),
          { name: "reason", value: act.purpose },
          { name: "legal_authority", value: opening.legalAuthority },
        ],
      },
    );
    const assertions = request.decisions
      .filter((one) => one.decision === "approved" && one.assertion !== null)
      .map((one) => JSON.parse(one.assertion ?? "") as Assertion);
    return { kind: "recorded" as const, request, opening, sealed, assertions };
  });
  if (found.kind !== "recorded") return found;
  const { request, opening, sealed, assertions } = found;
  const answer = await tools.unseal.open({
    act: request.text,
    assertions,
    box: toBase64url(sealed.box),
  });
  if (answer.kind === "opened") {
    tools.securityLog.record({
      event: "identity.unsealed",
      personId: by.id,
      facts: { request: requestId, fields: opening.fields.length },
    });
    const until = later(now, SHOWN_MILLIS);
    return { kind: "opened", fields: answer.fields, until, requestId };
  }
  const outcome =
    answer.kind === "down"
      ? ({ kind: "down" } as const)
      : ({ kind: "refused-by-unseal", refusal: answer.refusal } as const);
  return tellUnsealSaidNo(tools, by, requestId, outcome, {
    ev: "identity.not_opened",
    subj: opening.reportId,
  });
}
