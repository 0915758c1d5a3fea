import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { arrivalOf, type Arrival } from "#app/core/intake/arrival.ts";
import type { Category } from "#app/core/intake/category.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { QueueFilter, QueueKey } from "#app/core/triage/queue-filter.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import type { Schema } from "#db/schema.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { reportWords } from "./report-words.ts";
import { NO_REQUESTS, openRequests, type OpenRequests } from "./request-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** One line of the queue. */
export interface QueueRow {
  readonly id: ReportId;
  readonly code: string;
  readonly status: ReportStatus;
  readonly category: Category;
  /** The door that it came through; null for one that came before this was kept. */
  readonly channel: ReportChannel | null;
  readonly firstWords: string;
  readonly place: string;
  readonly time: IncidentTime;
  readonly receivedAt: Instant;
  readonly assigneeName: string | null;
  readonly fileCount: number;
  /** Files that were damaged before they were sealed, or are not what the sender's device had. */
  readonly troubled: number;
  /** While files that the reporter began to send are still on their way. */
  readonly arrival: Arrival | null;
  /** Web addresses that the reporter gave, and how many of them nobody has preserved yet. */
  readonly links: { readonly given: number; readonly open: number };
  /** Messages of the reporter that nobody of the office has read. */
  readonly unread: number;
  /** What its reporter asks for beside messages. */
  readonly requests: OpenRequests;
}

const FIRST_WORDS = 240;
/** Counting stops here: "1,000+" tells a triager enough, and an exact count reads every row. */
const MOST_COUNTED = 1_000;

/** The queue: filtered rows in key order, so that arrivals and changes never shift a page. */
export function queueReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    async page(
      filter: QueueFilter,
      reader: Looker,
      limit: number,
    ): Promise<{ rows: QueueRow[]; next: QueueKey | null }> {
      const direction = filter.order === "newest" ? "desc" : "asc";
      const found = await db
        .selectFrom("report")
        .leftJoin("person", "person.id", "report.assignee_id")
        .select([
          "report.id as id",
          "report.draft_id as draft_id",
          "report.narrative as narrative",
          "report.code as code",
          "report.status as status",
          "report.category as category",
          "report.channel as channel",
          "report.place as place",
          "report.incident_time as incident_time",
          "report.received_at as received_at",
          "person.display_name as assignee",
        ])
        .select((eb) =>
          eb
            .selectFrom("evidence_item")
            .select((inner) => inner.fn.countAll<number>().as("n"))
            .whereRef("evidence_item.report_id", "=", "report.id")
            .as("file_count"),
        )
        .select((eb) => {
          const whole = eb
            .selectFrom("evidence_item")
            .whereRef("evidence_item.report_id", "=", "report.id");
          const links = eb
            .selectFrom("report_link")
            .whereRef("report_link.report_id", "=", "report.id");
          const unread = eb
            .selectFrom("report_message")
            .whereRef("report_message.report_id", "=", "report.id")
            .where("from_office", "=", 0)
            .where("read_at", "is", null);
          const coming = eb.selectFrom("upload").whereRef("upload.report_id", "=", "report.id");
          return [
            unread.select(({ fn }) => fn.countAll<number>().as("n")).as("unread"),
            whole
              .where((inner) =>
                inner.or([
                  inner("evidence_item.state", "=", "damaged"),
                  inner.and([
                    inner("evidence_item.state", "=", "sealed"),
                    inner.exists(
                      inner
                        .selectFrom("sender_digest")
                        .select("sender_digest.sha256")
                        .whereRef("sender_digest.item_id", "=", "evidence_item.id")
                        .whereRef("sender_digest.sha256", "!=", "evidence_item.sha256"),
                    ),
                  ]),
                ]),
              )
              .select(({ fn }) => fn.countAll<number>().as("n"))
              .as("troubled"),
            whole.select(({ fn }) => fn.sum<number>("size").as("n")).as("file_bytes"),
            coming.select(({ fn }) => fn.countAll<number>().as("n")).as("coming_files"),
            coming.select(({ fn }) => fn.sum<number>("size").as("n")).as("coming_bytes"),
            coming.select(({ fn }) => fn.sum<number>("arrived").as("n")).as("coming_arrived"),
            links.select(({ fn }) => fn.countAll<number>().as("n")).as("links"),
            links
              .where("report_link.task", "=", "open")
              .select(({ fn }) => fn.countAll<number>().as("n"))
              .as("open_links"),
          ];
        })
        .where((eb) => matches(eb, filter, reader))
        .where((eb) => oneOfEachFold(eb, filter, reader))
        .where((eb) => afterKey(eb, filter))
        .orderBy("report.received_at", direction)
        .orderBy("report.id", direction)
        .limit(limit + 1)
        .execute();
      const shown = found.slice(0, limit);
      const words = await reportWords(scope, shown);
      const requests = await openRequests(
        scope,
        shown.map(({ id }) => id),
      );
      const rows = shown.map((row) => ({
        id: row.id as ReportId,
        code: row.code,
        status: row.status as ReportStatus,
        category: row.category as Category,
        channel: row.channel as ReportChannel | null,
        firstWords: Array.from(words.narrative(row)).slice(0, FIRST_WORDS).join(""),
        place: words.place(row),
        time: JSON.parse(row.incident_time) as IncidentTime,
        receivedAt: row.received_at as Instant,
        assigneeName: row.assignee,
        fileCount: Number(row.file_count ?? 0),
        troubled: Number(row.troubled ?? 0),
        arrival: arrivalOf(
          { files: Number(row.file_count ?? 0), bytes: Number(row.file_bytes ?? 0) },
          {
            files: Number(row.coming_files ?? 0),
            bytes: Number(row.coming_bytes ?? 0),
            arrived: Number(row.coming_arrived ?? 0),
          },
        ),
        links: { given: Number(row.links ?? 0), open: Number(row.open_links ?? 0) },
        unread: Number(row.unread ?? 0),
        requests: requests.get(row.id) ?? NO_REQUESTS,
      }));
      const last = rows.at(-1);
      return {
        rows,
        next:
          found.length > limit && last !== undefined
            ? { receivedAt: last.receivedAt, id: last.id }
            : null,
      };
    },
    /** How many reports the filter matches, counted up to 1,000. */
    async count(filter: QueueFilter, reader: Looker): Promise<{ count: number; more: boolean }> {
      const row = await db
        .selectFrom((from) =>
          from
            .selectFrom("report")
            .select("report.id")
            .where((eb) => matches(eb, filter, reader))
            .limit(MOST_COUNTED + 1)
            .as("matching"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      const found = Number(row.n);
      return { count: Math.min(found, MOST_COUNTED), more: found > MOST_COUNTED };
    },
  };
}

