import type { CaseId, PersonId, ReportId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { Person } from "./authorise.ts";
import { recordSubject, type RecordSubject } from "./subject.ts";

/** From when until when something held; the end is null while it holds. The beginning counts, the end does not. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Everything that ever decided who may have to do with one report or case, as rows and log tell. */
export interface ReachHistory {
  readonly id: ReportId | CaseId;
  /** A record's own team never changes; neither does the agency that handed it in. */
  readonly team: string;
  readonly agency: string | null;
  /** To whom a report was given, in the order of the log. */
  readonly assigned: readonly { readonly at: Instant; readonly to: PersonId | null }[];
  /** Which reports were in which cases: those of this record, and of the cases and reports bound to it. */
  readonly links: readonly (Span & { readonly caseId: CaseId; readonly reportId: ReportId })[];
  readonly caseTeams: ReadonlyMap<CaseId, string>;
  readonly members: readonly (Span & { readonly caseId: CaseId; readonly personId: PersonId })[];
  readonly walls: readonly (Span & {
    readonly subjectId: ReportId | CaseId;
    readonly personId: PersonId;
  })[];
  readonly openings: readonly {
    readonly subjectId: ReportId | CaseId;
    readonly personId: PersonId;
    readonly from: Instant;
    readonly until: Instant;
  }[];
}

/** True when a span holds at that moment. */
export function holdsAt({ from, until }: Span, at: Instant): boolean {
  return from <= at && (until === null || at < until);
}

/** The record as `authorise` would have seen it at that moment: the same rules as for what is true now. */
export function subjectAt(history: ReachHistory, at: Instant): RecordSubject {
  const { id } = history;
  const links = history.links.filter((one) => holdsAt(one, at));
  const reports = links.filter((one) => one.caseId === id).map((one) => one.reportId);
  const bound = new Set<string>([id, ...reports]);
  const around = links.filter((one) => bound.has(one.reportId)).map((one) => one.caseId);
  const own = links.filter((one) => one.reportId === id).map((one) => one.caseId);
  const joined = new Set<string>([id, ...own]);
  const walled = new Set<string>([...bound, ...around]);
  const assignee = history.assigned.findLast((one) => one.at <= at)?.to ?? null;
  const peopleOf = <One extends Span & { readonly personId: PersonId }>(all: readonly One[]) => [
    ...new Set(all.filter((one) => holdsAt(one, at)).map((one) => one.personId)),
  ];
  return recordSubject({
    teams: [history.team, ...own.map((caseId) => history.caseTeams.get(caseId) ?? "")],
    assigneeIds: assignee === null ? [] : [assignee],
    memberIds: peopleOf(history.members.filter((one) => joined.has(one.caseId))),
    walledIds: peopleOf(history.walls.filter((one) => walled.has(one.subjectId))),
    opened: history.openings
      .filter((one) => joined.has(one.subjectId) && holdsAt(one, at))
      .map(({ personId, until }) => ({ personId, until })),
    agencies: history.agency === null ? [] : [history.agency],
  });
}

/** What one record of the log says of an account: what it was before. */
export interface AccountChange {
  readonly at: Instant;
  readonly before: Partial<Pick<Person, "teams" | "role" | "supervisor" | "status">>;
}

/**
 * A person as they stood at that moment: what was changed later is taken back, the newest change first. Undefined for one
 * who had no account yet.
 */
export function personAt(
  person: Person,
  changes: readonly AccountChange[],
  at: Instant,
): Person | undefined {
  if (at < person.createdAt) return undefined;
  return changes
    .filter((change) => at < change.at)
    .reduceRight<Person>((then, { before }) => ({ ...then, ...before }), person);
}
