import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { MessageId, PersonId, ReportId, RequestId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { RequestKind } from "#app/core/messages/reporter-request.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What a reporter asked of the office about their report. */
export interface ReporterRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  /** The message that says what; null for a withdrawal. */
  readonly messageId: MessageId | null;
  readonly askedAt: Instant;
  /** When its reporter took it back. */
  readonly takenBackAt: Instant | null;
  /** When somebody of the office first saw how it stands now: taking it back is news again. */
  readonly seenAt: Instant | null;
  /** When somebody of the office said that it was seen to, and who; the name is for staff only. */
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

/** What a list of reports tells of what their reporters ask for. */
export interface OpenRequests {
  /** Corrections that nobody has seen to. */
  readonly corrections: number;
  readonly withdrawn: boolean;
  /** The report was withdrawn, or that was taken back, and nobody of the office has looked since. */
  readonly news: boolean;
}

/** What it tells of a report whose reporter asked for nothing. */
export const NO_REQUESTS: OpenRequests = { corrections: 0, withdrawn: false, news: false };

/** What the reporters of these reports ask for; those who ask for nothing are left out. */
export async function openRequests(
  { db }: DatabaseScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenRequests>> {
  const found = new Map<string, OpenRequests>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom("reporter_request")
    .select(["report_id", "kind", "taken_back_at", "seen_at", "settled_at"])
    .where("report_id", "in", ids)
    .execute();
  for (const row of rows) {
    const { corrections, withdrawn, news } = found.get(row.report_id) ?? NO_REQUESTS;
    const asksOut = row.kind === "withdrawal";
    found.set(row.report_id, {
      corrections: corrections + (!asksOut && row.settled_at === null ? 1 : 0),
      withdrawn: withdrawn || (asksOut && row.taken_back_at === null),
      news: news || (asksOut && row.seen_at === null),
    });
  }
  return found;
}

/** Reading what reporters asked for. */
export function requestReader({ db }: DatabaseScope) {
  const ofReports = async (
    reportIds: readonly ReportId[],
  ): Promise<ReadonlyMap<ReportId, readonly ReporterRequest[]>> => {
    if (reportIds.length === 0) return new Map();
    const rows = await db
      .selectFrom("reporter_request")
      .leftJoin("person", "person.id", "reporter_request.settled_by")
      .selectAll("reporter_request")
      .select("person.display_name")
      .where("report_id", "in", reportIds)
      .orderBy("asked_at")
      .orderBy("reporter_request.id")
      .execute();
    const requests = rows.map((row) => ({
      reportId: row.report_id as ReportId,
      request: {
        id: row.id as RequestId,
        kind: row.kind as RequestKind,
        messageId: row.message_id as MessageId | null,
        askedAt: row.asked_at as Instant,
        takenBackAt: row.taken_back_at as Instant | null,
        seenAt: row.seen_at as Instant | null,
        settledAt: row.settled_at as Instant | null,
        settledBy: row.display_name,
      },
    }));
    return new Map(
      [...Map.groupBy(requests, ({ reportId }) => reportId)].map(([id, own]) => [
        id,
        own.map(({ request }) => request),
      ]),
    );
  };
  return {
    /** A report's requests in the order in which they were made. */
    ofReport: async (reportId: ReportId) => (await ofReports([reportId])).get(reportId) ?? [],
    /** Those of several reports, of each in that order. */
    ofReports,
    /** Whether the report was withdrawn, and that was not taken back. */
    async isWithdrawn(reportId: ReportId): Promise<boolean> {
      const row = await db
        .selectFrom("reporter_request")
        .select("id")
        .where("report_id", "=", reportId)
        .where("kind", "=", "withdrawal")
        .where("taken_back_at", "is", null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** Reading and writing them. What was asked is never changed: what became of it stands beside it. */
export function requestStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...requestReader(scope),
    async ask(
      request: Pick<ReporterRequest, "id" | "kind" | "messageId" | "askedAt"> & {
        readonly reportId: ReportId;
      },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("reporter_request")
        .values({
          id: request.id,
          report_id: request.reportId,
          kind: request.kind,
          message_id: request.messageId,
          asked_at: request.askedAt,
          taken_back_at: null,
          seen_at: null,
          settled_at: null,
          settled_by: null,
        })
        .execute();
      await append(event);
    },
    /** Its reporter takes it back, which the office has not seen then. */
    async takeBack(id: RequestId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("reporter_request")
        .set({ taken_back_at: at, seen_at: null })
        .where("id", "=", id)
        .where("taken_back_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "take the request back");
      await append(event);
    },
    /** Notes that the office saw requests for the first time. Those seen before stay as they are; with none left nothing is recorded. */
    async markSeen(
      ids: readonly RequestId[],
      at: Instant,
      event: (seen: readonly RequestId[]) => CustodyEvent,
    ): Promise<void> {
      if (ids.length === 0) return;
      const seen = await db
        .updateTable("reporter_request")
        .set({ seen_at: at })
        .where("id", "in", ids)
        .where("seen_at", "is", null)
        .returning("id")
        .execute();
      if (seen.length === 0) return;
      await append(event(seen.map(({ id }) => id as RequestId).toSorted()));
    },
    /** Notes that a correction was seen to, or with null that it is open again. */
    async settle(
      id: RequestId,
      settled: { readonly by: PersonId; readonly at: Instant } | null,
      event: CustodyEvent,
    ): Promise<void> {
      const result = await db
        .updateTable("reporter_request")
        .set({ settled_at: settled?.at ?? null, settled_by: settled?.by ?? null })
        .where("id", "=", id)
        .where("settled_at", settled === null ? "is not" : "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "settle the request");
      await append(event);
    },
  };
}
