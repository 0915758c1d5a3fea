import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/**
 * What one fact of a security event may be: a `word` that the program itself knows (never anything that was typed or
 * sent), a `count`, or an opaque `id`. There is no kind for free text, so names, addresses, paths and content have no
 * place to go.
 */
export type FactKind = "word" | "count" | "id";

/**
 * Whose doing an event is. `staff` and `system` events keep milliseconds; `public` ones keep the hour only, as a sum, so
 * that this log cannot be laid beside somebody's record of the network (security-reliability 3.7).
 */
export type EventSide = "staff" | "public" | "system";

interface EventSpec {
  readonly side: EventSide;
  readonly facts: Readonly<Record<string, FactKind>>;
}

/** Every event of the security log and the facts that it may hold (security-reliability 3.14). */
export const SECURITY_EVENTS = {
  "sign-in.ok": { side: "staff", facts: { strength: "word" } },
  /** Nobody is named: a wrong name belongs to no one, and a right one must look the same. */
  "sign-in.failed": { side: "staff", facts: { path: "word", reason: "word" } },
  "sign-in.locked": { side: "staff", facts: { path: "word" } },
  "sign-in.busy": { side: "staff", facts: { path: "word" } },
  "session.ended": { side: "staff", facts: { reason: "word", sessions: "count" } },
  /** A cookie that opens nothing: made up, stolen, or left over from a session that ended. */
  "session.refused": { side: "staff", facts: {} },
  "session.stepped-up": { side: "staff", facts: { strength: "word" } },
  "step-up.refused": { side: "staff", facts: { reason: "word" } },
  "credential.added": { side: "staff", facts: { kind: "word", credential: "id" } },
  "credential.removed": { side: "staff", facts: { kind: "word", credential: "id" } },
  "credential.refused": { side: "staff", facts: { kind: "word", reason: "word" } },
  "account.made": { side: "staff", facts: { role: "word", account: "id" } },
  "account.disabled": { side: "staff", facts: { account: "id" } },
  "account.changed": { side: "staff", facts: { what: "word", account: "id" } },
  "invitation.made": { side: "staff", facts: { role: "word" } },
  /** One-time links: invitations, recoveries and the first administrator's. Why they are over is told to nobody. */
  "invitation.refused": { side: "staff", facts: { reason: "word" } },
  "access.refused": { side: "staff", facts: { ability: "word", reason: "word", record: "id" } },
  "access.broke-glass": { side: "staff", facts: { ability: "word", record: "id" } },
  "wall.changed": { side: "staff", facts: { what: "word", record: "id" } },
  "approval.asked": { side: "staff", facts: { act: "word", request: "id" } },
  "approval.given": { side: "staff", facts: { act: "word", request: "id" } },
  "approval.refused": { side: "staff", facts: { act: "word", request: "id", reason: "word" } },
  "identity.unsealed": { side: "staff", facts: { request: "id", fields: "count" } },
  "identity.unseal-refused": { side: "staff", facts: { request: "id", reason: "word" } },
  "policy.changed": { side: "staff", facts: { setting: "word", value: "word" } },
  "token.made": { side: "staff", facts: { token: "id", role: "word" } },
  "token.ended": { side: "staff", facts: { token: "id", reason: "word" } },
  "token.refused": { side: "staff", facts: { reason: "word" } },
  "security-log.reviewed": { side: "staff", facts: { events: "count" } },
  "security-log.exported": { side: "staff", facts: { events: "count" } },
  "form.refused": { side: "staff", facts: { rule: "word" } },
  "public-form.refused": { side: "public", facts: { rule: "word" } },
  "host.refused": { side: "public", facts: {} },
  "method.refused": { side: "public", facts: {} },
  "follow-up.no-match": { side: "public", facts: {} },
  "limit.reached": { side: "public", facts: { limit: "word" } },
  "page.violated": { side: "public", facts: { directive: "word", page: "word" } },
  "sandbox.killed": { side: "system", facts: { reason: "word" } },
  "system.started": { side: "system", facts: {} },
  "system.stopped": { side: "system", facts: {} },
  /** A data folder of an earlier version, which did not say whose it is, was taken for this office's. Once. */
  "system.data-folder-adopted": { side: "system", facts: {} },
  /** Compared with the start before: which settings are different, never what they say. */
  "settings.changed": { side: "system", facts: { setting: "word" } },
  /** Time that ran out for no draft and no unfinished file: the server was off, or its clock jumped or was set back. */
  "time.not-counted": { side: "system", facts: { why: "word", hours: "count" } },
  "security-log.behind": { side: "system", facts: { waiting: "count" } },
  "security-log.lost": { side: "system", facts: { events: "count" } },
  "security-log.alive": { side: "system", facts: {} },
} as const satisfies Readonly<Record<string, EventSpec>>;

