import type { StoredRequest } from "#app/adapters/database/approval-store.ts";
import type { ApprovalId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actOf, problemOfDeciding, stateOf, type ApprovalState, type Deciding } from "#app/core/people/approval.ts"; // prettier-ignore
import { isAmong, ruleOf, type ActKind } from "#app/core/people/act-kinds.ts";
import { fromHex, toBase64url } from "#app/core/encoding.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export interface ShownRequest {
  readonly id: ApprovalId;
  readonly act: ActKind;
  readonly subject: string;
  readonly purpose: string;
  /** The exact text that is approved. */
  readonly text: string;
  readonly digest: string;
  readonly requesterId: PersonId;
  readonly requester: string;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: ApprovalState;
  readonly needed: number;
  readonly decisions: readonly {
    readonly name: string;
    readonly decision: string;
    readonly at: Instant;
  }[];
  /** The person who looks may approve or refuse it now. */
  readonly waitsForMe: boolean;
  /** The person who looks asked for it and still has to sign it. */
  readonly waitsForMySignature: boolean;
}

/** What the person may see of requests: their own, those they may decide about, and for auditors all. Newest first. */
export async function listApprovals(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly ShownRequest[]> {
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const person = await stores.approvals.deciding(input.by.id);
    const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
    if (person === undefined) return [];
    return (await stores.approvals.newest())
      .map((request) => shown(request, person, names, now))
      .filter((one) => one !== undefined);
  });
}

/** One request in full, with what a passkey is asked when the person may sign it; undefined when it is not theirs to see. */
export async function readApproval(
  tools: Pick<Tools, "read" | "clock" | "passkeys">,
  input: { readonly by: Person; readonly requestId: ApprovalId },
): Promise<{ readonly request: ShownRequest; readonly options: string | undefined } | undefined> {
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const person = await stores.approvals.deciding(input.by.id);
    const request = await stores.approvals.find(input.requestId);
    if (person === undefined || request === undefined) return undefined;
    const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
    const request_ = shown(request, person, names, now);
    const passkeys = await stores.passkeys.ofPerson(person.id);
    return request_ === undefined
      ? undefined
      : { request: request_, passkeys: passkeys.filter((one) => one.blockedAt === null) };
  });
  if (found === undefined) return undefined;
  const { request, passkeys } = found;
  const digest = fromHex(request.digest);
  const signs = request.waitsForMe || request.waitsForMySignature;
  const options =
    !signs || digest === undefined || passkeys.length === 0
      ? undefined
      : await tools.passkeys.signInOptions({ challenge: toBase64url(digest), allow: passkeys });
  return { request, options };
}

function shown(
  request: StoredRequest,
  person: Deciding,
  names: ReadonlyMap<PersonId, string>,
  now: Instant,
): ShownRequest | undefined {
  const act = actOf(request);
  const isTheirs =
    request.requesterId === person.id ||
    person.role === "auditor" ||
    isAmong(ruleOf(request.kind).approve, person);
  if (act === undefined || !isTheirs) return undefined;
  const state = stateOf(request, now);
  return {
    id: request.id,
    act: act.kind,
    subject: act.subject,
    purpose: act.purpose,
    text: request.text,
    digest: request.digest,
    requesterId: act.requester,
    requester: names.get(act.requester) ?? "",
    requestedAt: act.requestedAt,
    expiresAt: act.expiresAt,
    state,
    needed: ruleOf(act.kind).approvals,
    decisions: request.decisions.map((one) => ({
      name: names.get(one.personId) ?? "",
      decision: one.decision,
      at: one.decidedAt,
    })),
    waitsForMe: problemOfDeciding(request, person, now) === undefined,
    waitsForMySignature: state === "unsigned" && act.requester === person.id,
  };
}
