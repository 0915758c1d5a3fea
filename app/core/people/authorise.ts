import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { ABILITIES, type Ability } from "./ability.ts";
import type { Role } from "./role.ts";

/** Someone signed in, as authorisation sees them. Read afresh for every request, never from a cookie. */
export interface Person {
  readonly id: PersonId;
  readonly role: Role;
  readonly team: string;
  readonly status: "active" | "disabled";
  readonly displayName: string;
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

export type Refusal = "disabled" | "not-this-role" | "must-request" | "not-this-record";

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
  const reach = ABILITIES[ability][person.role];
  switch (reach) {
    case "office":
      return { allowed: true, scope: "office" };
    case "assigned":
      if (subject.kind === "office") return { allowed: true, scope: "team" };
      return subject.team === person.team || subject.assigneeId === person.id
        ? { allowed: true, scope: "team" }
        : { allowed: false, reason: "not-this-record" };
    case "request":
      return { allowed: false, reason: "must-request" };
    case "figures":
    case "none":
      return { allowed: false, reason: "not-this-role" };
  }
}
