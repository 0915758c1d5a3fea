import type { Stores } from "#app/adapters/database/stores.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { isLive, SESSIONS_AT_ONCE, type Strength } from "#app/core/people/session.ts";
import type { Tools } from "../tools.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

export interface BegunSession {
  /** For the cookie: the only copy. */
  readonly token: string;
  /** Older sessions that had to end because somebody is signed in at two places at most. */
  readonly ended: number;
}

/**
 * Begins a session with an id that nobody knew before, whatever cookie the browser came with. Part of the transaction in
 * which somebody showed who they are.
 */
export async function beginSession(
  tools: Pick<Tools, "newId" | "shortSecrets">,
  stores: Stores,
  begin: { readonly personId: PersonId; readonly strength: Strength; readonly now: Instant },
): Promise<BegunSession> {
  const { personId, strength, now } = begin;
  const { idleMinutes } = await readSignInPolicy(stores);
  const sessions = await stores.sessions.ofPerson(personId);
  const live = sessions.filter((session) => isLive(session, now, idleMinutes));
  const spare = live.slice(0, Math.max(0, live.length - (SESSIONS_AT_ONCE - 1)));
  for (const session of spare) await stores.sessions.endStaff(session.tokenHash);
  const passkeys = await stores.passkeys.ofPerson(personId);
  const hasPasskey = passkeys.some((passkey) => passkey.blockedAt === null);
  const token = tools.shortSecrets.newToken();
  await stores.sessions.startStaff({
    tokenHash: tools.shortSecrets.hashToken(token),
    id: tools.newId("ses"),
    personId,
    strength,
    createdAt: now,
    lastSeenAt: now,
    earlierFormTokens: [],
    // Somebody who has a passkey confirms grave acts with it, however they came in.
    steppedUpAt: hasPasskey && strength !== "passkey" ? null : now,
  });
  await stores.sessions.recordSignIn(tools.newId("sgn"), personId, strength, now);
  await stores.people.recordActivity(personId, now);
  return { token, ended: spare.length };
}
