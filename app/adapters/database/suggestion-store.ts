import type { ExpressionBuilder, Selectable } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { IncidentSuggestionId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Reason } from "#app/core/triage/incident-score.ts";
import type { Suggestion, SuggestionState } from "#app/core/triage/suggestion.ts";
import type { IncidentSuggestionTable } from "#db/incident-tables.ts";
import type { Schema } from "#db/schema.ts";
import type { AppendEvent } from "./custody-store.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { ensureReportKey, fieldOpener, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

const reasonsOf = (id: string) => ({ purpose: "notes", row: `${id}/reasons` }) as const;

type Builder = ExpressionBuilder<Schema, "incident_suggestion">;

/** True of a suggestion whose report in that column a looker may know of. */
function inSight(eb: Builder, column: "report_id" | "other_id", looker: Looker) {
  return eb.exists(
    eb
      .selectFrom("report")
      .select("report.id")
      .whereRef("report.id", "=", `incident_suggestion.${column}`)
      .where("report.status", "!=", "junk")
      .where((inner) => reportsInSight(inner as never, looker)),
  );
}

/** True of a suggestion whose two reports stand in one incident now, however they came there: nothing is left to ask, until they are taken apart. */
function areTogether(eb: Builder) {
  return eb.exists(
    eb
      .selectFrom("incident_report as own")
      .innerJoin("incident_report as member", "member.incident_id", "own.incident_id")
      .select("own.id")
      .whereRef("own.report_id", "=", "incident_suggestion.report_id")
      .whereRef("member.report_id", "=", "incident_suggestion.other_id")
      .where("own.removed_at", "is", null)
      .where("member.removed_at", "is", null),
  );
}

/** Reading which reports may be about one event. */
export function suggestionReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  async function opened(rows: readonly Selectable<IncidentSuggestionTable>[]) {
    const open = await fieldOpener(scope, ["office"]);
    return rows.map((row): Suggestion => ({
      id: row.id as IncidentSuggestionId,
      reports: [row.report_id as ReportId, row.other_id as ReportId],
      points: Number(row.points),
      reasons: JSON.parse(open("office", reasonsOf(row.id), row.reasons)) as Reason[],
      state: row.state as SuggestionState,
      madeAt: row.made_at as Instant,
    }));
  }
  return {
    async find(id: IncidentSuggestionId): Promise<Suggestion | undefined> {
      const rows = await db
        .selectFrom("incident_suggestion")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .execute();
      return (await opened(rows))[0];
    },
    /** Those that wait for somebody who may know of both reports and that no incident has answered, the strongest first; of one report alone where it is named. */
    async open(looker: Looker, limit: number, reportId?: ReportId): Promise<Suggestion[]> {
      const rows = await db
        .selectFrom("incident_suggestion")
        .selectAll()
        .where("state", "=", "open")
        .$if(reportId !== undefined, (query) =>
          query.where((eb) =>
            eb.or([eb("report_id", "=", reportId ?? ""), eb("other_id", "=", reportId ?? "")]),
          ),
        )
        .where((eb) => inSight(eb, "report_id", looker))
        .where((eb) => inSight(eb, "other_id", looker))
        .where((eb) => eb.not(areTogether(eb)))
        .orderBy("points", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return opened(rows);
    },
    /** Whether somebody said of any of these and any of those that they are not about one event. */
    async areRefused(some: readonly ReportId[], others: readonly ReportId[]): Promise<boolean> {
      const row = await db
        .selectFrom("incident_suggestion")
        .select("id")
        .where("state", "=", "rejected")
        .where((eb) => between(eb, some, others))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** With which reports one was ever suggested, and what came of it. */
    async ofReport(reportId: ReportId): Promise<ReadonlyMap<ReportId, SuggestionState>> {
      const rows = await db
        .selectFrom("incident_suggestion")
        .select(["report_id", "other_id", "state"])
        .where((eb) => eb.or([eb("report_id", "=", reportId), eb("other_id", "=", reportId)]))
        .execute();
      return new Map(
        rows.map((row) => [
          (row.report_id === reportId ? row.other_id : row.report_id) as ReportId,
          row.state as SuggestionState,
        ]),
      );
    },
  };
}

/** Keeping them, and what was decided, with its records. */
export function suggestionStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...suggestionReader(scope),
    /** Keeps a suggestion; one for the same two reports stays as it is, whatever was decided. */
    async suggest(one: Omit<Suggestion, "state">): Promise<void> {
      await ensureReportKey(scope, "office");
      const seal = await fieldSealer(scope, "office");
      const [report, other] = [...one.reports].sort();
      await db
        .insertInto("incident_suggestion")
        .values({
          ...{ id: one.id, report_id: report ?? "", other_id: other ?? "", points: one.points },
          reasons: seal(reasonsOf(one.id), JSON.stringify(one.reasons)),
          ...{ state: "open", made_at: one.madeAt, decided_by: null, decided_at: null },
        })
        .onConflict((conflict) => conflict.columns(["report_id", "other_id"]).doNothing())
        .execute();
    },
    /** What somebody said to it, or that they took it back; one record for each report. */
    async decide(
      { id, state: was }: Pick<Suggestion, "id" | "state">,
      decision: { readonly state: SuggestionState; readonly by: PersonId; readonly at: Instant },
      events: readonly CustodyEvent[],
    ): Promise<void> {
      const { state, by, at } = decision;
      const result = await db
        .updateTable("incident_suggestion")
        .set({ state, decided_by: by, decided_at: at })
        .where("id", "=", id)
        .where("state", "=", was)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "decide about the suggestion");
      for (const event of events) await append(event);
    },
    /** Ends what is open between some reports and others: a decision about two of them left nothing to ask. */
    async settle(some: readonly ReportId[], others: readonly ReportId[]): Promise<void> {
      await db
        .updateTable("incident_suggestion")
        .set({ state: "settled" })
        .where("state", "=", "open")
        .where((eb) => between(eb, some, others))
        .execute();
    },
  };
}

/** True of a suggestion that has one of its reports among some and the other among others. */
function between(eb: Builder, some: readonly ReportId[], others: readonly ReportId[]) {
  return eb.or([
    eb.and([eb("report_id", "in", some), eb("other_id", "in", others)]),
    eb.and([eb("other_id", "in", some), eb("report_id", "in", others)]),
  ]);
}
