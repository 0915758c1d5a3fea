import { later } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";

/** A desk session ends after this long without a request, and after this long in all (security-reliability 3.3). */
export const SESSION_IDLE_MILLIS = 15 * 60_000;
export const SESSION_MILLIS = 10 * 3_600_000;

const FAILURES_ALLOWED = 5;
const FAILURE_WINDOW_MILLIS = 15 * 60_000;

export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly token: string }
  | { readonly kind: "no-match" }
  /** Too many failures under this name: the password path is closed for a while. */
  | { readonly kind: "locked" }
  | { readonly kind: "busy" };

/**
 * Signs a person in. A name nobody has, a wrong password and a disabled account answer alike and after the same work.
 */
export async function signIn(
  tools: Pick<Tools, "transact" | "read" | "clock" | "passwords" | "shortSecrets">,
  input: { readonly signInName: string; readonly password: string },
): Promise<SignInOutcome> {
  const name = normaliseSignInName(input.signInName);
  const nameHash = toHex(sha256(toUtf8(name)));
  const since = later(tools.clock.now(), -FAILURE_WINDOW_MILLIS);
  const { person, failures } = await tools.read(async (stores) => ({
    person: await stores.people.bySignInName(name),
    failures: await stores.sessions.failuresSince(nameHash, since),
  }));
  if (failures >= FAILURES_ALLOWED) return { kind: "locked" };
  const check = await tools.passwords.verify(input.password, person?.passwordHash);
  if (check === "busy") return { kind: "busy" };
  const now = tools.clock.now();
  if (check === "no-match" || person?.status !== "active") {
    await tools.transact((stores) => stores.sessions.recordFailure(nameHash, now));
    return { kind: "no-match" };
  }
  const token = tools.shortSecrets.newToken();
  await tools.transact(async (stores) => {
    await stores.sessions.forgetFailures(nameHash);
    await stores.sessions.startStaff(tools.shortSecrets.hashToken(token), person.id, now);
  });
  return { kind: "signed-in", token };
}

/** Sign-in names are compared without regard to case and outer spaces. */
export function normaliseSignInName(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * The person a session's token belongs to, as they stand now; undefined when it ran out. Rights are read from
 * the database at every request, so that a change of role or a disabled account counts at once.
 */
export async function findSession(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<(Person & { readonly signInName: string }) | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const session = await stores.sessions.staff(tokenHash);
    if (session === undefined) return undefined;
    if (
      later(session.lastSeenAt, SESSION_IDLE_MILLIS) < now ||
      later(session.createdAt, SESSION_MILLIS) < now
    ) {
      await stores.sessions.endStaff(tokenHash);
      return undefined;
    }
    const person = await stores.people.find(session.personId);
    if (person?.status !== "active") return undefined;
    await stores.sessions.touchStaff(tokenHash, now);
    return person;
  });
}

/** Ends this session. */
export async function signOut(
  tools: Pick<Tools, "transact" | "shortSecrets">,
  input: { readonly token: string },
): Promise<void> {
  await tools.transact((stores) =>
    stores.sessions.endStaff(tools.shortSecrets.hashToken(input.token)),
  );
}

/** Ends every session of the person, on every device, this one too. */
export async function signOutEverywhere(
  tools: Pick<Tools, "transact">,
  input: { readonly by: Person },
): Promise<void> {
  await tools.transact((stores) => stores.sessions.endAllOf(input.by.id));
}
