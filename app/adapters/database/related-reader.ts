import type { IncidentPageId, ItemId, ReportId } from "#app/core/ids.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

/** Rows that are looked at for one reason. What more reports than this share tells little. */
const MOST_ROWS = 2_000;
/** Statements with more values than this are slow to prepare. */
const AT_ONCE = 400;

/**
 * Which other reports have something in common with one: every answer holds only reports that a looker may know of, and no junk. All is
 * found by an index of what is asked for.
 */
export function relatedReader({ db }: DatabaseScope) {
  const seen = (looker: Looker) =>
    db
      .selectFrom("report")
      .where("report.status", "!=", "junk")
      .where((eb) => reportsInSight(eb as never, looker));
  return {
    /** Those that are in a report's incident now. */
    async inItsIncident(id: ReportId, looker: Looker): Promise<ReportId[]> {
      const rows = await seen(looker)
        .innerJoin("incident_report as member", "member.report_id", "report.id")
        .innerJoin("incident_report as own", "own.incident_id", "member.incident_id")
        .select("report.id")
        .where("own.report_id", "=", id)
        .where("own.removed_at", "is", null)
        .where("member.removed_at", "is", null)
        .where("report.id", "!=", id)
        .limit(MOST_ROWS)
        .execute();
      return rows.map((row) => row.id as ReportId);
    },
    /** Those with a sealed file that is byte for byte one of a report's, with how many of its files they have. */
    async withItsBytes(id: ReportId, looker: Looker): Promise<ReadonlyMap<ReportId, number>> {
      const rows = await seen(looker)
        .innerJoin("evidence_item as item", "item.report_id", "report.id")
        .innerJoin("evidence_item as own", "own.sha512", "item.sha512")
        .select("report.id")
        .select((eb) => eb.fn.count<number>("own.sha512").distinct().as("files"))
        .where("own.report_id", "=", id)
        .where("own.state", "=", "sealed")
        .where("item.state", "=", "sealed")
        .where("report.id", "!=", id)
        .groupBy("report.id")
        .limit(MOST_ROWS)
        .execute();
      return new Map(rows.map((row) => [row.id as ReportId, Number(row.files)]));
    },
    /** Whose reports some files are of. */
    async ofItems(
      itemIds: readonly ItemId[],
      looker: Looker,
    ): Promise<ReadonlyMap<ItemId, ReportId>> {
      const found = new Map<ItemId, ReportId>();
      for (let at = 0; at < itemIds.length; at += AT_ONCE) {
        const rows = await seen(looker)
          .innerJoin("evidence_item as item", "item.report_id", "report.id")
          .select(["item.id as item_id", "report.id"])
          .where("item.id", "in", itemIds.slice(at, at + AT_ONCE))
          .where("item.state", "=", "sealed")
          .execute();
        for (const row of rows) found.set(row.item_id as ItemId, row.id as ReportId);
      }
      return found;
    },
    /** Those that are filed under veiled tokens of the incidents' index, each with those that it shares. */
    async filedUnder(
      id: ReportId,
      tokens: readonly number[],
      looker: Looker,
    ): Promise<ReadonlyMap<ReportId, readonly number[]>> {
      const found = new Map<ReportId, number[]>();
      for (let at = 0; at < tokens.length; at += AT_ONCE) {
        const rows = await seen(looker)
          .innerJoin("incident_trace as trace", "trace.report_id", "report.id")
          .select(["report.id", "trace.token"])
          .where("trace.token", "in", tokens.slice(at, at + AT_ONCE))
          .where("report.id", "!=", id)
          .limit(MOST_ROWS)
          .execute();
        for (const row of rows) {
          const reportId = row.id as ReportId;
          found.set(reportId, [...(found.get(reportId) ?? []), Number(row.token)]);
        }
      }
      return found;
    },
    /** The newest that say nearly the same as a report. */
    async sayingTheSame(id: ReportId, looker: Looker, limit: number): Promise<ReportId[]> {
      const rows = await seen(looker)
        .innerJoin("report_likeness as known", "known.report_id", "report.id")
        .innerJoin("report_likeness as own", "own.cluster", "known.cluster")
        .select("report.id")
        .where("own.report_id", "=", id)
        .where("report.id", "!=", id)
        .orderBy("known.received_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.id as ReportId);
    },
    /** The newest that were begun on the page of a named event. */
    async ofPage(
      { id, pageId }: { readonly id: ReportId; readonly pageId: IncidentPageId },
      looker: Looker,
      limit: number,
    ): Promise<ReportId[]> {
      const rows = await seen(looker)
        .select("report.id")
        .where("report.incident_page_id", "=", pageId)
        .where("report.id", "!=", id)
        .orderBy("report.received_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.id as ReportId);
    },
  };
}
