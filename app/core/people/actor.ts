import type { Actor, Disclosed } from "../custody/event.ts";
import type { Person } from "./authorise.ts";

/**
 * A person as a custody record names them: an opaque id and the role they acted in. An act by a token of the API names the
 * token behind the person, `usr_…:tok_…`, so that what a leaked token did can be told from what its holder did.
 */
export function actorOf(person: Person): Actor {
  const id = person.token === undefined ? person.id : `${person.id}:${person.token.id}`;
  return { kind: "user", id, role: person.role };
}

/** The person in an actor's id, whether they acted themselves or through a token. */
export function personIdOf(actorId: string): string {
  return actorId.split(":", 1)[0] ?? actorId;
}

/** The person's name as it is today, kept in a disclosure, so that an old event shows what was seen then. */
export function actorName(person: Person): Disclosed {
  return { name: "actor_name", value: person.displayName };
}
