import type { Tools } from "../tools.ts";
import { endOtherSessions } from "./own-passkeys.ts";
import type { SignedInPerson } from "./session.ts";

interface Own {
  readonly by: SignedInPerson;
  readonly token: string;
}

export type BeginCodesOutcome =
  | {
      readonly kind: "begun";
      /** What an authenticator app scans. */
      readonly uri: string;
      /** The secret, to type where scanning is not possible. */
      readonly text: string;
    }
  | { readonly kind: "not-confirmed" }
  /** Those in use are ended first, which is recorded: a begun secret in their place would end them without a word. */
  | { readonly kind: "in-use" };

/** Makes a new secret for one-time codes, for somebody who uses none. It counts once a first code of it was given. */
export async function beginCodes(
  tools: Pick<Tools, "transact" | "clock" | "oneTimeCodes" | "accountSealer">,
  { by }: Own,
): Promise<BeginCodesOutcome> {
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  const secret = tools.oneTimeCodes.newSecret();
  const sealed = tools.accountSealer.seal(by.id, secret);
  const begun = await tools.transact(async (stores) => {
    if ((await stores.factors.totp(by.id))?.confirmedAt != null) return false;
    await stores.factors.setTotp(by.id, sealed, tools.clock.now());
    return true;
  });
  if (!begun) return { kind: "in-use" };
  return { kind: "begun", ...tools.oneTimeCodes.describe({ secret, signInName: by.signInName }) };
}

/** The secret that waits for its first code, to be shown again after a mistyped one; undefined when there is none. */
export async function readBegunCodes(
  tools: Pick<Tools, "read" | "oneTimeCodes" | "accountSealer">,
  { by }: Pick<Own, "by">,
): Promise<ReturnType<Tools["oneTimeCodes"]["describe"]> | undefined> {
  const totp = await tools.read((stores) => stores.factors.totp(by.id));
  if (totp?.confirmedAt !== null) return undefined;
  const secret = tools.accountSealer.open(by.id, totp.sealed);
  return secret === undefined
    ? undefined
    : tools.oneTimeCodes.describe({ secret, signInName: by.signInName });
}

/** Confirms the new secret with a first code: from then on the password needs a code. Other sessions end. */
export async function confirmCodes(
  tools: Pick<
    Tools,
    "transact" | "clock" | "oneTimeCodes" | "accountSealer" | "shortSecrets" | "securityLog"
  >,
  { by, token, code }: Own & { readonly code: string },
): Promise<{ readonly kind: "confirmed" | "wrong-code" | "not-begun" | "not-confirmed" }> {
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  const now = tools.clock.now();
  const kind = await tools.transact(async (stores) => {
    const totp = await stores.factors.totp(by.id);
    if (totp?.confirmedAt !== null) return "not-begun";
    const secret = tools.accountSealer.open(by.id, totp.sealed);
    if (secret === undefined) return "not-begun";
    const step = tools.oneTimeCodes.check({ secret, code, lastStep: totp.lastStep, now });
    if (step === undefined) return "wrong-code";
    await stores.factors.acceptStep(by.id, step, now);
    await endOtherSessions(stores, by.id, tools.shortSecrets.hashToken(token));
    return "confirmed";
  });
  if (kind === "confirmed") {
    tools.securityLog.record({
      event: "credential.added",
      personId: by.id,
      facts: { kind: "one-time-codes" },
    });
  }
  return { kind };
}

/** Ends one-time codes: the password alone is enough again. Other sessions end. */
export async function removeCodes(
  tools: Pick<Tools, "transact" | "shortSecrets" | "securityLog">,
  { by, token }: Own,
): Promise<{ readonly kind: "removed" | "not-confirmed" }> {
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  await tools.transact(async (stores) => {
    await stores.factors.removeTotp(by.id);
    await endOtherSessions(stores, by.id, tools.shortSecrets.hashToken(token));
  });
  tools.securityLog.record({
    event: "credential.removed",
    personId: by.id,
    facts: { kind: "one-time-codes" },
  });
  return { kind: "removed" };
}
