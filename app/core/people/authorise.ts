import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { TokenGrant } from "./api-token.ts";
import { BREAK_GLASS_ABILITIES, cellOf, RETURNS_LATE, type Ability } from "./ability.ts";
import type { Cell, Extent } from "./cell.ts";
import type { Role } from "./role.ts";
import { isRecent } from "./settled.ts";
import { OFFICE, type RecordSubject, type Subject } from "./subject.ts";

export { OFFICE, type Subject };

/** Someone signed in, as authorisation sees them. Read afresh for every request, never from a cookie. */
export interface Person {
  readonly id: PersonId;
  readonly role: Role;
  readonly teams: readonly string[];
  /** True where the table says "if supervisor". */
  readonly supervisor: boolean;
  /** The partner agency of a partner's account; null for the office's own people. */
  readonly agency: string | null;
  readonly status: "active" | "disabled";
  readonly displayName: string;
  /** Set when the request came with a token of the API: it narrows what its holder may do, and never widens it. */
  readonly token?: TokenGrant;
  readonly createdAt: Instant;
  /** When two people let the person in again; null for most. What hands something out waits a day after it. */
  readonly recoveredAt: Instant | null;
}

/**
 * What is asked: to do the thing; to have its figures only; to request it; to approve it. That requester, approver and the
 * one concerned differ is for the approval to see to, which knows all three.
 */
export type Mode = "do" | "figures" | "request" | "approve";

/** Why something is allowed. */
export type Rule = "office-wide" | "team" | "assignee" | "case-member" | "agency" | "break-glass";

export type Decision =
  | {
      readonly allowed: true;
      readonly scope: "office" | "team" | "agency";
      readonly by: Rule;
      /** When the right ends by itself; null for one that does not. */
      readonly until: Instant | null;
    }
  | { readonly allowed: false; readonly reason: Refusal };

/**
 * `not-this-record` covers the wall: nothing that is answered may tell whether somebody is walled off or merely has nothing
 * to do with a record. What answers a request says the same for it as for a record that does not exist.
 */
export type Refusal =
  | "disabled"
  | "not-this-role"
  | "not-this-token"
  | "recovered"
  | "figures-only"
  | "must-request"
  | "not-this-record";

/**
 * The one answer to "may this person do this?". Denies by default. A wall beats everything. `now` is part of the question
 * because break-glass ends at a time.
 */
export function authorise(
  person: Person,
  ability: Ability,
  subject: Subject,
  now: Instant,
  mode: Mode = "do",
): Decision {
  if (person.status !== "active") return { allowed: false, reason: "disabled" };
  if (person.token !== undefined && !person.token.abilities.includes(ability)) {
    return { allowed: false, reason: "not-this-token" };
  }
  const cell = cellOf(person.role, ability);
  const lacking = lacks(cell, person, mode);
  if (lacking !== undefined) return { allowed: false, reason: lacking };
  if (RETURNS_LATE.has(ability) && isRecent(person.recoveredAt, now)) {
    return { allowed: false, reason: "recovered" };
  }
  if (subject.kind === "office") return allowedOnOffice(cell);
  if (subject.walledIds.includes(person.id)) return { allowed: false, reason: "not-this-record" };
  return (
    withinReach(cell, person, subject, mode) ??
    throughGlass(person, ability, subject, now, mode) ?? {
      allowed: false,
      reason: "not-this-record",
    }
  );
}

/** What keeps the role from it, whatever the record; undefined when nothing does. */
function lacks(cell: Cell, person: Person, mode: Mode): Refusal | undefined {
  if (cell.supervisorOnly && !person.supervisor) return "not-this-role";
  switch (mode) {
    case "request":
      return cell.request ? undefined : "not-this-role";
    case "approve":
      return cell.approve ? undefined : "not-this-role";
    case "figures":
      return cell.extent === "none" ? "not-this-role" : undefined;
    case "do":
      if (cell.extent === "none") return cell.request ? "must-request" : "not-this-role";
      return cell.depth === "figures" ? "figures-only" : undefined;
  }
}

/** On the office as a whole: what may be shown of it follows from the scope. */
function allowedOnOffice(cell: Cell): Decision {
  switch (cell.extent) {
    case "assigned":
      return { allowed: true, scope: "team", by: "team", until: null };
    case "agency":
      return { allowed: true, scope: "agency", by: "agency", until: null };
    case "office":
    // A right only to request or approve is not bound to a record.
    case "none":
      return { allowed: true, scope: "office", by: "office-wide", until: null };
  }
}

function withinReach(
  cell: Cell,
  person: Person,
  subject: RecordSubject,
  mode: Mode,
): Decision | undefined {
  const extent = extentFor(cell, person, mode);
  if (extent === "office" || extent === "none") return allowedOnOffice(cell);
  const rules: readonly [Rule, boolean][] =
    extent === "agency"
      ? [["agency", isShared(person.agency === null ? [] : [person.agency], subject.agencies)]]
      : [
          ["assignee", subject.assigneeIds.includes(person.id)],
          ["team", isShared(person.teams, subject.teams)],
          ["case-member", subject.memberIds.includes(person.id)],
        ];
  const by = rules.find(([, holds]) => holds)?.[0];
  const scope = extent === "agency" ? "agency" : "team";
  return by === undefined ? undefined : { allowed: true, scope, by, until: null };
}

/** Whoever reads by assignment asks for nothing outside of it; an approver stands apart on purpose, so needs no tie. */
function extentFor(cell: Cell, person: Person, mode: Mode): Extent {
  return cell.extent === "none" && mode === "request"
    ? cellOf(person.role, "report.read").extent
    : cell.extent;
}

function throughGlass(
  person: Person,
  ability: Ability,
  subject: RecordSubject,
  now: Instant,
  mode: Mode,
): Decision | undefined {
  if (!BREAK_GLASS_ABILITIES.has(ability) || mode === "request" || mode === "approve") return;
  const ends = subject.opened
    .filter(({ personId, until }) => personId === person.id && now < until)
    .map(({ until }) => until)
    .toSorted();
  const until = ends.at(-1);
  return until === undefined
    ? undefined
    : { allowed: true, scope: "team", by: "break-glass", until };
}

/** No name is nobody's: two empty ones are not the same. */
function isShared(mine: readonly string[], its: readonly string[]): boolean {
  return mine.some((name) => name !== "" && its.includes(name));
}
