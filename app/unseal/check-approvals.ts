import { fromBase64url, toBase64url } from "#app/core/encoding.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { PinnedApprover, UnsealRefusal } from "#app/core/identity/unseal-protocol.ts";
import { later, type Instant } from "#app/core/instant.ts";
import {
  ACT_LIFETIME_MILLIS,
  actDigest,
  actDigestHex,
  parseAct,
  type Act,
} from "#app/core/people/act.ts";
import { ruleOf } from "#app/core/people/act-kinds.ts";
import type { Assertion } from "#app/core/people/assertion.ts";
import { personOf } from "#app/core/people/approval.ts";

/** The desk's address as this process knows it by itself; passkeys answer for no other. */
export interface RelyingParty {
  readonly origin: string;
  readonly rpId: string;
}

export type CheckedAct =
  | {
      readonly ok: true;
      readonly act: Act;
      readonly digest: string;
      readonly approvers: readonly PersonId[];
    }
  | { readonly ok: false; readonly refusal: UnsealRefusal };

/** A clock of another machine may be this much ahead. */
const CLOCK_SLACK_MILLIS = 5 * 60_000;

/**
 * Checks by itself that enough pinned people, each with their own passkey and none of them the requester or the subject,
 * signed exactly this text, in time, and that it was not used before. Believes nothing the server says besides.
 */
export async function checkApprovals(
  given: { readonly act: string; readonly assertions: readonly Assertion[] },
  office: {
    readonly relyingParty: RelyingParty;
    readonly pinned: readonly PinnedApprover[];
    readonly isUsed: (digest: string) => boolean;
    readonly now: Instant;
  },
): Promise<CheckedAct> {
  const act = parseAct(given.act);
  if (act === undefined || act.requestedAt > later(office.now, CLOCK_SLACK_MILLIS)) {
    return refused("act");
  }
  const lasts = later(act.requestedAt, ACT_LIFETIME_MILLIS);
  if (act.expiresAt <= office.now || act.expiresAt > lasts) return refused("expired");
  const digest = actDigestHex(given.act);
  if (office.isUsed(digest)) return refused("used");
  const approvers: PersonId[] = [];
  for (const assertion of given.assertions) {
    const pinned = office.pinned.find((one) => one.credentialId === assertion.credentialId);
    if (pinned === undefined) return refused("not-pinned");
    if (pinned.personId === act.requester || pinned.personId === personOf(act)) {
      return refused("requester");
    }
    if (approvers.includes(pinned.personId)) return refused("same-approver");
    if (!(await isSigned(actDigest(given.act), assertion, pinned, office.relyingParty))) {
      return refused("assertion");
    }
    approvers.push(pinned.personId);
  }
  if (approvers.length < ruleOf(act.kind).approvals) return refused("too-few");
  return { ok: true, act, digest, approvers };
}

async function isSigned(
  digest: Uint8Array,
  assertion: Assertion,
  pinned: PinnedApprover,
  { origin, rpId }: RelyingParty,
): Promise<boolean> {
  const publicKey = fromBase64url(pinned.publicKey);
  if (publicKey === undefined) return false;
  const { credentialId: id, authenticatorData, clientDataJSON, signature } = assertion;
  // Loaded with the first approval: it is most of what this process would load at its start.
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  try {
    const checked = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: { authenticatorData, clientDataJSON, signature },
      },
      expectedChallenge: toBase64url(digest),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      // The challenge is used once, so the counter has nothing to add; the desk watches it.
      credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    return checked.verified;
  } catch {
    return false;
  }
}

function refused(refusal: UnsealRefusal): CheckedAct {
  return { ok: false, refusal };
}
