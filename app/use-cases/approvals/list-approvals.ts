import type { StoredRequest } from "#app/adapters/database/approval-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { namedApprovers } from "#app/core/identity/approver-list.ts";
import { isIdOf, type ApprovalId, type PersonId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Instant } from "#app/core/instant.ts";
import {
  actOf,
  isExecutable,
  mayKnowOf,
  problemOfDeciding,
  stateOf,
  type ApprovalState,
  type Deciding,
} from "#app/core/people/approval.ts";
import { ruleOf, type ActKind } from "#app/core/people/act-kinds.ts";
import { fromHex, toBase64url } from "#app/core/encoding.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export interface ShownRequest {
  readonly id: ApprovalId;
  readonly act: ActKind;
  readonly subject: string;
  /** The person, report or case it is about, by the name the office calls it; empty for the office itself. */
  readonly subjectName: string;
  /** What exactly is done, as the text says it. */
  readonly facts: JsonObject;
  /** What the office calls the people whom the facts name by id, where they name any. */
  readonly namesOfPeople: Readonly<Partial<Record<PersonId, string>>>;
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
  /** The person who looks asked for it. */
  readonly mine: boolean;
  /** The person who looks may take it back or refuse it. */
  readonly refusable: boolean;
  /** It was approved, and the person who looks may do it now. */
  readonly doable: boolean;
}

/**
 * What the person may see of requests: their own, those they may decide about, and for auditors all; nothing of what is behind a
 * wall. Newest first.
 */
export async function listApprovals(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly ShownRequest[]> {
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const person = await stores.approvals.deciding(input.by.id);
    const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
    if (person === undefined) return [];
    const hidden = await stores.access.hiddenFrom(person.id);
    return (await stores.approvals.listed(now))
      .map((request) => shown(request, { person, hidden }, names, now))
      .filter((one) => one !== undefined);
  });
}

export interface ReadApproval {
  readonly request: ShownRequest;
  /** It is about a report that its reporter withdrew, and did not take that back. */
  readonly withdrawn: boolean;
  /** What a passkey is asked; undefined where nothing waits for one of theirs. */
  readonly options: string | undefined;
}

/** One request in full, with what a passkey is asked when the person may sign it; undefined when it is not theirs to see. */
export async function readApproval(
  tools: Pick<Tools, "read" | "clock" | "passkeys">,
  input: { readonly by: Person; readonly requestId: ApprovalId },
): Promise<ReadApproval | undefined> {
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const person = await stores.approvals.deciding(input.by.id);
    const request = await stores.approvals.find(input.requestId);
    if (person === undefined || request === undefined) return undefined;
    const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
    const hidden = await stores.access.hiddenFrom(person.id);
    const request_ = shown(request, { person, hidden }, names, now);
    const passkeys = await stores.passkeys.ofPerson(person.id);
    if (request_ === undefined) return undefined;
    return {
      request: { ...request_, subjectName: await nameOf(stores, request_) },
      withdrawn:
        isIdOf("rpt", request_.subject) && (await stores.requests.isWithdrawn(request_.subject)),
      passkeys: passkeys.filter((one) => one.blockedAt === null),
    };
  });
  if (found === undefined) return undefined;
  const { request, withdrawn, passkeys } = found;
  const digest = fromHex(request.digest);
  const signs = request.waitsForMe || request.waitsForMySignature;
  const options =
    !signs || digest === undefined || passkeys.length === 0
      ? undefined
      : await tools.passkeys.signInOptions({ challenge: toBase64url(digest), allow: passkeys });
  return { request, withdrawn, options };
}

/** What a request is about, as people call it: a report's code, a case's number. */
async function nameOf(
  stores: Pick<ReadStores, "reports" | "cases">,
  { subject, subjectName }: ShownRequest,
): Promise<string> {
  if (isIdOf("rpt", subject)) return (await stores.reports.find(subject))?.code ?? "";
  if (isIdOf("cas", subject)) return (await stores.cases.find(subject))?.number ?? "";
  return subjectName;
}

function shown(
  request: StoredRequest,
  { person, hidden }: { readonly person: Deciding; readonly hidden: readonly string[] },
  names: ReadonlyMap<PersonId, string>,
  now: Instant,
): ShownRequest | undefined {
  const act = actOf(request);
  if (act === undefined || !mayKnowOf(request, person, hidden)) return undefined;
  const state = stateOf(request, now);
  return {
    id: request.id,
    act: act.kind,
    subject: act.subject,
    subjectName: names.get(act.subject as PersonId) ?? "",
    facts: act.facts,
    namesOfPeople: Object.fromEntries(
      namedApprovers(act.facts).map(({ personId }) => [personId, names.get(personId) ?? ""]),
    ),
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
    mine: act.requester === person.id,
    refusable:
      problemOfDeciding(request, person, now) === undefined ||
      (act.requester === person.id &&
        ["unsigned", "requested"].includes(state) &&
        !request.decisions.some((one) => one.personId === person.id)),
    doable: isExecutable(request, person, now),
  };
}
