import type { SessionId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { endOf, isLive, isSteppedUp, type Strength } from "#app/core/people/session.ts";
import type { PastSignIn } from "#app/adapters/database/session-store.ts";
import type { Tools } from "../tools.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

/** What a request may know of the session that it came in. */
export interface CurrentSession {
  readonly id: SessionId;
  readonly strength: Strength;
  readonly steppedUpAt: Instant | null;
  /** True when grave acts need no new confirmation now. */
  readonly steppedUp: boolean;
  readonly earlierFormTokens: readonly string[];
  /** When it ends if nothing more is asked of it. */
  readonly endsAt: Instant;
}

export type SignedInPerson = Person & {
  readonly signInName: string;
  readonly session: CurrentSession;
};

/**
 * The person a session's token belongs to, as they stand now; undefined when it ran out. Rights are read from the database
 * at every request, so that a change of role or a disabled account counts at once. A session that ran out is left to the
 * sweep: until then a form that comes with it can be kept for its owner.
 */
export async function findSession(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: {
    readonly token: string;
    /** A page asks by itself, nobody uses the desk: the session is not prolonged. */
    readonly unattended?: boolean;
  },
): Promise<SignedInPerson | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const session = await stores.sessions.staff(tokenHash);
    if (session === undefined) return undefined;
    const { idleMinutes } = await readSignInPolicy(stores);
    if (!isLive(session, now, idleMinutes)) return undefined;
    const person = await stores.people.find(session.personId);
    if (person?.status !== "active") return undefined;
    const unattended = input.unattended === true;
    if (!unattended) await stores.sessions.touchStaff(tokenHash, now);
    return {
      ...person,
      session: {
        id: session.id,
        strength: session.strength,
        steppedUpAt: session.steppedUpAt,
        steppedUp: isSteppedUp(session, now),
        earlierFormTokens: session.earlierFormTokens,
        endsAt: endOf(unattended ? session : { ...session, lastSeenAt: now }, idleMinutes),
      },
    };
  });
}

/** Ends this session. */
export async function signOut(
  tools: Pick<Tools, "transact" | "shortSecrets" | "securityLog">,
  input: { readonly token: string },
): Promise<void> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const session = await tools.transact(async (stores) => {
    const found = await stores.sessions.staff(tokenHash);
    await stores.sessions.endStaff(tokenHash);
    return found;
  });
  if (session === undefined) return;
  tools.securityLog.record({
    event: "session.ended",
    personId: session.personId,
    facts: { reason: "signed-out", sessions: 1 },
  });
}

/** Ends every session of the person, on every device, this one too. */
export async function signOutEverywhere(
  tools: Pick<Tools, "transact" | "securityLog">,
  input: { readonly by: Person },
): Promise<void> {
  const sessions = await tools.transact(async (stores) => {
    const found = await stores.sessions.ofPerson(input.by.id);
    await stores.sessions.endAllOf(input.by.id);
    return found.length;
  });
  tools.securityLog.record({
    event: "session.ended",
    personId: input.by.id,
    facts: { reason: "everywhere", sessions },
  });
}

/** Ends one of the person's own sessions, wherever it is open. */
export async function endOwnSession(
  tools: Pick<Tools, "transact" | "securityLog">,
  input: { readonly by: Person; readonly sessionId: SessionId },
): Promise<{ readonly kind: "done" | "not-found" }> {
  const ended = await tools.transact((stores) =>
    stores.sessions.endOne(input.by.id, input.sessionId),
  );
  if (!ended) return { kind: "not-found" };
  tools.securityLog.record({
    event: "session.ended",
    personId: input.by.id,
    facts: { reason: "from-elsewhere", sessions: 1 },
  });
  return { kind: "done" };
}

export interface OwnSession {
  readonly id: SessionId;
  readonly strength: Strength;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly isThisOne: boolean;
}

const SIGN_INS_SHOWN = 10;

/** The person's own sessions, oldest first, and their last sign-ins, newest first. */
export async function listOwnSessions(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly by: Person; readonly token: string },
): Promise<{
  readonly sessions: readonly OwnSession[];
  readonly signIns: readonly PastSignIn[];
}> {
  const current = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const { idleMinutes } = await readSignInPolicy(stores);
    const all = await stores.sessions.ofPerson(input.by.id);
    const sessions = all
      .filter((session) => isLive(session, now, idleMinutes))
      .map(({ id, strength, createdAt, lastSeenAt, tokenHash }) => ({
        id,
        strength,
        createdAt,
        lastSeenAt,
        isThisOne: tokenHash === current,
      }));
    return { sessions, signIns: await stores.sessions.signInsOf(input.by.id, SIGN_INS_SHOWN) };
  });
}
