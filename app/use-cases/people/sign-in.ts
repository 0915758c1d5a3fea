import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { beginSession, type BegunSession } from "./begin-session.ts";
import { checkPasswordOf } from "./check-password.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

export type SignInOutcome =
  | ({ readonly kind: "signed-in" } & BegunSession)
  | { readonly kind: "no-match" }
  /** Too soon after a failure: try again at that time. */
  | { readonly kind: "wait"; readonly until: Instant }
  /** Too many failures under this name: the password path is closed. */
  | { readonly kind: "locked"; readonly until: Instant }
  | { readonly kind: "passkey-only" }
  | { readonly kind: "busy" };

/** Signs a person in by password, and by one-time code where they use one. */
export async function signIn(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "passwords"
    | "oneTimeCodes"
    | "accountSealer"
    | "shortSecrets"
    | "securityLog"
  >,
  input: { readonly signInName: string; readonly password: string; readonly code?: string },
): Promise<SignInOutcome> {
  const { passkeyOnly } = await tools.read(readSignInPolicy);
  if (passkeyOnly) return { kind: "passkey-only" };
  const { signInName, password, code = "" } = input;
  const checked = await checkPasswordOf(tools, { signInName, password, code });
  if (checked.kind !== "match") return checked;
  const { person, strength, nameHash } = checked;
  const begun = await tools.transact(async (stores) => {
    // Disabled while the password was being worked on.
    if ((await stores.people.find(person.id))?.status !== "active") return undefined;
    await stores.factors.clearPasswordPath(nameHash);
    const now = tools.clock.now();
    return beginSession(tools, stores, { personId: person.id, strength, now });
  });
  if (begun === undefined) return { kind: "no-match" };
  tools.securityLog.record({ event: "sign-in.ok", personId: person.id, facts: { strength } });
  if (begun.ended > 0) {
    tools.securityLog.record({
      event: "session.ended",
      personId: person.id,
      facts: { reason: "too-many", sessions: begun.ended },
    });
  }
  return { kind: "signed-in", ...begun };
}
