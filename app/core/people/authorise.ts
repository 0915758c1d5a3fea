import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { TokenGrant } from "./api-token.ts";
import { ABILITIES, type Ability, type Reach } from "./ability.ts";
import type { Role } from "./role.ts";

/** Someone signed in, as authorisation sees them. Read afresh for every request, never from a cookie. */
export interface Person {
  readonly id: PersonId;
  readonly role: Role;
  readonly team: string;
  readonly status: "active" | "disabled";
  readonly displayName: string;
  /** Set when the request came with a token of the API: it narrows what its holder may do, and never widens it. */
  readonly token?: TokenGrant;
}

/**
 * What the ability would be used on. `office` is the thing as a whole (a list, a new case): with a reach of
 * `assigned` it is allowed and the answer's scope says that only the team's records may be shown.
 */
export type Subject =
  | { readonly kind: "office" }
  | { readonly kind: "record"; readonly team: string; readonly assigneeId: PersonId | null };

export type Decision =
  | { readonly allowed: true; readonly scope: "office" | "team" }
  | { readonly allowed: false; readonly reason: Refusal };

export type Refusal =
  "disabled" | "not-this-role" | "not-this-token" | "must-request" | "not-this-record";

/** The whole office as a subject. */
export const OFFICE: Subject = { kind: "office" };

/**
 * The one answer to "may this person do this?". Denies by default. `now` is part of the question because
 * rights may end at a time (approvals, break-glass); today no rule depends on it.
 */
export function authorise(
  person: Person,
  ability: Ability,
  subject: Subject,
  now: Instant,
): Decision {
  void now;
  if (person.status !== "active") return { allowed: false, reason: "disabled" };
  if (person.token !== undefined && !person.token.abilities.includes(ability)) {
    return { allowed: false, reason: "not-this-token" };
  }
  const reach = reachOf(person.role, ability);
  if (reach === "office") return { allowed: true, scope: "office" };
  if (reach === "assigned") {
    return isTheirs(person, subject)
      ? { allowed: true, scope: "team" }
      : { allowed: false, reason: "not-this-record" };
  }
  // Everything else, also what nobody has thought of, is refused.
  return { allowed: false, reason: reach === "request" ? "must-request" : "not-this-role" };
}

/** A role or an ability that is not in the table, as an old row of the database might name, reaches nothing. */
function reachOf(role: string, ability: string): Reach {
  const row: Readonly<Partial<Record<string, Reach>>> = Object.hasOwn(ABILITIES, ability)
    ? ABILITIES[ability as Ability]
    : {};
  return (Object.hasOwn(row, role) ? row[role] : undefined) ?? "none";
}

function isTheirs(person: Person, subject: Subject): boolean {
  switch (subject.kind) {
    case "office":
      return true;
    case "record":
      // No team is nobody's team: two empty ones are not the same.
      return (
        (subject.team !== "" && subject.team === person.team) || subject.assigneeId === person.id
      );
  }
}
