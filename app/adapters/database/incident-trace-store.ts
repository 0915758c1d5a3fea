import type { ReportId } from "#app/core/ids.ts";
import type { DatabaseScope } from "./scope.ts";

/** A token that more reports are filed under tells too little to be gone through. */
const MOST_UNDER = 400;
const AT_ONCE = 400;
/** Stands beside the veiled tokens, which are 0 or more, and is in every report that was looked at: to count those anew at each page would take long. */
const ANY_REPORT = -1;

/** Counts them one by one: an office that was there before they were counted has no number yet, until one more is looked at. */
async function countTraced(db: DatabaseScope["db"]): Promise<number> {
  const { n } = await db
    .selectFrom("incident_traced")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Which reports may be about one event, found by what they are filed under. All of it is veiled. */
export function incidentTraceReader({ db }: DatabaseScope) {
  return {
    /** Reports that were not looked at yet, or are to be looked at again; up to so many. */
    async dueReports(limit: number): Promise<ReportId[]> {
      const again = await db
        .selectFrom("incident_traced")
        .select("report_id as id")
        .where("due", "=", 1)
        .orderBy("report_id")
        .limit(limit)
        .execute();
      const rest = limit - again.length;
      const fresh =
        rest === 0
          ? []
          : await db
              .selectFrom("trace_wanted")
              .select("report_id as id")
              .orderBy("received_at")
              .orderBy("report_id")
              .limit(rest)
              .execute();
      return [...again, ...fresh].map(({ id }) => id as ReportId);
    },
    /** How many reports were looked at. */
    async traced(): Promise<number> {
      const row = await db
        .selectFrom("incident_token")
        .select("reports")
        .where("token", "=", ANY_REPORT)
        .executeTakeFirst();
      return row === undefined ? await countTraced(db) : Number(row.reports);
    },
    /** In how many reports each of these is; those in none are left out. */
    async countsOf(tokens: readonly number[]): Promise<ReadonlyMap<number, number>> {
      const counts = new Map<number, number>();
      for (let at = 0; at < tokens.length; at += AT_ONCE) {
        const rows = await db
          .selectFrom("incident_token")
          .selectAll()
          .where("token", "in", tokens.slice(at, at + AT_ONCE))
          .execute();
        for (const { token, reports } of rows) counts.set(Number(token), Number(reports));
      }
      return counts;
    },
    /** What a report is filed under. */
    async tracesOf(reportId: ReportId): Promise<ReadonlySet<number>> {
      const rows = await db
        .selectFrom("incident_trace")
        .select("token")
        .where("report_id", "=", reportId)
        .execute();
      return new Set(rows.map(({ token }) => Number(token)));
    },
    /** Reports that are filed under these, those first that share what few have; junk is left out. */
    async filedUnder(
      reportId: ReportId,
      tokens: readonly number[],
      limit: number,
    ): Promise<ReportId[]> {
      const weights = new Map<string, number>();
      for (const token of tokens) {
        const rows = await db
          .selectFrom("incident_trace")
          .innerJoin("report", "report.id", "incident_trace.report_id")
          .select("report.id")
          .where("token", "=", token)
          .where("report.id", "!=", reportId)
          .where("report.status", "!=", "junk")
          .limit(MOST_UNDER)
          .execute();
        if (rows.length === MOST_UNDER) continue;
        for (const { id } of rows) weights.set(id, (weights.get(id) ?? 0) + 1 / rows.length);
      }
      return [...weights]
        .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id as ReportId);
    },
  };
}

/** Keeping it. None of it is a record: it is made anew from the reports. */
export function incidentTraceStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...incidentTraceReader(scope),
    /** Files a report under these in place of what it was filed under, and counts what it adds; it is then looked for no more. */
    async file(
      reportId: ReportId,
      under: readonly number[],
      counts: readonly number[],
    ): Promise<void> {
      await db.deleteFrom("trace_wanted").where("report_id", "=", reportId).execute();
      await db.deleteFrom("incident_trace").where("report_id", "=", reportId).execute();
      for (let at = 0; at < under.length; at += AT_ONCE) {
        const rows = under.slice(at, at + AT_ONCE).map((token) => ({ token, report_id: reportId }));
        await db
          .insertInto("incident_trace")
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      for (let at = 0; at < counts.length; at += AT_ONCE) {
        await db
          .insertInto("incident_token")
          .values(counts.slice(at, at + AT_ONCE).map((token) => ({ token, reports: 1 })))
          .onConflict((conflict) =>
            conflict
              .column("token")
              .doUpdateSet((eb) => ({ reports: eb("incident_token.reports", "+", 1) })),
          )
          .execute();
      }
      const first = await db
        .insertInto("incident_traced")
        .values({ report_id: reportId, due: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(first.numInsertedOrUpdatedRows) > 0) await countOne();
      else await due(reportId, 0);
    },
    /** Lets a report that was looked at be looked at again: more is known of it. */
    lookAgain: (reportId: ReportId): Promise<void> => due(reportId, 1),
  };

  async function due(reportId: ReportId, whether: 0 | 1): Promise<void> {
    await db
      .updateTable("incident_traced")
      .set({ due: whether })
      .where("report_id", "=", reportId)
      .execute();
  }

  async function countOne(): Promise<void> {
    const counted = await db
      .updateTable("incident_token")
      .set((eb) => ({ reports: eb("reports", "+", 1) }))
      .where("token", "=", ANY_REPORT)
      .executeTakeFirst();
    if (Number(counted.numUpdatedRows) > 0) return;
    await db
      .insertInto("incident_token")
      .values({ token: ANY_REPORT, reports: await countTraced(db) })
      // Somebody else counted in the same moment.
      .onConflict((conflict) => conflict.column("token").doNothing())
      .execute();
  }
}