type ReportExpressions = ExpressionBuilder<Schema, "report">;

function matches(eb: ReportExpressions, filter: QueueFilter, reader: Looker) {
  const all: Expression<SqlBool>[] = [reportsInSight(eb, reader)];
  if (filter.status !== null) all.push(eb.and([eb("report.status", "=", filter.status)]));
  if (filter.category !== null) all.push(eb.and([eb("report.category", "=", filter.category)]));
  if (filter.channel !== null) all.push(eb.and([eb("report.channel", "=", filter.channel)]));
  if (filter.assignee === "mine") {
    all.push(eb.and([eb("report.assignee_id", "=", reader.personId)]));
  }
  if (filter.assignee === "nobody") all.push(eb.and([eb("report.assignee_id", "is", null)]));
  if (filter.unread) {
    const unread = eb
      .selectFrom("report_message as news")
      .select("news.id")
      .whereRef("news.report_id", "=", "report.id")
      .where("news.from_office", "=", 0)
      .where("news.read_at", "is", null);
    const asked = eb
      .selectFrom("reporter_request as asked")
      .select("asked.id")
      .whereRef("asked.report_id", "=", "report.id")
      .where("asked.seen_at", "is", null);
    all.push(eb.or([eb.exists(unread), eb.exists(asked)]));
  }
  for (const word of filter.words) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    all.push(
      eb.and([
        sql<SqlBool>`exists (select 1 from search.report_words as found
          where found.report_id = report.id and found.words like ${pattern} escape '\\')`,
      ]),
    );
  }
  return eb.and(all);
}

/**
 * Of reports that say nearly the same the first one stands for all: the first that this reader may know of and that the filter
 * lets through, so that a fold never hides what is not shown elsewhere.
 */
function oneOfEachFold(eb: ReportExpressions, filter: QueueFilter, reader: Looker) {
  const key = sql<string>`report.received_at || '~' || report.id`;
  const alone = eb.not(
    eb.exists(
      eb
        .selectFrom("report_likeness as own")
        .select("own.report_id")
        .whereRef("own.report_id", "=", "report.id")
        .where("own.folded", "=", 1),
    ),
  );
  const firsts = eb
    .selectFrom("report")
    .innerJoin("report_likeness as fold", "fold.report_id", "report.id")
    .select(sql<string>`min(${key})`.as("first"))
    .where("fold.folded", "=", 1)
    .where((inner) => matches(inner as unknown as ReportExpressions, filter, reader))
    .groupBy("fold.cluster");
  return eb.or([alone, eb(key, "in", firsts)]);
}

function afterKey(eb: ReportExpressions, filter: QueueFilter) {
  if (filter.after === null) return eb.and([]);
  const sign = filter.order === "newest" ? "<" : ">";
  // As one pair: both databases then begin in the index at the key instead of reading all that lies before it.
  return eb(
    eb.refTuple("report.received_at", "report.id"),
    sign,
    eb.tuple<string, string>(filter.after.receivedAt, filter.after.id),
  );
}
