import { isIdOf, type PersonId } from "../ids.ts";
import { later, type Instant } from "../instant.ts";
import { actDigestHex, parseAct, type Act } from "./act.ts";
import { isAmong, ruleOf, type ActKind } from "./act-kinds.ts";
import { CLOCK_SLACK_MILLIS } from "./in-time.ts";
import type { Role } from "./role.ts";
import { isRecent } from "./settled.ts";

/** Somebody who asks or decides, as they stand now. */
export interface Decision {
  readonly personId: PersonId;
  /** `signed` is the requester's own signature, where the act asks for one; it approves nothing. */
  readonly decision: "signed" | "approved" | "refused";
}

export interface Deciding {
  readonly id: PersonId;
  readonly role: Role;
  readonly status: "active" | "disabled";
  readonly supervisor: boolean;
  readonly createdAt: Instant;
  readonly recoveredAt: Instant | null;
}

/** A request as it is stored: the act's text is what counts, everything else about the act is read from it. */
export interface ApprovalRequest {
  readonly text: string;
  readonly digest: string;
  readonly decisions: readonly Decision[];
  readonly executedAt: Instant | null;
}

/** Where a request stands. `damaged`: the stored text is not the text that was approved. */
export type ApprovalState =
  "unsigned" | "requested" | "approved" | "refused" | "expired" | "executed" | "damaged";

/** The act of a request whose text is whole and still has the digest it was stored with. */
export function actOf(request: ApprovalRequest): Act | undefined {
  return actDigestHex(request.text) === request.digest ? parseAct(request.text) : undefined;
}

/** Where a request stands now. */
export function stateOf(request: ApprovalRequest, now: Instant): ApprovalState {
  const act = actOf(request);
  if (act === undefined) return "damaged";
  if (request.executedAt !== null) return "executed";
  if (request.decisions.some((one) => one.decision === "refused")) return "refused";
  // Asked for in the future: the clock was set back, and nobody knows how much longer it would last.
  if (act.expiresAt <= now || act.requestedAt > later(now, CLOCK_SLACK_MILLIS)) return "expired";
  if (!isSigned(act, request.decisions)) return "unsigned";
  return approversOf(act, request.decisions).length >= ruleOf(act.kind).approvals
    ? "approved"
    : "requested";
}

/** Distinct people who approved; the requester and the subject never count, whatever the rows say. */
export function approversOf(act: Act, decisions: readonly Decision[]): readonly PersonId[] {
  const approvers = decisions
    .filter((one) => one.decision === "approved")
    .map((one) => one.personId)
    .filter((id) => id !== act.requester && id !== personOf(act));
  return [...new Set(approvers)];
}

/** The person an act is about, where it is about one. */
export function personOf(act: Pick<Act, "subject">): PersonId | undefined {
  return isIdOf("usr", act.subject) ? act.subject : undefined;
}

/**
 * Whether somebody may know of a request at all: it is theirs, theirs to decide, or theirs to audit, and no wall keeps them from
 * what it is about. `hidden` names every report and case behind a wall for this person.
 */
export function mayKnowOf(
  request: ApprovalRequest & { readonly requesterId: PersonId; readonly kind: ActKind },
  person: Pick<Deciding, "id" | "role" | "supervisor">,
  hidden: readonly string[],
): boolean {
  const act = actOf(request);
  if (act === undefined || hidden.includes(act.subject)) return false;
  return (
    request.requesterId === person.id ||
    person.role === "auditor" ||
    isAmong(ruleOf(request.kind).approve, person)
  );
}

export type DecideProblem =
  | "not-open"
  | "own-request"
  | "about-oneself"
  | "not-this-role"
  | "disabled"
  | "too-new"
  | "recovered"
  | "decided";

/** Why this person may not decide about this request now; undefined when they may. */
export function problemOfDeciding(
  request: ApprovalRequest,
  person: Deciding,
  now: Instant,
): DecideProblem | undefined {
  const act = actOf(request);
  if (act === undefined || stateOf(request, now) !== "requested") return "not-open";
  if (person.id === act.requester) return "own-request";
  if (person.id === personOf(act)) return "about-oneself";
  if (!isAmong(ruleOf(act.kind).approve, person)) return "not-this-role";
  if (request.decisions.some((one) => one.personId === person.id)) return "decided";
  return problemOfStanding(person, now);
}

export type AskProblem = "not-this-role" | "about-oneself" | "disabled" | "too-new" | "recovered";

/** Why this person may not ask for an act of this kind; undefined when they may. */
export function problemOfAsking(
  kind: ActKind,
  subject: string,
  person: Deciding,
  now: Instant,
): AskProblem | undefined {
  if (person.status !== "active") return "disabled";
  if (!isAmong(ruleOf(kind).ask, person)) return "not-this-role";
  if (person.id === personOf({ subject })) return "about-oneself";
  // Asking is no right that a new account lacks; one that was just recovered waits for what hands something out.
  return isRecent(person.recoveredAt, now) && HANDS_OUT.includes(kind) ? "recovered" : undefined;
}

const HANDS_OUT: readonly ActKind[] = ["bundle-export", "bundle-over-review", "identity-open"];

/** Whether the requester may do now what was approved; the state says the rest. */
export function isExecutable(request: ApprovalRequest, by: Deciding, now: Instant): boolean {
  const act = actOf(request);
  return (
    act !== undefined &&
    stateOf(request, now) === "approved" &&
    by.id === act.requester &&
    problemOfAsking(act.kind, act.subject, by, now) === undefined
  );
}

function problemOfStanding(person: Deciding, now: Instant): DecideProblem | undefined {
  if (person.status !== "active") return "disabled";
  if (isRecent(person.createdAt, now)) return "too-new";
  if (isRecent(person.recoveredAt, now)) return "recovered";
  return undefined;
}

function isSigned(act: Act, decisions: readonly Decision[]): boolean {
  return (
    ruleOf(act.kind).requesterSigns !== true ||
    decisions.some((one) => one.decision === "signed" && one.personId === act.requester)
  );
}
