import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { firstWordsOf } from "#app/core/triage/first-words.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { reportWords } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

/** A report whose likeness was taken. */
export interface KnownLikeness {
  readonly reportId: ReportId;
  /** As `core/triage/likeness` spells it. */
  readonly likeness: string;
  /** The id of the first report of its cluster: its own, while it stands alone. */
  readonly cluster: ReportId;
}

/** One report of a cluster, as a list shows it. */
export interface AlikeReport {
  readonly id: ReportId;
  readonly code: string;
  readonly status: ReportStatus;
  readonly firstWords: string;
  readonly receivedAt: Instant;
  readonly files: number;
}

const FIRST_WORDS = 160;
/** Of each band the latest few are compared: in a flood they are all of one cluster. */
const LATEST_OF_BAND = 3;

/** Which reports say nearly the same. */
export function alikeReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** Reports that were not compared yet, oldest first, with what they say. */
    async uncompared(
      limit: number,
    ): Promise<{ id: ReportId; narrative: string; receivedAt: Instant }[]> {
      const rows = await db
        .selectFrom("compare_wanted as wanted")
        .innerJoin("report", "report.id", "wanted.report_id")
        .select(["report.id", "report.draft_id", "report.narrative", "report.received_at"])
        .orderBy("wanted.received_at")
        .orderBy("wanted.report_id")
        .limit(limit)
        .execute();
      const words = await reportWords(scope, rows);
      return rows.map((row) => ({
        id: row.id as ReportId,
        narrative: words.narrative(row),
        receivedAt: row.received_at as Instant,
      }));
    },
    /** The latest reports since an instant that share a band with a text. */
    async withBand(band: string, since: Instant): Promise<KnownLikeness[]> {
      const rows = await db
        .selectFrom("report_likeness_band as band")
        .innerJoin("report_likeness as known", "known.report_id", "band.report_id")
        .select(["known.report_id", "known.likeness", "known.cluster"])
        .where("band.band", "=", band)
        .where("band.received_at", ">=", since)
        .orderBy("band.received_at", "desc")
        .limit(LATEST_OF_BAND)
        .execute();
      return rows.map((row) => ({
        reportId: row.report_id as ReportId,
        likeness: row.likeness,
        cluster: row.cluster as ReportId,
      }));
    },
    async clusterSize(cluster: ReportId): Promise<number> {
      const row = await db
        .selectFrom("report_likeness")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("cluster", "=", cluster)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    /** Reports of a cluster that this person may know of, oldest first, after one of them. */
    async members(
      cluster: ReportId,
      looker: Looker,
      page: { readonly after: ReportId | ""; readonly limit: number },
    ): Promise<AlikeReport[]> {
      const rows = await db
        .selectFrom("report")
        .innerJoin("report_likeness as known", "known.report_id", "report.id")
        .select(["report.id", "report.draft_id", "report.code", "report.status"])
        .select(["report.narrative", "report.received_at"])
        .select((eb) =>
          eb
            .selectFrom("evidence_item")
            .select((inner) => inner.fn.countAll<number>().as("n"))
            .whereRef("evidence_item.report_id", "=", "report.id")
            .where("evidence_item.state", "!=", "withdrawn")
            .as("files"),
        )
        .where("known.cluster", "=", cluster)
        .where("report.id", ">", page.after)
        .where((eb) => reportsInSight(eb as never, looker))
        .orderBy("report.id")
        .limit(page.limit)
        .execute();
      const words = await reportWords(scope, rows);
      return rows.map((row) => ({
        id: row.id as ReportId,
        code: row.code,
        status: row.status as ReportStatus,
        firstWords: firstWordsOf(words.narrative(row), FIRST_WORDS),
        receivedAt: row.received_at as Instant,
        files: Number(row.files ?? 0),
      }));
    },
    /** For rows of a list: how many reports that this person may know of say nearly the same, where that is folded. */
    async foldedWith(
      reportIds: readonly ReportId[],
      looker: Looker,
    ): Promise<ReadonlyMap<ReportId, { readonly cluster: ReportId; readonly count: number }>> {
      if (reportIds.length === 0) return new Map();
      const shown = await db
        .selectFrom("report_likeness")
        .select(["report_id", "cluster"])
        .where("report_id", "in", reportIds)
        .where("folded", "=", 1)
        .execute();
      if (shown.length === 0) return new Map();
      const counted = await db
        .selectFrom("report")
        .innerJoin("report_likeness as known", "known.report_id", "report.id")
        .select("known.cluster")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where(
          "known.cluster",
          "in",
          shown.map((row) => row.cluster),
        )
        .where((eb) => reportsInSight(eb as never, looker))
        .groupBy("known.cluster")
        .execute();
      const counts = new Map(counted.map((row) => [row.cluster, Number(row.n)]));
      return new Map(
        shown.map((row) => [
          row.report_id as ReportId,
          { cluster: row.cluster as ReportId, count: counts.get(row.cluster) ?? 0 },
        ]),
      );
    },
  };
}

/** Keeping which reports say nearly the same. None of it is a record: it is made anew from the reports. */
export function alikeStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...alikeReader(scope),
    /** Keeps a report's likeness, which is then wanted no more. False when another process compared it meanwhile. */
    async learn(
      known: KnownLikeness & { readonly receivedAt: Instant },
      bands: readonly string[],
    ): Promise<boolean> {
      await db.deleteFrom("compare_wanted").where("report_id", "=", known.reportId).execute();
      const result = await db
        .insertInto("report_likeness")
        .values({
          report_id: known.reportId,
          received_at: known.receivedAt,
          likeness: known.likeness,
          cluster: known.cluster,
          folded: 0,
        })
        .onConflict((conflict) => conflict.column("report_id").doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 1n) return false;
      await db
        .insertInto("report_likeness_band")
        .values(
          bands.map((band) => ({
            band,
            received_at: known.receivedAt,
            report_id: known.reportId,
          })),
        )
        .execute();
      return true;
    },
    /** From now on the cluster is shown as one row. */
    async fold(cluster: ReportId): Promise<void> {
      await db
        .updateTable("report_likeness")
        .set({ folded: 1 })
        .where("cluster", "=", cluster)
        .where("folded", "=", 0)
        .execute();
    },
  };
}
