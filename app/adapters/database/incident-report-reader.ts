import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { PointOrigin } from "#app/core/intake/point-origin.ts";
import { firstWordsOf } from "#app/core/triage/first-words.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import type { Schema } from "#db/schema.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { reportWords } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

/** A report of an incident, as its page shows it. Words, place and time are the reporter's statements. */
export interface IncidentReport {
  readonly id: ReportId;
  readonly code: string;
  readonly status: ReportStatus;
  readonly firstWords: string;
  readonly place: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly point: PointOrigin | null;
  readonly time: IncidentTime;
  readonly receivedAt: Instant;
}

const FIRST_WORDS = 160;

/** Reading reports as incidents show them, many at once. */
export function incidentReportReader(scope: DatabaseScope) {
  async function reportsWhere(
    which: (eb: ExpressionBuilder<Schema, "report">) => Expression<SqlBool>,
    looker: Looker,
  ): Promise<IncidentReport[]> {
    const rows = await scope.db
      .selectFrom("report")
      .select(["report.id", "report.draft_id", "report.code", "report.status"])
      .select(["report.narrative", "report.place", "report.latitude", "report.longitude"])
      .select(["report.point_origin", "report.incident_time", "report.received_at"])
      .where(which)
      .where((eb) => reportsInSight(eb as never, looker))
      .orderBy("report.received_at")
      .orderBy("report.id")
      .execute();
    const words = await reportWords(scope, rows);
    return rows.map((row) => ({
      id: row.id as ReportId,
      code: row.code,
      status: row.status as ReportStatus,
      firstWords: firstWordsOf(words.narrative(row), FIRST_WORDS),
      place: words.place(row),
      latitude: words.coordinate(row, "latitude"),
      longitude: words.coordinate(row, "longitude"),
      point: words.point(row),
      time: JSON.parse(row.incident_time) as IncidentTime,
      receivedAt: row.received_at as Instant,
    }));
  }
  return {
    /** Reports that are in an incident now and that this person may know of, in the order in which they were received. */
    reportsOf: (id: IncidentId, looker: Looker) =>
      reportsWhere(
        (eb) =>
          eb(
            "report.id",
            "in",
            eb
              .selectFrom("incident_report as member")
              .select("member.report_id")
              .where("member.incident_id", "=", id)
              .where("member.removed_at", "is", null),
          ),
        looker,
      ),
    /** Those of some reports that this person may know of. */
    reportsById: async (ids: readonly ReportId[], looker: Looker): Promise<IncidentReport[]> =>
      ids.length === 0 ? [] : reportsWhere((eb) => eb("report.id", "in", ids), looker),
  };
}
