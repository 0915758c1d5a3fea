import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { PointOrigin } from "#app/core/intake/point-origin.ts";
import type { Reach } from "#app/core/intake/about-you.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { IncidentPageId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Category } from "#app/core/intake/category.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import type { ReportTable } from "#db/report-tables.ts";
import { wantCompared } from "./compare-wants.ts";
import type { AppendEvent } from "./custody-store.ts";
import { manyReceiver } from "./receive-many.ts";
import { reportAnswerReader } from "./report-answers.ts";
import { insertReportParts } from "./report-parts.ts";
import { noteReader, noteStore } from "./report-notes.ts";
import { reportSightingReader } from "./report-sightings.ts";
import { ensureReportKey, fieldSealer } from "./report-keys.ts";
import { reportRow } from "./report-row.ts";
import { reportWords } from "./report-words.ts";
import type { NewReport } from "./new-report.ts";
import { wantSearched } from "./search-wants.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { NewReport } from "./new-report.ts";
export type { ReportNote } from "./report-notes.ts";

/** A report as sent. Words, place and time are the reporter's statements. */
export interface Report {
  readonly id: ReportId;
  readonly code: string;
  readonly status: ReportStatus;
  /** How often the status was set: a form says which it was made for. */
  readonly statusVersion: number;
  readonly category: Category;
  readonly narrative: string;
  readonly place: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** How the reporter came by the numbers; null where there are none or nobody asked. */
  readonly point: PointOrigin | null;
  readonly time: IncidentTime;
  readonly language: string;
  readonly hasContact: boolean;
  /** As the reporter chose it; null where nobody was asked. */
  readonly reach: Reach | null;
  /** The door that it came through; null for one that came before this was kept. */
  readonly channel: ReportChannel | null;
  readonly assigneeId: PersonId | null;
  /** How often it changed hands. */
  readonly assigneeVersion: number;
  readonly team: string;
  readonly receivedAt: Instant;
  /** The agency whose officer sent it; null for any other. */
  readonly officerAgency: string | null;
  /** The page of a named event that it was begun on, in which version; null for any other. */
  readonly incidentPage: { readonly id: IncidentPageId; readonly version: number } | null;
}

/** Reading reports. */
export function reportReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const ofIds = async (ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, Report>> => {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom("report")
      .select([
        "id",
        "draft_id",
        "code",
        "status",
        "status_version",
        "category",
        "narrative",
        "place",
        "latitude",
        "longitude",
        "point_origin",
        "incident_time",
        "language",
        "has_contact",
        "reach",
        "channel",
        "assignee_id",
        "assignee_version",
        "team",
        "received_at",
        "incident_page_id",
        "incident_page_version",
        "officer_agency",
      ])
      .where("id", "in", ids)
      // Whoever holds several rows takes them in one order.
      .orderBy("id")
      .$if(holdsRows, (query) => query.forNoKeyUpdate())
      .execute();
    const words = await reportWords(scope, rows);
    return new Map(
      rows.map((row) => {
        const id = row.id as ReportId;
        return [
          id,
          {
            id,
            code: row.code,
            status: row.status as ReportStatus,
            statusVersion: row.status_version,
            category: row.category as Category,
            narrative: words.narrative(row),
            place: words.place(row),
            latitude: words.coordinate(row, "latitude"),
            longitude: words.coordinate(row, "longitude"),
            point: words.point(row),
            time: JSON.parse(row.incident_time) as IncidentTime,
            language: row.language,
            hasContact: row.has_contact === 1,
            reach: row.reach as Reach | null,
            channel: row.channel as ReportChannel | null,
            assigneeId: row.assignee_id as PersonId | null,
            assigneeVersion: row.assignee_version,
            team: row.team,
            receivedAt: row.received_at as Instant,
            officerAgency: row.officer_agency,
            incidentPage: pageOf(row),
          },
        ];
      }),
    );
  };
  return {
    ...reportAnswerReader(scope),
    ...noteReader(scope),
    ...reportSightingReader(scope),
    find: async (id: ReportId) => (await ofIds([id])).get(id),
    /** Those of some reports that are there. */
    ofIds,
    /** The report that staff and reporter call by this code. */
    async idOfCode(code: string): Promise<ReportId | undefined> {
      const row = await db
        .selectFrom("report")
        .select("id")
        .where("code", "=", code)
        .executeTakeFirst();
      return row?.id as ReportId | undefined;
    },
    /** What checks a receipt code, found by its locator. */
    async receipt(
      locator: string,
    ): Promise<{ reportId: ReportId; salt: Uint8Array; verifier: Uint8Array } | undefined> {
      const row = await db
        .selectFrom("report")
        .select(["id", "receipt_salt", "receipt_verifier"])
        .where("receipt_locator", "=", locator)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        reportId: row.id as ReportId,
        salt: row.receipt_salt,
        verifier: row.receipt_verifier,
      };
    },
  };
}

function pageOf(row: Pick<ReportTable, "incident_page_id" | "incident_page_version">) {
  const { incident_page_id: id, incident_page_version: version } = row;
  return id === null ? null : { id: id as IncidentPageId, version: Number(version) };
}

/** Reading and writing reports. Every change writes its custody event in the same transaction. */
export function reportStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...reportReader(scope),
    receiveMany: manyReceiver(scope, append),
    ...noteStore(scope, append),
    async receive(report: NewReport, event: CustodyEvent): Promise<void> {
      // Where it began as a draft, the key is there since the first byte.
      await ensureReportKey(scope, report.draftId);
      const seal = await fieldSealer(scope, report.draftId);
      await db.insertInto("report").values(reportRow(report, seal)).execute();
      await insertReportParts(scope, report);
      await wantSearched(scope, [report.id]);
      await wantCompared(scope, [report]);
      if (report.identityBox !== null) {
        await db
          .insertInto("sealed_identity")
          .values({
            report_id: report.id,
            box: Buffer.from(report.identityBox),
            sealed_at: report.receivedAt,
          })
          .execute();
      }
      await append(event);
    },
    /** Ends the sealed identity for good; false when there was none, and then nothing is recorded. */
    async forgetIdentity(id: ReportId, event: CustodyEvent): Promise<boolean> {
      const result = await db
        .deleteFrom("sealed_identity")
        .where("report_id", "=", id)
        .executeTakeFirst();
      if (result.numDeletedRows !== 1n) return false;
      await db.updateTable("report").set({ has_contact: 0 }).where("id", "=", id).execute();
      await append(event);
      return true;
    },
    async setStatus(id: ReportId, status: ReportStatus, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("report")
        .set((eb) => ({ status, status_version: eb("status_version", "+", 1) }))
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "set the report's status");
      await append(event);
    },
    async assign(id: ReportId, assigneeId: PersonId | null, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("report")
        .set((eb) => ({
          assignee_id: assigneeId,
          assignee_version: eb("assignee_version", "+", 1),
        }))
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "assign the report");
      await append(event);
    },
  };
}
