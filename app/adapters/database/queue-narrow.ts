import { sql, type RawBuilder } from "kysely";
import { isAlways, type Days } from "#app/core/triage/days.ts";
import {
  isLatestFirst,
  type OPEN_FLAG_FILTERS,
  type QueueFilter,
} from "#app/core/triage/queue-filter.ts";
import type { QueueLooker } from "./queue-conditions.ts";
import type { TextSearch } from "./queue-text.ts";

/** What a part of a filter leaves, as a query of ids that an index answers from its first row on. */
export interface NarrowSet {
  readonly kind: "text" | "other";
  /** Selects `id`, perhaps one more than once. */
  readonly ids: RawBuilder<unknown>;
  /** The same in the order of their incidents, each with that day as `value`; of the search alone, which holds it. */
  readonly byIncident?: RawBuilder<unknown>;
}

/** Each part of a filter that may leave few reports of very many. */
export function narrowSets(
  filter: QueueFilter,
  reader: QueueLooker,
  text: TextSearch | undefined,
): NarrowSet[] {
  const sets: NarrowSet[] = [];
  const add = (ids: RawBuilder<unknown>) => {
    sets.push({ kind: "other", ids });
  };
  if (text !== undefined) {
    const some = sql`from ${text.from} where ${text.matches}`;
    const down = sql.raw(isLatestFirst(filter.order) ? "desc" : "asc");
    sets.push({
      kind: "text",
      ids: sql`select w.report_id as id ${some}`,
      byIncident: sql`select w.report_id as id, w.first_day as value ${some}
        order by w.first_day ${down}, w.report_id ${down}`,
    });
  }
  for (const [column, value] of [
    ["status", filter.status],
    ["category", filter.category],
    ["channel", filter.channel],
    ["language", filter.language],
    ["incident_page_id", filter.page],
    ["assignee_id", filter.assignee === "mine" ? reader.personId : filter.assignee],
  ] as const) {
    if (value === null || value === "anyone" || value === "nobody") continue;
    add(sql`select id from report where ${sql.ref(column)} = ${value}`);
  }
  if (!isAlways(filter.happened)) add(happenedIds(filter.happened));
  if (filter.unread) {
    add(sql`select report_id as id from report_message where from_office = 0 and read_at is null
      union all select report_id as id from reporter_request where seen_at is null`);
  }
  if (filter.incident !== null && filter.incident !== "none") {
    add(sql`select report_id as id from incident_report
      where incident_id = ${filter.incident} and removed_at is null`);
  }
  if (filter.alike) add(sql`select report_id as id from report_likeness where folded = 1`);
  if (filter.files === "arriving") {
    add(sql`select report_id as id from upload where report_id is not null`);
  }
  if (filter.files === "photo" || filter.files === "video") {
    const [from, until] = filter.files === "photo" ? ["image/", "image0"] : ["video/", "video0"];
    add(sql`select report_id as id from evidence_item
      where media_type >= ${from} and media_type < ${until} and report_id is not null`);
  }
  if (filter.flag !== null && filter.flag !== "status-words") add(flaggedIds(filter.flag));
  return sets;
}

/** Statements that begin in these days, and those of several days that began before. */
function happenedIds({ from, until }: Days): RawBuilder<unknown> {
  // As the index has it; who said no day has none.
  const first = sql`coalesce(incident_first_day, '')`;
  const ends = until === null ? sql`` : sql`and ${first} <= ${until}`;
  if (from === null) return sql`select id from report where ${first} > '' ${ends}`;
  return sql`select id from report where ${first} >= ${from} ${ends}
    union all select id from report where incident_last_day > incident_first_day
      and incident_first_day < ${from} and incident_last_day >= ${from}`;
}

function flaggedIds(flag: (typeof OPEN_FLAG_FILTERS)[number]): RawBuilder<unknown> {
  switch (flag) {
    case "withdrawn":
    case "correction": {
      const kind = flag === "withdrawn" ? "withdrawal" : "correction";
      return sql`select report_id as id from reporter_request where kind = ${kind}`;
    }
    case "links":
      return sql`select report_id as id from report_link where task = 'open'`;
    case "officer":
      return sql`select id from report where officer_agency is not null`;
  }
}
