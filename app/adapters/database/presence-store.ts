import type { PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Doing } from "#app/core/triage/presence.ts";
import type { DatabaseScope } from "./scope.ts";

/** Somebody who has a report open. */
export interface Present {
  readonly personId: PersonId;
  readonly name: string;
  readonly doing: Doing;
  readonly seenAt: Instant;
}

/** Reading who has a report open. */
export function presenceReader({ db }: DatabaseScope) {
  return {
    /** Who was heard of after an instant, by name. */
    async ofReport(reportId: ReportId, since: Instant): Promise<Present[]> {
      const rows = await db
        .selectFrom("report_presence")
        .innerJoin("person", "person.id", "report_presence.person_id")
        .select(["person_id", "display_name", "doing", "seen_at"])
        .where("report_id", "=", reportId)
        .where("seen_at", ">", since)
        .where("person.status", "=", "active")
        .orderBy("display_name")
        .orderBy("person_id")
        .execute();
      return rows.map((row) => ({
        personId: row.person_id as PersonId,
        name: row.display_name,
        doing: row.doing as Doing,
        seenAt: row.seen_at as Instant,
      }));
    },
  };
}

/** Keeping it for as long as it is true. None of it is a record, and none outlives its minute by long. */
export function presenceStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...presenceReader(scope),
    async see(
      reportId: ReportId,
      personId: PersonId,
      how: { readonly doing: Doing; readonly at: Instant },
    ): Promise<void> {
      const now = { doing: how.doing, seen_at: how.at };
      await db
        .insertInto("report_presence")
        .values({ report_id: reportId, person_id: personId, ...now })
        .onConflict((conflict) => conflict.columns(["report_id", "person_id"]).doUpdateSet(now))
        .execute();
    },
    async leave(reportId: ReportId, personId: PersonId): Promise<void> {
      await db
        .deleteFrom("report_presence")
        .where("report_id", "=", reportId)
        .where("person_id", "=", personId)
        .execute();
    },
    /** Forgets whoever was last heard of before an instant, or by a clock that ran ahead. */
    async forget({
      before,
      beyond,
    }: {
      readonly before: Instant;
      readonly beyond: Instant;
    }): Promise<void> {
      await db
        .deleteFrom("report_presence")
        .where((eb) => eb.or([eb("seen_at", "<", before), eb("seen_at", ">", beyond)]))
        .execute();
    },
  };
}
