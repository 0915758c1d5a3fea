import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { CHANGING_EVENTS } from "#app/core/triage/queue-changes.ts";
import type { OfficeDays } from "#app/core/triage/target.ts";
import type { QueueLooker } from "./queue-conditions.ts";
import { isInQueue } from "./queue-find.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

/** A report that changed, as a reader of one queue sees it. */
export interface ChangedReport {
  readonly id: ReportId;
  /** It is in the queue now. */
  readonly matches: boolean;
  /** It came since. */
  readonly isNew: boolean;
}

const UTC: OfficeDays = { timeZone: "UTC" };

function lookerAt(reader: Looker, { timeZone, targetDays }: OfficeDays): QueueLooker {
  return { ...reader, timeZone, targetDays };
}

/** What came into a queue since a moment. */
export function queueNewsReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** How many reports that the filter matches came after a moment, counted up to `most`: the index of arrivals ends the search early. */
    async countSince(
      filter: QueueFilter,
      reader: Looker,
      since: Instant,
      most: number,
      office: OfficeDays = UTC,
    ): Promise<{ readonly count: number; readonly more: boolean }> {
      const passes = isInQueue(scope, filter, lookerAt(reader, office));
      const row = await db
        .selectFrom((from) =>
          from
            .selectFrom("report")
            .select("report.id")
            .where("report.received_at", ">", since)
            .where(passes)
            .limit(most + 1)
            .as("news"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      const found = Number(row.n);
      return { count: Math.min(found, most), more: found > most };
    },
    /**
     * Reports that this reader may know of and that changed from a place in the log on, with whether the filter matches each and whether it came
     * since; `more` where the log holds more than `most` subjects since then, and not all were looked at. Found along the log's own numbers.
     */
    async changedSince(
      filter: QueueFilter,
      reader: Looker,
      since: number,
      most: number,
      office: OfficeDays = UTC,
    ): Promise<{ readonly reports: readonly ChangedReport[]; readonly more: boolean }> {
      const records = await db
        .selectFrom("custody_log")
        .select(["subj"])
        .select(({ fn, eb }) =>
          fn.max(eb.case().when("ev", "=", "report.received").then(1).else(0).end()).as("received"),
        )
        .where("seq", ">=", since)
        .where("ev", "in", CHANGING_EVENTS)
        .groupBy("subj")
        .limit(most + 1)
        .execute();
      const subjects = records.slice(0, most).map(({ subj }) => subj);
      if (subjects.length === 0) return { reports: [], more: false };
      const received = new Set(
        records.filter((one) => Number(one.received) === 1).map(({ subj }) => subj),
      );
      const seen = db
        .selectFrom("report")
        .select("report.id")
        .where((eb) =>
          eb.or([
            eb("report.id", "in", subjects),
            eb(
              "report.id",
              "in",
              eb
                .selectFrom("evidence_item")
                .select("evidence_item.report_id")
                .where("evidence_item.id", "in", subjects)
                .where("evidence_item.report_id", "is not", null)
                .$castTo<{ report_id: string }>(),
            ),
          ]),
        );
      const known = await seen.where((eb) => reportsInSight(eb, reader)).execute();
      const matching = await seen
        .where(isInQueue(scope, filter, lookerAt(reader, office)))
        .execute();
      const matched = new Set(matching.map(({ id }) => id));
      return {
        reports: known.map(({ id }) => ({
          id: id as ReportId,
          matches: matched.has(id),
          isNew: received.has(id),
        })),
        more: records.length > most,
      };
    },
  };
}
