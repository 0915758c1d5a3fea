import { sql, type RawBuilder } from "kysely";
import { isAlways, type Days } from "#app/core/triage/days.ts";
import type { OPEN_FLAG_FILTERS, QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { QueueLooker } from "./queue-conditions.ts";

/** What a part of a filter leaves. */
export interface NarrowSet {
  /** Selects `id`, perhaps one more than once; an index answers it from its first row on. */
  readonly ids: RawBuilder<unknown>;
  /** The index of reports that has them in the order of their arrival. */
  readonly index?: string | undefined;
}

/** Each part of a filter that may leave few reports of very many, but for what the search holds. */
export function narrowSets(filter: QueueFilter, reader: QueueLooker): NarrowSet[] {
  const sets: NarrowSet[] = [];
  const add = (ids: RawBuilder<unknown>, index?: string) => {
    sets.push({ ids, index });
  };
  for (const [column, value, index] of [
    ["status", filter.status, "report_status"],
    ["category", filter.category, "report_category"],
    ["channel", filter.channel, "report_channel"],
    ["language", filter.language, "report_language"],
    ["incident_page_id", filter.page, undefined],
    [
      "assignee_id",
      filter.assignee === "mine" ? reader.personId : filter.assignee,
      "report_assignee",
    ],
  ] as const) {
    if (value === null || value === "anyone" || value === "nobody") continue;
    add(sql`select id from report where ${sql.ref(column)} = ${value}`, index);
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
