import type { ActAbout } from "#app/core/triage/act-history.ts";
import type { ActId, BulkId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** One act of staff on a report. */
export interface TriageAct {
  readonly id: ActId;
  readonly reportId: ReportId;
  readonly about: ActAbout;
  /** A status, a person's or an incident's id, or `NOTE_STANDS`; null for nobody, for no incident and for a note that does not stand. */
  readonly was: string | null;
  readonly became: string | null;
  readonly by: PersonId;
  readonly at: Instant;
  readonly undoes: ActId | null;
}

export interface NamedTriageAct extends TriageAct {
  readonly byName: string;
  /** The act on many reports that it was a part of. */
  readonly bulk: BulkId | null;
}

/** Reading what staff did with reports. */
export function triageActReader({ db }: DatabaseScope) {
  const all = db
    .selectFrom("triage_act as act")
    .innerJoin("person", "person.id", "act.person_id")
    .leftJoin("bulk_report as bulk", "bulk.act_id", "act.id")
    .select(["act.id", "act.report_id", "act.about", "act.was", "act.became", "act.person_id"])
    .select(["act.acted_at", "act.undoes", "person.display_name as by_name", "bulk.bulk_id"]);
  type Row = Awaited<ReturnType<typeof all.executeTakeFirstOrThrow>>;
  const actOf = (row: Row): NamedTriageAct => ({
    id: row.id as ActId,
    reportId: row.report_id as ReportId,
    about: row.about as ActAbout,
    was: row.was,
    became: row.became,
    by: row.person_id as PersonId,
    byName: row.by_name,
    bulk: row.bulk_id as BulkId | null,
    at: row.acted_at as Instant,
    undoes: row.undoes as ActId | null,
  });
  return {
    async find(id: ActId): Promise<NamedTriageAct | undefined> {
      const row = await all.where("act.id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : actOf(row);
    },
    /** All acts on a report, or those about one thing of it: for each thing oldest first. */
    async ofReport(reportId: ReportId, about?: ActAbout): Promise<NamedTriageAct[]> {
      const rows = await all
        .where("act.report_id", "=", reportId)
        .$if(about !== undefined, (query) => query.where("act.about", "=", about ?? ""))
        .orderBy("act.about")
        .orderBy("act.number")
        .execute();
      return rows.map(actOf);
    },
  };
}

/** Keeping what staff did with reports. The change itself and its custody record are written in the same transaction. */
export function triageActStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...triageActReader(scope),
    async keep(act: TriageAct): Promise<void> {
      const last = await db
        .selectFrom("triage_act")
        .select((eb) => eb.fn.max("number").as("number"))
        .where("report_id", "=", act.reportId)
        .where("about", "=", act.about)
        .executeTakeFirst();
      await db
        .insertInto("triage_act")
        .values({
          id: act.id,
          report_id: act.reportId,
          about: act.about,
          number: Number(last?.number ?? 0) + 1,
          was: act.was,
          became: act.became,
          person_id: act.by,
          acted_at: act.at,
          undoes: act.undoes,
        })
        .execute();
    },
  };
}
