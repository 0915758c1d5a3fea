import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { ACT_LIFETIME_MILLIS, actDigestHex, actText, type Act } from "#app/core/people/act.ts";
import type { ActKind } from "#app/core/people/act-kinds.ts";
import { problemOfAsking, type AskProblem } from "#app/core/people/approval.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { subjectOf } from "./require-approval.ts";

export type AskOutcome =
  | { readonly kind: "asked"; readonly requestId: ApprovalId }
  | { readonly kind: "refused"; readonly reason: AskProblem }
  | { readonly kind: "no-purpose" };

const LONGEST_PURPOSE = 500;

/**
 * Asks a second person to approve an act: writes down exactly what would be done, and why. Whether the act can be done at
 * all is asked again by the use case that does it; an approval gives nobody a right that their role lacks.
 */
export async function askForApproval(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "securityLog">,
  input: {
    readonly by: Person;
    readonly act: ActKind;
    readonly subject: string;
    readonly facts: JsonObject;
    readonly purpose: string;
    /** The law or order an act rests on, for the record. */
    readonly legalAuthority?: string;
  },
): Promise<AskOutcome> {
  const purpose = input.purpose.trim();
  if (purpose === "" || purpose.length > LONGEST_PURPOSE || !purpose.isWellFormed()) {
    return { kind: "no-purpose" };
  }
  const now = tools.clock.now();
  const id: ApprovalId = tools.newId("apr");
  const outcome = await tools.transact(async (stores): Promise<AskOutcome> => {
    const asker = await stores.approvals.deciding(input.by.id);
    const problem =
      asker === undefined ? "disabled" : problemOfAsking(input.act, input.subject, asker, now);
    if (problem !== undefined) return { kind: "refused", reason: problem };
    await store(stores, { ...input, id, purpose, now, office: await officeOf(stores) });
    return { kind: "asked", requestId: id };
  });
  if (outcome.kind === "asked") {
    tools.securityLog.record({
      event: "approval.asked",
      personId: input.by.id,
      facts: { act: input.act, request: id },
    });
  }
  return outcome;
}

async function store(
  stores: Stores,
  asked: {
    readonly by: Person;
    readonly act: ActKind;
    readonly subject: string;
    readonly facts: JsonObject;
    readonly purpose: string;
    readonly legalAuthority?: string;
    readonly id: ApprovalId;
    readonly office: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { by, id, now, subject, facts, purpose, office, legalAuthority } = asked;
  const expiresAt = later(now, ACT_LIFETIME_MILLIS);
  const act: Act = {
    kind: asked.act,
    id,
    office,
    requester: by.id,
    subject,
    facts,
    purpose,
    requestedAt: now,
    expiresAt,
  };
  const text = actText(act);
  const digest = actDigestHex(text);
  await stores.approvals.ask(
    { id, kind: asked.act, text, digest, requesterId: by.id, requestedAt: now, expiresAt },
    {
      ev: "approval.requested",
      subj: subjectOf(subject),
      actor: actorOf(by),
      obj: { request: id, act: asked.act, act_sha256: digest, expires_at: expiresAt },
      disclosures: [
        actorName(by),
        { name: "reason", value: purpose },
        // The exact text, so that the passkeys' answers can be checked against it years later.
        { name: "note", value: text },
        ...(legalAuthority === undefined
          ? []
          : [{ name: "legal_authority" as const, value: legalAuthority }]),
      ],
    },
  );
}

/** The office an act is for. */
export async function officeOf(stores: Pick<ReadStores, "office">): Promise<string> {
  return (await stores.office.get("deployment-id")) ?? "";
}
