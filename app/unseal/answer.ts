import { createHash, type KeyObject } from "node:crypto";
import { z } from "zod";
import { fromBase64url, toBase64url } from "#app/core/encoding.ts";
import { problemOfApproverList } from "#app/core/identity/approver-list.ts";
import { openingOf } from "#app/core/identity/opening.ts";
import type { PinnedApprover, UnsealRefusal } from "#app/core/identity/unseal-protocol.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { checkApprovals, type CheckedAct, type RelyingParty } from "./check-approvals.ts";
import { openBox } from "./open-box.ts";
import { approversShape } from "./pinned-approvers.ts";
import type { UsedActs } from "./used-acts.ts";

const MANY = 8;
const part = z.string().regex(/^[A-Za-z0-9_-]{1,8192}$/);
const assertions = z
  .array(
    z.strictObject({
      credentialId: part,
      authenticatorData: part,
      clientDataJSON: part,
      signature: part,
    }),
  )
  .max(MANY);
const act = z.string().max(8_192);

/** Everything this process can be asked. */
const requestShape = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("health") }),
  z.strictObject({
    verb: z.literal("open"),
    act,
    assertions,
    box: z.string().regex(/^[A-Za-z0-9_-]{1,65536}$/),
  }),
  z.strictObject({ verb: z.literal("change-approvers"), act, assertions }),
]);

/** What answering needs; the composition is `serve.ts`. */
export interface UnsealOffice {
  readonly privateKey: KeyObject;
  readonly publicKey: Uint8Array;
  readonly relyingParty: RelyingParty;
  readonly used: UsedActs;
  readonly readPinned: () => Promise<readonly PinnedApprover[]>;
  readonly replacePinned: (approvers: readonly PinnedApprover[]) => Promise<void>;
  readonly now: () => Instant;
}

/** Answers one message. Every refusal is a code; what was opened is in the answer and nowhere else. */
export async function answer(office: UnsealOffice, message: unknown): Promise<JsonObject> {
  const parsed = requestShape.safeParse(message);
  if (!parsed.success) return refused("not-understood");
  const request = parsed.data;
  if (request.verb === "health") {
    const approvers = (await office.readPinned()).map((one) => ({ ...one }));
    return { ok: true, publicKey: toBase64url(office.publicKey), approvers };
  }
  const checked = await checkApprovals(request, {
    relyingParty: office.relyingParty,
    pinned: await office.readPinned(),
    isUsed: office.used.has,
    now: office.now(),
  });
  if (!checked.ok) return refused(checked.refusal);
  return request.verb === "open"
    ? open(office, checked, request.box)
    : changeApprovers(office, checked);
}

type Approved = Extract<CheckedAct, { ok: true }>;

async function open(office: UnsealOffice, checked: Approved, box: string): Promise<JsonObject> {
  const opening = openingOf(checked.act);
  if (opening === undefined) return refused("act");
  const bytes = fromBase64url(box);
  // The approvers signed for one box; another one would be another person.
  if (bytes === undefined || sha256(bytes) !== opening.boxSha256) return refused("box");
  const identity = await openBox(office.privateKey, opening.boxId, bytes);
  if (identity === undefined) return refused("box");
  await office.used.mark(checked.digest);
  const fields = opening.fields.map((field): [string, string] => {
    const value = identity[field];
    return [field, typeof value === "string" ? value : ""];
  });
  return { ok: true, fields: Object.fromEntries(fields), approvers: checked.approvers };
}

async function changeApprovers(office: UnsealOffice, checked: Approved): Promise<JsonObject> {
  if (checked.act.kind !== "unseal-approvers") return refused("act");
  const wanted = approversShape.safeParse(checked.act.facts["approvers"]);
  if (!wanted.success || problemOfApproverList(wanted.data) !== undefined) {
    return refused("approvers");
  }
  await office.used.mark(checked.digest);
  await office.replacePinned(wanted.data);
  return { ok: true, approvers: checked.approvers };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function refused(refusal: UnsealRefusal): JsonObject {
  return { ok: false, refusal };
}
