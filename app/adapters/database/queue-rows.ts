import { arrivalOf, type Arrival } from "#app/core/intake/arrival.ts";
import type { Category } from "#app/core/intake/category.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { IncidentId, IncidentPageId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { firstWordsOf } from "#app/core/triage/first-words.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { incidentReader } from "./incident-reader.ts";
import { statingStatus } from "./queue-text.ts";
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
  /** The language of its form. */
  readonly language: string;
  readonly fileCount: number;
  /** Of them, as far as they were looked at. */
  readonly photos: number;
  readonly videos: number;
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
  /** The page of a named event that it was begun on; null for any other. */
  readonly incidentPage: IncidentPageId | null;
  /** Its words may state somebody's immigration status (`core/triage/status-words.ts`). For the desk's own eyes: it goes into no file and to no program. */
  readonly statesStatus: boolean;
  /** The incident that the office put it into; null where it is in none. */
  readonly incident: { readonly id: IncidentId; readonly title: string } | null;
}

const FIRST_WORDS = 240;

/** Lines of the queue for these reports, in their order. */
export async function queueRows(
  scope: DatabaseScope,
  ids: readonly ReportId[],
): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const found = await scope.db
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
      "report.language as language",
      "report.incident_time as incident_time",
      "report.received_at as received_at",
      "report.incident_page_id as incident_page",
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
      const ofKind = (from: string, until: string) =>
        whole
          .where("media_type", ">=", from)
          .where("media_type", "<", until)
          .select(({ fn }) => fn.countAll<number>().as("n"));
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
        ofKind("image/", "image0").as("photos"),
        ofKind("video/", "video0").as("videos"),
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
    .where("report.id", "in", ids)
    .execute();
  const words = await reportWords(scope, found);
  const requests = await openRequests(
    scope,
    found.map(({ id }) => id),
  );
  const stating = await statingStatus(scope, ids);
  const incidents = await incidentReader(scope).titledOf(ids);
  const rows = found.map((row) => ({
    id: row.id as ReportId,
    code: row.code,
    status: row.status as ReportStatus,
    category: row.category as Category,
    channel: row.channel as ReportChannel | null,
    firstWords: firstWordsOf(words.narrative(row), FIRST_WORDS),
    place: words.place(row),
    time: JSON.parse(row.incident_time) as IncidentTime,
    receivedAt: row.received_at as Instant,
    assigneeName: row.assignee,
    language: row.language,
    fileCount: Number(row.file_count ?? 0),
    photos: Number(row.photos ?? 0),
    videos: Number(row.videos ?? 0),
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
    incidentPage: row.incident_page as IncidentPageId | null,
    statesStatus: stating.has(row.id),
    incident: incidents.get(row.id as ReportId) ?? null,
  }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
