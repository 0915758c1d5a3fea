import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { isAlways, nextDay, startOfDay, type Days } from "#app/core/triage/days.ts";
import { isByIncident, isLatestFirst, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lateBefore, targetDaysOf, UNDECIDED, type OfficeDays } from "#app/core/triage/target.ts";
import type { Schema } from "#db/schema.ts";
import {
  anyOf,
  fileCondition,
  flagCondition,
  incidentCondition,
  unreadCondition,
} from "./queue-beside.ts";
import { reportsInSight, type Looker } from "./reach.ts";

/** Conditions on reports. */
export type ReportExpressions = ExpressionBuilder<Schema, "report">;

/** Who looks at the queue, and how the office counts days. */
export interface QueueLooker extends Looker, OfficeDays {}

/** What the filter lets through of what this reader may know of; without what is looked for in words (`queue-text.ts`). */
export function matches(eb: ReportExpressions, filter: QueueFilter, reader: QueueLooker) {
  const all: Expression<SqlBool>[] = [reportsInSight(eb, reader)];
  const same = (
    column: "status" | "category" | "channel" | "language" | "incident_page_id",
    value: string | null,
  ) => {
    if (value !== null) all.push(eb(`report.${column}`, "=", value));
  };
  same("status", filter.status);
  same("category", filter.category);
  same("channel", filter.channel);
  same("language", filter.language);
  same("incident_page_id", filter.page);
  const { assignee } = filter;
  if (assignee === "nobody") all.push(eb("report.assignee_id", "is", null));
  else if (assignee !== "anyone") {
    const person = assignee === "mine" ? reader.personId : assignee;
    all.push(eb("report.assignee_id", "=", person));
  }
  if (filter.late) {
    all.push(eb("report.status", "in", UNDECIDED));
    all.push(eb("report.received_at", "<", lateBefore(reader.now, targetDaysOf(reader))));
  }
  if (filter.location !== null) {
    all.push(eb("report.latitude", filter.location === "given" ? "is not" : "is", null));
  }
  const { from, until } = filter.received;
  if (from !== null) all.push(eb("report.received_at", ">=", startOfDay(reader.timeZone, from)));
  if (until !== null) {
    all.push(eb("report.received_at", "<", startOfDay(reader.timeZone, nextDay(until))));
  }
  if (!isAlways(filter.happened)) all.push(happened(eb, filter.happened));
  if (filter.unread) all.push(unreadCondition(eb));
  if (filter.files !== null) all.push(fileCondition(eb, filter.files));
  if (filter.flag !== null) all.push(flagCondition(eb, filter.flag));
  if (filter.incident !== null) all.push(incidentCondition(eb, filter.incident));
  if (filter.alike) {
    all.push(
      anyOf(
        eb,
        eb
          .selectFrom("report_likeness as alike")
          .select("alike.report_id")
          .whereRef("alike.report_id", "=", "report.id")
          .where("alike.folded", "=", 1),
      ),
    );
  }
  return eb.and(all);
}

/** The statement's days and these have one in common. Where no day was said nobody can tell, and it is left out. */
function happened(eb: ReportExpressions, { from, until }: Days) {
  return eb.and([
    ...(until === null ? [] : [eb("report.incident_first_day", "<=", until)]),
    ...(from === null ? [] : [eb("report.incident_last_day", ">=", from)]),
  ]);
}

/**
 * Of reports that say nearly the same the first one stands for all: the first that this reader may know of and that the filter
 * lets through, so that a fold never hides what is not shown elsewhere. `isShown` says so of one named `report`.
 */
export function standsForItsFold(isShown: Expression<SqlBool>): Expression<SqlBool> {
  // Row by row, as `anyOf` says; SQLite takes the tables of a cross join in this order.
  return sql<SqlBool>`not exists (select 1 from report_likeness as own
    where own.report_id = report.id and own.folded = 1 and exists (
      select 1 from report_likeness as fold cross join report
      where fold.cluster = own.cluster and fold.folded = 1 and report.id = fold.report_id
        and (fold.received_at, fold.report_id) < (own.received_at, own.report_id) and ${isShown}
      limit 1 offset 0
    ) limit 1 offset 0)`;
}

/** By what the rows are ordered, before their id. */
export function orderKey({ order }: QueueFilter) {
  return isByIncident(order)
    ? sql<string>`coalesce(report.incident_first_day, '')`
    : sql<string>`report.received_at`;
}

/** What comes after the last row of the page before. */
export function afterKey(eb: ReportExpressions, filter: QueueFilter): Expression<SqlBool> {
  if (filter.after === null) return eb.and([]);
  const sign = sql.raw(isLatestFirst(filter.order) ? "<" : ">");
  const { value, id } = filter.after;
  // As one pair: both databases then begin in the index at the key instead of reading all that lies before it.
  const pair = sql<SqlBool>`(${orderKey(filter)}, report.id) ${sign} (${value}, ${id})`;
  if (!isByIncident(filter.order)) return pair;
  // SQLite finds no pair in an index of an expression, only the expression alone.
  return sql<SqlBool>`${orderKey(filter)} ${sign}= ${value} and ${pair}`;
}
