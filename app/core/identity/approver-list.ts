import type { PersonId } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { PinnedApprover } from "./unseal-protocol.ts";

/** Two people open a name, and neither is the one who asked: with fewer nothing could ever be opened. */
export const FEWEST_APPROVERS = 2;

/** What fits into the text of an act with room for everything else that stands there. */
const LONGEST_LIST = 6_000;

export type ApproverListProblem = "too-few-people" | "twice" | "too-long";

/** Why this list cannot be the one whose passkeys open names; undefined when it can. */
export function problemOfApproverList(
  approvers: readonly PinnedApprover[],
): ApproverListProblem | undefined {
  const people = new Set(approvers.map((one) => one.personId));
  const keys = new Set(approvers.map((one) => one.credentialId));
  if (people.size < FEWEST_APPROVERS) return "too-few-people";
  if (keys.size < approvers.length) return "twice";
  return JSON.stringify(approversFacts(approvers)).length > LONGEST_LIST ? "too-long" : undefined;
}

/** The list as an act of the kind `unseal-approvers` names it, whole: nothing is added to what the process believes now. */
export function approversFacts(approvers: readonly PinnedApprover[]): JsonObject {
  return {
    approvers: approvers.map(({ personId, credentialId, publicKey }) => ({
      personId,
      credentialId,
      publicKey,
    })),
  };
}

/** Whose passkeys an act's facts name, in its order; none where the facts are not such a list. */
export function namedApprovers(
  facts: JsonObject,
): readonly Pick<PinnedApprover, "personId" | "credentialId">[] {
  const { approvers } = facts;
  if (!Array.isArray(approvers)) return [];
  return approvers.flatMap((one) => {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return [];
    const { personId, credentialId } = one as JsonObject;
    return typeof personId === "string" && typeof credentialId === "string"
      ? [{ personId: personId as PersonId, credentialId }]
      : [];
  });
}
