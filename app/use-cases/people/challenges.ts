import type { Stores } from "#app/adapters/database/stores.ts";
import { toBase64url } from "#app/core/encoding.ts";
import type { PersonId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { CHALLENGE_MILLIS, type ChallengePurpose } from "#app/core/people/challenge.ts";
import { isInTime } from "#app/core/people/in-time.ts";
import type { Passkey, PasskeyProblem } from "#app/core/people/passkey.ts";
import type { Tools } from "../tools.ts";

/** What an answer must have been asked for to be taken. */
export interface Asked {
  readonly purpose: ChallengePurpose;
  readonly boundTo: string;
  readonly personId: PersonId | null;
}

/** A new challenge, 32 random bytes in base64url, kept by its hash for two minutes. */
export async function giveChallenge(
  tools: Pick<Tools, "random" | "clock" | "shortSecrets">,
  stores: Stores,
  asked: Asked,
): Promise<string> {
  const challenge = toBase64url(tools.random(32));
  const now = tools.clock.now();
  await stores.factors.giveChallenge(
    {
      ...asked,
      challengeHash: tools.shortSecrets.hashToken(challenge),
      expiresAt: later(now, CHALLENGE_MILLIS),
    },
    now,
  );
  return challenge;
}

export type TakenAnswer =
  | {
      readonly ok: true;
      readonly challenge: string;
      readonly credentialId: string;
      readonly userHandle: string | undefined;
      readonly personId: PersonId | null;
    }
  | { readonly ok: false; readonly problem: PasskeyProblem };

/**
 * Takes the challenge that an answer says it answers out of the store, whatever comes of the answer: it can be used once.
 * One that is unknown, over, of another purpose, session or link is no challenge of ours.
 */
export async function takeAnswer(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets" | "passkeys">,
  posted: string,
  asked: { readonly purpose: ChallengePurpose; readonly boundTo: string },
): Promise<TakenAnswer> {
  const answer = tools.passkeys.read(posted);
  if (answer === undefined) return { ok: false, problem: "malformed" };
  const hash = tools.shortSecrets.hashToken(answer.challenge);
  const challenge = await tools.transact((stores) => stores.factors.takeChallenge(hash));
  const isOurs =
    challenge?.purpose === asked.purpose &&
    challenge.boundTo === asked.boundTo &&
    isInTime(challenge.expiresAt, CHALLENGE_MILLIS, tools.clock.now());
  if (!isOurs) return { ok: false, problem: "wrong-challenge" };
  return { ok: true, ...answer, personId: challenge.personId };
}

export type CheckedPasskey =
  | { readonly ok: true; readonly passkey: Passkey }
  | { readonly ok: false; readonly problem: PasskeyProblem | "unknown" | "blocked" };

/**
 * Checks an answer against the passkey that it names and records its use. A counter that fell says that there are two of
 * that passkey: it is blocked. `personId`, where it is known, is whose passkey it must be.
 */
export async function checkPasskey(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets" | "passkeys" | "securityLog">,
  posted: string,
  asked: Asked,
): Promise<CheckedPasskey> {
  const checked = await check(tools, posted, asked);
  if (!checked.ok) {
    tools.securityLog.record({
      event: "credential.refused",
      personId: asked.personId ?? undefined,
      facts: { kind: "passkey", reason: checked.problem },
    });
  }
  return checked;
}

async function check(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets" | "passkeys">,
  posted: string,
  asked: Asked,
): Promise<CheckedPasskey> {
  const answer = await takeAnswer(tools, posted, asked);
  if (!answer.ok) return answer;
  const passkey = await tools.read(({ passkeys }) => passkeys.byCredential(answer.credentialId));
  const isTheirs =
    passkey !== undefined &&
    (asked.personId === null || passkey.personId === asked.personId) &&
    (answer.userHandle === undefined || answer.userHandle === passkey.personId);
  if (!isTheirs) return { ok: false, problem: "unknown" };
  if (passkey.blockedAt !== null) return { ok: false, problem: "blocked" };
  const { challenge } = answer;
  const verified = await tools.passkeys.checkSignIn({ posted, challenge, credential: passkey });
  if (!verified.ok && verified.problem !== "counter-fell") return verified;
  const now = tools.clock.now();
  return tools.transact(async ({ passkeys }): Promise<CheckedPasskey> => {
    const current = await passkeys.byCredential(passkey.credentialId);
    if (current === undefined) return { ok: false, problem: "unknown" };
    // Another answer of the same passkey may have been taken since.
    const fell =
      !verified.ok || (verified.newCounter > 0 && verified.newCounter <= current.counter);
    if (fell) {
      await passkeys.block(passkey.id, now);
      return { ok: false, problem: "counter-fell" };
    }
    await passkeys.recordUse(passkey.id, verified.newCounter, now);
    return { ok: true, passkey };
  });
}
