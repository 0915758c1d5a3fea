import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Schema } from "#db/schema.ts";

/**
 * Who looks at a list: `team` limits it to what `authorise` would allow one by one (own teams, assigned, member of a case,
 * opened for a time); `office` to everything. Whatever the scope, a wall leaves out what is behind it.
 */
export interface Looker {
  readonly personId: PersonId;
  readonly teams: readonly string[];
  readonly scope: "office" | "team";
  readonly now: Instant;
  /** Leaves out what an emergency opening shows: it is to look at, never to change. */
  readonly withoutOpened?: true;
}

type Builder<Table extends keyof Schema> = ExpressionBuilder<Schema, Table>;

/** Standing walls of the person, as subject ids. */
function wallsOf(eb: Builder<keyof Schema>, personId: PersonId) {
  return eb
    .selectFrom("wall")
    .select("wall.subject_id")
    .where("wall.person_id", "=", personId)
    .where("wall.lifted_at", "is", null);
}

/** Reports of cases behind a wall of their own. */
function reportsOfWalledCases(eb: Builder<keyof Schema>, personId: PersonId) {
  return eb
    .selectFrom("wall")
    .innerJoin("case_report as bound", "bound.case_id", "wall.subject_id")
    .select("bound.report_id")
    .where("wall.person_id", "=", personId)
    .where("wall.lifted_at", "is", null);
}

function openedBy(eb: Builder<keyof Schema>, { personId, now }: Looker) {
  return eb
    .selectFrom("break_glass")
    .select("break_glass.subject_id")
    .where("break_glass.person_id", "=", personId)
    .where("break_glass.opened_at", "<=", now)
    .where("break_glass.ends_at", ">", now);
}

function casesOfMember(eb: Builder<keyof Schema>, personId: PersonId) {
  return eb
    .selectFrom("case_member")
    .select("case_member.case_id")
    .where("case_member.person_id", "=", personId)
    .where("case_member.removed_at", "is", null);
}

/** Reports that a looker may know of. */
export function reportsInSight(eb: Builder<"report">, looker: Looker): Expression<SqlBool> {
  const any = eb as unknown as Builder<keyof Schema>;
  const unwalled = behindNoWall(any, "report.id", looker.personId);
  if (looker.scope === "office") return unwalled;
  const ofCases = any
    .selectFrom("case_report as theirs")
    .innerJoin("case_file", "case_file.id", "theirs.case_id")
    .select("theirs.report_id")
    .where((inner) =>
      inner.or([
        ...(looker.teams.length === 0 ? [] : [inner("case_file.team", "in", looker.teams)]),
        inner("theirs.case_id", "in", casesOfMember(any, looker.personId)),
        ...(looker.withoutOpened ? [] : [inner("theirs.case_id", "in", openedBy(any, looker))]),
      ]),
    );
  return any.and([
    unwalled,
    any.or([
      ...(looker.teams.length === 0 ? [] : [any("report.team", "in", looker.teams)]),
      any("report.assignee_id", "=", looker.personId),
      ...(looker.withoutOpened ? [] : [any("report.id", "in", openedBy(any, looker))]),
      any("report.id", "in", ofCases),
    ]),
  ]);
}

/** True of a report id that is neither walled off itself nor through a case. */
export function behindNoWall(
  eb: Builder<keyof Schema>,
  column: "report.id" | "evidence_item.report_id",
  personId: PersonId,
): Expression<SqlBool> {
  return eb.and([
    eb(column, "not in", wallsOf(eb, personId)),
    eb(column, "not in", reportsOfWalledCases(eb, personId)),
  ]);
}

/** Cases that a looker may know of: none that is walled off, or that holds a report which is. */
export function casesInSight(eb: Builder<"case_file">, looker: Looker): Expression<SqlBool> {
  const any = eb as unknown as Builder<keyof Schema>;
  const { personId } = looker;
  const holdingWalled = any
    .selectFrom("case_report as held")
    .select("held.case_id")
    .where((inner) =>
      inner.or([
        inner("held.report_id", "in", wallsOf(any, personId)),
        inner("held.report_id", "in", reportsOfWalledCases(any, personId)),
      ]),
    );
  const unwalled = any.and([
    any("case_file.id", "not in", wallsOf(any, personId)),
    any("case_file.id", "not in", holdingWalled),
  ]);
  if (looker.scope === "office") return unwalled;
  return any.and([
    unwalled,
    any.or([
      ...(looker.teams.length === 0 ? [] : [any("case_file.team", "in", looker.teams)]),
      any("case_file.id", "in", casesOfMember(any, personId)),
      any("case_file.id", "in", openedBy(any, looker)),
    ]),
  ]);
}
