import type { Tools } from "../tools.ts";
import { passwordProblems, type AccountProblem } from "./account-rules.ts";
import { endOtherSessions } from "./own-passkeys.ts";
import type { SignedInPerson } from "./session.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

export type ChangePasswordOutcome =
  | { readonly kind: "changed" | "removed" }
  | { readonly kind: "not-confirmed" | "passkey-only" | "last-factor" | "busy" }
  | { readonly kind: "problems"; readonly problems: readonly AccountProblem[] };

/** Gives the person another password, or none where a passkey is enough to come in. Other sessions end. */
export async function changePassword(
  tools: Pick<Tools, "transact" | "read" | "passwords" | "office" | "shortSecrets" | "securityLog">,
  input: {
    readonly by: SignedInPerson;
    readonly token: string;
    /** Null to have none from now on. */
    readonly password: string | null;
  },
): Promise<ChangePasswordOutcome> {
  const { by, token, password } = input;
  if (!by.session.steppedUp) return { kind: "not-confirmed" };
  const { passkeyOnly } = await tools.read(readSignInPolicy);
  if (password !== null && passkeyOnly) return { kind: "passkey-only" };
  const problems = password === null ? [] : passwordProblems(tools, by, password);
  if (problems.length > 0) return { kind: "problems", problems };
  const hashed = password === null ? undefined : await tools.passwords.protect(password);
  if (hashed?.kind === "busy") return { kind: "busy" };
  const done = await tools.transact(async (stores) => {
    const passkeys = await stores.passkeys.ofPerson(by.id);
    if (hashed === undefined && !passkeys.some((one) => one.blockedAt === null)) return false;
    await stores.people.setPassword(by.id, hashed?.encoded ?? null);
    // Codes go with the password: without one there is nothing for them to strengthen.
    if (hashed === undefined) await stores.factors.removeTotp(by.id);
    await endOtherSessions(stores, by.id, tools.shortSecrets.hashToken(token));
    return true;
  });
  if (!done) return { kind: "last-factor" };
  tools.securityLog.record({
    event: hashed === undefined ? "credential.removed" : "credential.added",
    personId: by.id,
    facts: { kind: "password" },
  });
  return { kind: hashed === undefined ? "removed" : "changed" };
}
