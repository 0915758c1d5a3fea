import type { Stores } from "#app/adapters/database/stores.ts";
import type { PasskeyId, PersonId } from "#app/core/ids.ts";
import { LONGEST_LABEL, type Passkey } from "#app/core/people/passkey.ts";
import type { Tools } from "../tools.ts";
import { giveChallenge, takeAnswer } from "./challenges.ts";
import type { SignedInPerson } from "./session.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

interface Own {
  readonly by: SignedInPerson;
  /** Of the session in which it is done: it stays, every other one ends. */
  readonly token: string;
}

/** What the person signs in with. */
export interface OwnFactors {
  readonly passkeys: readonly Pick<
    Passkey,
    "id" | "label" | "backupEligible" | "createdAt" | "lastUsedAt" | "blockedAt"
  >[];
  readonly password: boolean;
  readonly codes: boolean;
}

/** Lists what the person signs in with. */
export async function listOwnFactors(
  tools: Pick<Tools, "read">,
  { by }: Pick<Own, "by">,
): Promise<OwnFactors> {
  return tools.read(async (stores) => ({
    passkeys: (await stores.passkeys.ofPerson(by.id)).map(
      ({ id, label, backupEligible, createdAt, lastUsedAt, blockedAt }) => ({
        id,
        label,
        backupEligible,
        createdAt,
        lastUsedAt,
        blockedAt,
      }),
    ),
    password: (await stores.people.bySignInName(by.signInName))?.passwordHash != null,
    codes: (await stores.factors.totp(by.id))?.confirmedAt != null,
  }));
}

/** What to ask a new authenticator, as JSON text; one that the person has already is left out. */
export async function offerPasskeyEnrolment(
  tools: Pick<Tools, "transact" | "random" | "clock" | "shortSecrets" | "passkeys">,
  { by, token }: Own,
): Promise<string> {
  const boundTo = tools.shortSecrets.hashToken(token);
  return tools.transact(async (stores) => {
    const asked = { purpose: "enrol", boundTo, personId: by.id } as const;
    const challenge = await giveChallenge(tools, stores, asked);
    const existing = await stores.passkeys.ofPerson(by.id);
    return tools.passkeys.enrolmentOptions({ challenge, person: by, existing });
  });
}

export type AddPasskeyOutcome = {
  readonly kind: "added" | "refused" | "not-device-bound" | "known" | "not-confirmed";
};

/** Adds a passkey after a fresh confirmation. Every other session of the person ends. */
export async function addPasskey(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "newId" | "shortSecrets" | "passkeys" | "securityLog"
  >,
  input: Own & { readonly posted: string; readonly label: string },
): Promise<AddPasskeyOutcome> {
  const { by, token, posted } = input;
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  const boundTo = tools.shortSecrets.hashToken(token);
  const answer = await takeAnswer(tools, posted, { purpose: "enrol", boundTo });
  const checked =
    answer.ok && answer.personId === by.id
      ? await tools.passkeys.checkEnrolment({ posted, challenge: answer.challenge })
      : ({ ok: false, problem: answer.ok ? "wrong-challenge" : answer.problem } as const);
  if (!checked.ok) {
    tools.securityLog.record({
      event: "credential.refused",
      personId: by.id,
      facts: { kind: "passkey", reason: checked.problem },
    });
    return { kind: "refused" };
  }
  const { credential } = checked;
  const { deviceBoundOnly } = await tools.read(readSignInPolicy);
  if (deviceBoundOnly && credential.backupEligible) return { kind: "not-device-bound" };
  const id = tools.newId("psk");
  const added = await tools.transact(async (stores) => {
    if ((await stores.passkeys.byCredential(credential.credentialId)) !== undefined) return false;
    const label = labelOf(input.label);
    await stores.passkeys.add({ id, personId: by.id, credential, label, at: tools.clock.now() });
    await endOtherSessions(stores, by.id, boundTo);
    return true;
  });
  if (!added) return { kind: "known" };
  tools.securityLog.record({
    event: "credential.added",
    personId: by.id,
    facts: { kind: "passkey", credential: id },
  });
  return { kind: "added" };
}

/** Gives one of the person's passkeys another label. */
export async function renamePasskey(
  tools: Pick<Tools, "transact">,
  input: { readonly by: SignedInPerson; readonly passkeyId: PasskeyId; readonly label: string },
): Promise<{ readonly kind: "done" | "not-found" }> {
  return tools.transact(async (stores) => {
    const own = await stores.passkeys.ofPerson(input.by.id);
    if (!own.some((one) => one.id === input.passkeyId)) return { kind: "not-found" };
    await stores.passkeys.rename(input.passkeyId, labelOf(input.label));
    return { kind: "done" };
  });
}

export type RemovePasskeyOutcome = {
  readonly kind: "removed" | "not-found" | "last-factor" | "not-confirmed";
};

/** Removes one of the person's passkeys; never the last thing that they could sign in with. Other sessions end. */
export async function removePasskey(
  tools: Pick<Tools, "transact" | "read" | "shortSecrets" | "securityLog">,
  input: Own & { readonly passkeyId: PasskeyId },
): Promise<RemovePasskeyOutcome> {
  const { by, token, passkeyId } = input;
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  const { passkeyOnly } = await tools.read(readSignInPolicy);
  const outcome = await tools.transact(async (stores): Promise<RemovePasskeyOutcome> => {
    const own = await stores.passkeys.ofPerson(by.id);
    if (!own.some((one) => one.id === passkeyId)) return { kind: "not-found" };
    const left = own.filter((one) => one.id !== passkeyId && one.blockedAt === null);
    const password = (await stores.people.bySignInName(by.signInName))?.passwordHash != null;
    if (left.length === 0 && (passkeyOnly || !password)) return { kind: "last-factor" };
    await stores.passkeys.remove(passkeyId);
    await endOtherSessions(stores, by.id, tools.shortSecrets.hashToken(token));
    return { kind: "removed" };
  });
  if (outcome.kind === "removed") {
    tools.securityLog.record({
      event: "credential.removed",
      personId: by.id,
      facts: { kind: "passkey", credential: passkeyId },
    });
  }
  return outcome;
}

/** Ends every session of the person but one: what they sign in with is not what it was. */
export async function endOtherSessions(
  stores: Stores,
  personId: PersonId,
  keptTokenHash: string,
): Promise<void> {
  for (const { tokenHash } of await stores.sessions.ofPerson(personId)) {
    if (tokenHash !== keptTokenHash) await stores.sessions.endStaff(tokenHash);
  }
}

/** A label as it is kept: on one line, not too long, never empty. */
export function labelOf(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim().slice(0, LONGEST_LABEL);
  return plain === "" ? "Passkey" : plain;
}
