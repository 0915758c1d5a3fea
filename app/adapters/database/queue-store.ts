import type { ReportId } from "#app/core/ids.ts";
import { queueKeyOf, type QueueFilter, type QueueKey } from "#app/core/triage/queue-filter.ts";
import type { OfficeDays } from "#app/core/triage/target.ts";
import { agencyReader } from "./chosen-agencies.ts";
import { queueFinder } from "./queue-find.ts";
import { queueRows, type QueueRow } from "./queue-rows.ts";
import type { Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

export type { QueueRow } from "./queue-rows.ts";

/** Counting stops here: "1,000+" tells a triager enough, and an exact count reads every row. */
const MOST_COUNTED = 1_000;

const UTC: OfficeDays = { timeZone: "UTC" };

export interface QueueCount {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** Where a report stands in a queue. */
export interface QueuePlace {
  /** False where the filter does not let it through, as after it was changed. */
  readonly isListed: boolean;
  /** Counted from 1, up to 1,000; undefined behind that, and where the queue comes in another order than was asked for. */
  readonly number: number | undefined;
}

export interface QueuePage {
  readonly rows: QueueRow[];
  readonly next: QueueKey | null;
  /** More than 10,000 match what is searched: they come as they were received, not in the order that was asked for. */
  readonly newestInstead: boolean;
}

/** The queue: filtered rows in key order, so that arrivals and changes never shift a page. Days are counted as the office does. */
export function queueReader(scope: DatabaseScope) {
  const look = async (filter: QueueFilter, reader: Looker, office: OfficeDays) => {
    const { timeZone, targetDays } = office;
    const finder = await queueFinder(scope, filter, { ...reader, timeZone, targetDays });
    return {
      async page(limit: number): Promise<QueuePage> {
        const found = await finder.keys(limit + 1);
        const shown = found.slice(0, limit);
        const rows = await queueRows(
          scope,
          shown.map(({ id }) => id),
        );
        const last = shown.at(-1);
        const order = finder.isNewestInstead ? "newest" : filter.order;
        const next =
          found.length > limit && last !== undefined
            ? queueKeyOf(order, { ...last, time: { from: last.firstDay } })
            : null;
        return { rows, next, newestInstead: finder.isNewestInstead };
      },
      /** The reports by id, in their order; so many at most. */
      async ids(limit: number): Promise<ReportId[]> {
        return (await finder.keys(limit)).map(({ id }) => id);
      },
      /** Up to 1,000, or to the end where the filter asks for that. */
      async count(): Promise<QueueCount> {
        const found = await finder.count(filter.exact ? null : MOST_COUNTED + 1);
        const more = !filter.exact && found > MOST_COUNTED;
        return { count: more ? MOST_COUNTED : found, more };
      },
      /** The first that comes after the filter's key, as a row stands for it; its row is not read. */
      async first(): Promise<ReportId | undefined> {
        return (await finder.keys(1))[0]?.id;
      },
      /** Where a report stands among all that match, also among those that are folded into one row. */
      async place(
        report: Parameters<typeof queueKeyOf>[1] & { readonly id: ReportId },
      ): Promise<QueuePlace> {
        const key = queueKeyOf(filter.order, report);
        const isListed = await finder.has(report.id);
        const before = isListed ? await finder.countBefore(key, MOST_COUNTED) : undefined;
        return {
          isListed,
          // With 1,000 before it, it stands at 1,001 or later.
          number: before === undefined || before === MOST_COUNTED ? undefined : before + 1,
        };
      },
    };
  };
  return {
    ...agencyReader(scope),
    /** One filter's rows and number, for as long as this view of the database lasts. */
    look,
    async page(
      filter: QueueFilter,
      reader: Looker,
      limit: number,
      office: OfficeDays = UTC,
    ): Promise<QueuePage> {
      return (await look(filter, reader, office)).page(limit);
    },
    async count(
      filter: QueueFilter,
      reader: Looker,
      office: OfficeDays = UTC,
    ): Promise<QueueCount> {
      return (await look(filter, reader, office)).count();
    },
  };
}
