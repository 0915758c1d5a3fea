import type { Expression, SelectQueryBuilder, SqlBool } from "kysely";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { ReportExpressions } from "./queue-conditions.ts";

/**
 * Whether a query about the row at hand finds anything, asked row by row: PostgreSQL would make a join of all rows out of a plain `exists`, which is worth it
 * for all of them and not for a page. What has an offset it leaves as it is.
 */
export function anyOf<Tables, Name extends keyof Tables, Row>(
  eb: ReportExpressions,
  about: SelectQueryBuilder<Tables, Name, Row>,
): Expression<SqlBool> {
  return eb.exists(about.limit(1).offset(0));
}

/** A message or a request of the reporter that nobody of the office has seen. */
export function unreadCondition(eb: ReportExpressions) {
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
  return eb.or([anyOf(eb, unread), anyOf(eb, asked)]);
}

/** First and last type of a kind of picture, for a range in the index. */
const MEDIA = { photo: ["image/", "image0"], video: ["video/", "video0"] } as const;

/** What files a report has, or has on their way. What was not looked at yet is neither photo nor video. */
export function fileCondition(eb: ReportExpressions, files: NonNullable<QueueFilter["files"]>) {
  const kept = eb
    .selectFrom("evidence_item as file")
    .select("file.id")
    .whereRef("file.report_id", "=", "report.id")
    .where("file.state", "!=", "withdrawn");
  const coming = eb
    .selectFrom("upload as coming")
    .select("coming.item_id")
    .whereRef("coming.report_id", "=", "report.id");
  switch (files) {
    case "photo":
    case "video": {
      const [from, until] = MEDIA[files];
      return anyOf(
        eb,
        kept.where("file.media_type", ">=", from).where("file.media_type", "<", until),
      );
    }
    case "any":
      return anyOf(eb, kept);
    case "none":
      return eb.and([eb.not(anyOf(eb, kept)), eb.not(anyOf(eb, coming))]);
    case "arriving":
      return anyOf(eb, coming);
  }
}

/** What marks a report for who works on it. */
export function flagCondition(eb: ReportExpressions, flag: NonNullable<QueueFilter["flag"]>) {
  const request = eb
    .selectFrom("reporter_request as wish")
    .select("wish.id")
    .whereRef("wish.report_id", "=", "report.id")
    .where("wish.taken_back_at", "is", null);
  switch (flag) {
    case "withdrawn":
      return anyOf(eb, request.where("wish.kind", "=", "withdrawal"));
    case "correction":
      return anyOf(
        eb,
        request.where("wish.kind", "=", "correction").where("wish.settled_at", "is", null),
      );
    case "links":
      return anyOf(
        eb,
        eb
          .selectFrom("report_link as link")
          .select("link.id")
          .whereRef("link.report_id", "=", "report.id")
          .where("link.task", "=", "open"),
      );
    case "officer":
      return eb("report.officer_agency", "is not", null);
    case "status-words":
      // Looked for in the search's own place (`queue-text.ts`).
      return eb.and([]);
  }
}

/** In this incident now, or in none. */
export function incidentCondition(
  eb: ReportExpressions,
  incident: NonNullable<QueueFilter["incident"]>,
) {
  const member = eb
    .selectFrom("incident_report as member")
    .select("member.id")
    .whereRef("member.report_id", "=", "report.id")
    .where("member.removed_at", "is", null);
  return incident === "none"
    ? eb.not(anyOf(eb, member))
    : anyOf(eb, member.where("member.incident_id", "=", incident));
}
