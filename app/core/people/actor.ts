import type { Actor, Disclosed } from "../custody/event.ts";
import type { Person } from "./authorise.ts";

/** A signed-in person as a custody record names them: an opaque id and the role they acted in. */
export function actorOf(person: Person): Actor {
  return { kind: "user", id: person.id, role: person.role };
}

/** The person's name as it is today, kept in a disclosure, so that an old event shows what was seen then. */
export function actorName(person: Person): Disclosed {
  return { name: "actor_name", value: person.displayName };
}
