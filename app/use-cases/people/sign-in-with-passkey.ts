import type { Tools } from "../tools.ts";
import { beginSession, type BegunSession } from "./begin-session.ts";
import { checkPasskey, giveChallenge } from "./challenges.ts";
import { hashOfName } from "./check-password.ts";

const ASKED = { purpose: "sign-in", boundTo: "", personId: null } as const;

/** What the sign-in page asks an authenticator, as JSON text; undefined while nobody in the office has a passkey. */
export async function offerPasskeySignIn(
  tools: Pick<Tools, "transact" | "read" | "random" | "clock" | "shortSecrets" | "passkeys">,
): Promise<string | undefined> {
  if (!(await tools.read(({ passkeys }) => passkeys.any()))) return undefined;
  const challenge = await tools.transact((stores) => giveChallenge(tools, stores, ASKED));
  return tools.passkeys.signInOptions({ challenge });
}

export type PasskeySignInOutcome =
  | ({ readonly kind: "signed-in" } & BegunSession)
  /** Whatever was wrong with it: only the security log says what. */
  | { readonly kind: "refused" };

/** Signs in whoever the passkey belongs to. Opens their password path again, should somebody have had it closed. */
export async function signInWithPasskey(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "newId" | "shortSecrets" | "passkeys" | "securityLog"
  >,
  input: { readonly posted: string },
): Promise<PasskeySignInOutcome> {
  const checked = await checkPasskey(tools, input.posted, ASKED);
  const begun = !checked.ok
    ? undefined
    : await tools.transact(async (stores) => {
        const person = await stores.people.find(checked.passkey.personId);
        if (person?.status !== "active") return undefined;
        await stores.factors.clearPasswordPath(hashOfName(person.signInName));
        const now = tools.clock.now();
        const session = { personId: person.id, strength: "passkey", now } as const;
        return { person, ...(await beginSession(tools, stores, session)) };
      });
  if (begun === undefined) {
    tools.securityLog.record({
      event: "sign-in.failed",
      facts: { path: "passkey", reason: checked.ok ? "disabled" : checked.problem },
    });
    return { kind: "refused" };
  }
  const { person, token, ended } = begun;
  tools.securityLog.record({
    event: "sign-in.ok",
    personId: person.id,
    facts: { strength: "passkey" },
  });
  if (ended > 0) {
    tools.securityLog.record({
      event: "session.ended",
      personId: person.id,
      facts: { reason: "too-many", sessions: ended },
    });
  }
  return { kind: "signed-in", token, ended };
}
