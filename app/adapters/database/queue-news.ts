import type { Instant } from "#app/core/instant.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { matches } from "./queue-conditions.ts";
import type { Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

/** What came into a queue since a moment. */
export function queueNewsReader({ db }: DatabaseScope) {
  return {
    /** How many reports that the filter matches came after a moment, counted up to `most`: the index of arrivals ends the search early. */
    async countSince(
      filter: QueueFilter,
      reader: Looker,
      since: Instant,
      most: number,
    ): Promise<{ readonly count: number; readonly more: boolean }> {
      const row = await db
        .selectFrom((from) =>
          from
            .selectFrom("report")
            .select("report.id")
            .where("report.received_at", ">", since)
            .where((eb) => matches(eb, filter, reader))
            .limit(most + 1)
            .as("news"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      const found = Number(row.n);
      return { count: Math.min(found, most), more: found > most };
    },
  };
}
