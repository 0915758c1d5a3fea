import type { Json, JsonObject } from "../json.ts";
import { ruleOf, type ActKind } from "./act-kinds.ts";

/** What an office decides for itself about its people (DESIGN 6.14). Data in the database, never a setting. */
export interface OfficePolicy {
  /** Grave acts need a second person. */
  readonly twoPerson: boolean;
  /** Nobody signs in with a password. */
  readonly passkeyOnly: boolean;
  /** Passkeys that may be copied to a vendor's cloud are refused. */
  readonly deviceBoundOnly: boolean;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: 15 | 30;
}

/** What holds until the office decides otherwise: an office of one must be able to begin. */
export const FIRST_POLICY: OfficePolicy = {
  twoPerson: false,
  passkeyOnly: false,
  deviceBoundOnly: false,
  idleMinutes: 15,
};

/**
 * Reads the policy as it is stored; nothing stored is the first policy. What cannot be read is undefined: an office
 * whose rules are damaged must not go on under weaker ones.
 */
export function parseOfficePolicy(text: string | undefined): OfficePolicy | undefined {
  if (text === undefined) return FIRST_POLICY;
  try {
    return policyOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Checks that a value is a whole policy, nothing missing and nothing more. */
export function policyOf(value: unknown): OfficePolicy | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { twoPerson, passkeyOnly, deviceBoundOnly, idleMinutes, ...rest } = value as Readonly<
    Partial<Record<string, Json>>
  >;
  if (
    typeof twoPerson !== "boolean" ||
    typeof passkeyOnly !== "boolean" ||
    typeof deviceBoundOnly !== "boolean" ||
    (idleMinutes !== 15 && idleMinutes !== 30) ||
    Object.keys(rest).length > 0
  ) {
    return undefined;
  }
  return { twoPerson, passkeyOnly, deviceBoundOnly, idleMinutes };
}

/**
 * Whether an act is left to one person. A damaged policy counts as the strict one; and what keeps an office to passkeys is
 * ended by two people, as what keeps it to two people is.
 */
export function isLeftToOne(policy: OfficePolicy | undefined, kind: ActKind): boolean {
  if (policy === undefined || policy.twoPerson || ruleOf(kind).always === true) return false;
  return kind !== "policy-change" || !policy.passkeyOnly;
}

/** The policy as facts of an act or a record. */
export function policyFacts(policy: OfficePolicy): JsonObject {
  return { ...policy };
}

/** How many people could still sign in, ask and approve under a new policy. */
export interface PolicyReadiness {
  /** Active people without any passkey (that the new policy would accept). */
  readonly withoutPasskey: number;
  /** Active administrators with an acceptable passkey. */
  readonly administrators: number;
  /** Active people with an acceptable passkey who may approve a change of this policy. */
  readonly approvers: number;
}

export type PolicyProblem =
  "same" | "people-without-passkey" | "no-administrator" | "too-few-approvers";

/**
 * Why a change of policy must not happen, or undefined. A rule that nobody can fulfil would lock the office out: with
 * passkeys only, everybody needs one first; and with either, somebody besides the administrator must be able to approve
 * that it is changed again.
 */
export function problemOfChange(
  from: OfficePolicy,
  to: OfficePolicy,
  ready: PolicyReadiness,
): PolicyProblem | undefined {
  const same =
    from.twoPerson === to.twoPerson &&
    from.passkeyOnly === to.passkeyOnly &&
    from.deviceBoundOnly === to.deviceBoundOnly &&
    from.idleMinutes === to.idleMinutes;
  if (same) return "same";
  if (to.passkeyOnly && ready.withoutPasskey > 0) return "people-without-passkey";
  const needsPasskeys = to.passkeyOnly || to.twoPerson || to.deviceBoundOnly;
  if (needsPasskeys && ready.administrators < 1) return "no-administrator";
  if ((to.twoPerson || to.passkeyOnly) && ready.approvers < 1) return "too-few-approvers";
  return undefined;
}