/** CJIS AU-11 asks for one year; the office keeps seven. */
export const SECURITY_LOG_DAYS = 7 * 365;

export type SecurityEventName = keyof typeof SECURITY_EVENTS;

type ValueOf<Kind extends FactKind> = Kind extends "count" ? number : string;

/** The facts that an event may carry; each may be left out. */
export type FactsOf<Name extends SecurityEventName> = {
  readonly [Fact in keyof (typeof SECURITY_EVENTS)[Name]["facts"]]?:
    ValueOf<Extract<(typeof SECURITY_EVENTS)[Name]["facts"][Fact], FactKind>> | undefined;
};

/** What is handed in when something happened. */
export interface SecurityOccurrence<Name extends SecurityEventName = SecurityEventName> {
  readonly event: Name;
  /** The member of staff whose doing it was; never somebody of the public. */
  readonly personId?: PersonId | undefined;
  readonly facts?: FactsOf<Name> | undefined;
}

/** Takes what happened. Never throws, never waits. */
export interface SecurityRecorder {
  record<const Name extends SecurityEventName>(occurrence: SecurityOccurrence<Name>): void;
}

/** One line of the security log. `times` is more than 1 for public events, which are summed by the hour. */
export interface SecurityEntry {
  readonly at: Instant;
  readonly event: SecurityEventName;
  readonly personId: PersonId | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly times: number;
}

/** True for a name of the catalogue. */
export function isSecurityEventName(text: unknown): text is SecurityEventName {
  return typeof text === "string" && Object.hasOwn(SECURITY_EVENTS, text);
}

/** Whose doing the event is. */
export function sideOf(event: SecurityEventName): EventSide {
  return SECURITY_EVENTS[event].side;
}

const WORD = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const ID = /^[a-z]{3}_[0-9a-z]{3,40}$/;
const HOUR_WIDTH = "YYYY-MM-DDTHH".length;

/**
 * An occurrence as it may be kept: facts that the event does not know are left out, one that is not of its kind becomes
 * `withheld`, and the time of a public event is cut to its hour. The types forbid both; a cast does not listen.
 */
export function entryOf(occurrence: SecurityOccurrence, now: Instant): SecurityEntry {
  const { event, personId } = occurrence;
  const spec: EventSpec = SECURITY_EVENTS[event];
  const known = Object.entries(spec.facts)
    .map(([name, kind]) => [name, kind, (occurrence.facts as Facts | undefined)?.[name]] as const)
    .filter(([, , value]) => value !== undefined)
    .map(([name, kind, value]) => [name, isOfKind(kind, value) ? value : "withheld"] as const);
  return {
    at: spec.side === "public" ? hourOf(now) : now,
    event,
    personId: spec.side === "public" ? null : (personId ?? null),
    facts: Object.fromEntries(known) as SecurityEntry["facts"],
    times: 1,
  };
}

type Facts = Readonly<Record<string, unknown>>;

function isOfKind(kind: FactKind, value: unknown): boolean {
  switch (kind) {
    case "count":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "word":
      return typeof value === "string" && WORD.test(value);
    case "id":
      return typeof value === "string" && ID.test(value);
  }
}

/** The beginning of the instant's hour. */
export function hourOf(instant: Instant): Instant {
  return `${instant.slice(0, HOUR_WIDTH)}:00:00.000Z` as Instant;
}

/** One entry as a line of JSON, keys in fixed order: what leaves for another host. */
export function entryLine(entry: SecurityEntry): string {
  const { at, event, personId, facts, times } = entry;
  return `${JSON.stringify({
    at,
    event,
    ...(personId === null ? {} : { person: personId }),
    ...(times === 1 ? {} : { times }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  })}\n`;
}
