import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

/** Everyone with an account, for administrators. */
export async function listPeople(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly (Person & { readonly signInName: string })[] | undefined> {
  const decision = authorise(input.by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return undefined;
  return tools.read((stores) => stores.people.all());
}

export interface OwnSession {
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly isThisOne: boolean;
}

/** The person's own sessions, oldest first. */
export async function listOwnSessions(
  tools: Pick<Tools, "read" | "shortSecrets">,
  input: { readonly by: Person; readonly token: string },
): Promise<readonly OwnSession[]> {
  const current = tools.shortSecrets.hashToken(input.token);
  const sessions = await tools.read((stores) => stores.sessions.ofPerson(input.by.id));
  return sessions.map(({ tokenHash, createdAt, lastSeenAt }) => ({
    createdAt,
    lastSeenAt,
    isThisOne: tokenHash === current,
  }));
}
