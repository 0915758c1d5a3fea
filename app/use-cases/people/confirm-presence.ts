import type { Instant } from "#app/core/instant.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import type { Strength } from "#app/core/people/session.ts";
import type { Tools } from "../tools.ts";
import { checkPasskey, giveChallenge } from "./challenges.ts";
import { checkPasswordOf, hashOfName } from "./check-password.ts";
import type { SignedInPerson } from "./session.ts";

/** As many as a session's ten hours can see, each kept for five minutes. */
const EARLIER_TOKENS = 120;

/** How a person may confirm that it is they who sit there. */
export interface WaysToConfirm {
  /** What to ask the authenticator, as JSON text; undefined for somebody without a passkey. */
  readonly passkeyOptions: string | undefined;
  /** Only somebody without a passkey confirms by password. */
  readonly password: boolean;
  /** The password goes with a one-time code. */
  readonly code: boolean;
}

interface Confirming {
  readonly by: SignedInPerson;
  readonly token: string;
}

/** What the page that asks for a confirmation offers this person: the best that they have, and nothing weaker. */
export async function offerConfirmation(
  tools: Pick<Tools, "transact" | "random" | "clock" | "shortSecrets" | "passkeys">,
  { by, token }: Confirming,
): Promise<WaysToConfirm> {
  const boundTo = tools.shortSecrets.hashToken(token);
  return tools.transact(async (stores) => {
    const usable = (await stores.passkeys.ofPerson(by.id)).filter((one) => one.blockedAt === null);
    if (usable.length === 0) {
      const totp = await stores.factors.totp(by.id);
      const code = totp?.confirmedAt != null;
      return { passkeyOptions: undefined, password: true, code };
    }
    const asked = { purpose: "confirm", boundTo, personId: by.id } as const;
    const challenge = await giveChallenge(tools, stores, asked);
    const passkeyOptions = await tools.passkeys.signInOptions({ challenge, allow: usable });
    return { passkeyOptions, password: false, code: false };
  });
}

export type Confirmed =
  /** The session goes on under a new token. */
  | { readonly kind: "confirmed"; readonly token: string }
  | { readonly kind: "refused" }
  | { readonly kind: "wait"; readonly until: Instant }
  | { readonly kind: "locked"; readonly until: Instant }
  | { readonly kind: "busy" };

/** Confirms by passkey; only one of the person's own is taken. */
export async function confirmWithPasskey(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets" | "passkeys" | "securityLog">,
  { by, token, posted }: Confirming & { readonly posted: string },
): Promise<Confirmed> {
  const boundTo = tools.shortSecrets.hashToken(token);
  const asked = { purpose: "confirm", boundTo, personId: by.id } as const;
  const checked = await checkPasskey(tools, posted, asked);
  if (checked.ok) return stepUp(tools, { by, token }, "passkey");
  return refuse(tools, by, checked.problem);
}

/** Confirms by password, and code where the person has one; never for somebody who has a passkey. */
export async function confirmWithPassword(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "passwords"
    | "oneTimeCodes"
    | "accountSealer"
    | "shortSecrets"
    | "securityLog"
  >,
  input: Confirming & { readonly password: string; readonly code: string },
): Promise<Confirmed> {
  const { by, token, password, code } = input;
  const passkeys = await tools.read((stores) => stores.passkeys.ofPerson(by.id));
  if (passkeys.some((one) => one.blockedAt === null)) return refuse(tools, by, "has-passkey");
  const checked = await checkPasswordOf(tools, { signInName: by.signInName, password, code });
  switch (checked.kind) {
    case "match":
      await tools.transact((stores) => stores.factors.clearPasswordPath(hashOfName(by.signInName)));
      return stepUp(tools, { by, token }, checked.strength);
    case "no-match":
      return refuse(tools, by, "no-match");
    case "wait":
    case "locked":
    case "busy":
      return checked;
  }
}

async function stepUp(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets" | "securityLog">,
  { by, token }: Confirming,
  strength: Strength,
): Promise<Confirmed> {
  const fresh = tools.shortSecrets.newToken();
  const tokenHash = tools.shortSecrets.hashToken(fresh);
  const at = tools.clock.now();
  const before = tools.shortSecrets.hashToken(token);
  await tools.transact(async (stores) => {
    const session = await stores.sessions.staff(before);
    const earlierFormTokens = [...(session?.earlierFormTokens ?? []), formToken(token)].slice(
      -EARLIER_TOKENS,
    );
    await stores.sessions.stepUp(before, { tokenHash, strength, at, earlierFormTokens });
  });
  tools.securityLog.record({ event: "session.stepped-up", personId: by.id, facts: { strength } });
  return { kind: "confirmed", token: fresh };
}

function refuse(
  tools: Pick<Tools, "securityLog">,
  by: SignedInPerson,
  reason: string,
): { readonly kind: "refused" } {
  tools.securityLog.record({ event: "step-up.refused", personId: by.id, facts: { reason } });
  return { kind: "refused" };
}
