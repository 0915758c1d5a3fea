import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { Schema } from "#db/schema.ts";
import { reportsInSight, type Looker } from "./reach.ts";

/** Conditions on reports. */
type ReportExpressions = ExpressionBuilder<Schema, "report">;

/** What the filter lets through of what this reader may know of. */
export function matches(eb: ReportExpressions, filter: QueueFilter, reader: Looker) {
  const all: Expression<SqlBool>[] = [reportsInSight(eb, reader)];
  if (filter.status !== null) all.push(eb.and([eb("report.status", "=", filter.status)]));
  if (filter.category !== null) all.push(eb.and([eb("report.category", "=", filter.category)]));
  if (filter.channel !== null) all.push(eb.and([eb("report.channel", "=", filter.channel)]));
  if (filter.assignee === "mine") {
    all.push(eb.and([eb("report.assignee_id", "=", reader.personId)]));
  }
  if (filter.assignee === "nobody") all.push(eb.and([eb("report.assignee_id", "is", null)]));
  if (filter.page !== null) all.push(eb.and([eb("report.incident_page_id", "=", filter.page)]));
  if (filter.unread) {
    const unread = eb
      .selectFrom("report_message as news")
      .select("news.id")
      .whereRef("news.report_id", "=", "report.id")
      .where("news.from_office", "=", 0)
      .where("news.read_at", "is", null);
    const asked = eb
      .selectFrom("reporter_request as asked")
      .select("asked.id")
      .whereRef("asked.report_id", "=", "report.id")
      .where("asked.seen_at", "is", null);
    all.push(eb.or([eb.exists(unread), eb.exists(asked)]));
  }
  for (const word of filter.words) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    all.push(
      eb.and([
        sql<SqlBool>`exists (select 1 from search.report_words as found
          where found.report_id = report.id and found.words like ${pattern} escape '\\')`,
      ]),
    );
  }
  return eb.and(all);
}

/**
 * Of reports that say nearly the same the first one stands for all: the first that this reader may know of and that the filter
 * lets through, so that a fold never hides what is not shown elsewhere.
 */
export function oneOfEachFold(eb: ReportExpressions, filter: QueueFilter, reader: Looker) {
  if (filter.unfolded === true) return eb.and([]);
  const key = sql<string>`report.received_at || '~' || report.id`;
  const alone = eb.not(
    eb.exists(
      eb
        .selectFrom("report_likeness as own")
        .select("own.report_id")
        .whereRef("own.report_id", "=", "report.id")
        .where("own.folded", "=", 1),
    ),
  );
  const firsts = eb
    .selectFrom("report")
    .innerJoin("report_likeness as fold", "fold.report_id", "report.id")
    .select(sql<string>`min(${key})`.as("first"))
    .where("fold.folded", "=", 1)
    .where((inner) => matches(inner as unknown as ReportExpressions, filter, reader))
    .groupBy("fold.cluster");
  return eb.or([alone, eb(key, "in", firsts)]);
}

/** What comes after the last row of the page before. */
export function afterKey(eb: ReportExpressions, filter: QueueFilter) {
  if (filter.after === null) return eb.and([]);
  const sign = filter.order === "newest" ? "<" : ">";
  // As one pair: both databases then begin in the index at the key instead of reading all that lies before it.
  return eb(
    eb.refTuple("report.received_at", "report.id"),
    sign,
    eb.tuple<string, string>(filter.after.receivedAt, filter.after.id),
  );
}
