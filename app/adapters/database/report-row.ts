import type { Insertable } from "kysely";
import type { ReportTable } from "#db/report-tables.ts";
import type { NewReport } from "./new-report.ts";
import type { fieldSealer } from "./report-keys.ts";
import { narrativeOf, placeOf } from "./report-words.ts";

/** A report's row as it is received; its words and where it was are sealed. */
export function reportRow(
  report: NewReport,
  seal: Awaited<ReturnType<typeof fieldSealer>>,
): Insertable<ReportTable> {
  const { whatHappened, whereAndWhen } = report;
  const { point } = whereAndWhen;
  const sealPlace = (column: "latitude" | "longitude" | "origin", text: string | null) =>
    text === null ? null : seal(placeOf(report.id, column), text);
  return {
    id: report.id,
    code: report.code,
    draft_id: report.draftId,
    status: "new",
    category: whatHappened.category,
    narrative: seal(narrativeOf(report.id), whatHappened.narrative),
    place: seal(placeOf(report.id, "words"), whereAndWhen.place),
    latitude: sealPlace("latitude", whereAndWhen.latitude),
    longitude: sealPlace("longitude", whereAndWhen.longitude),
    point_origin: sealPlace("origin", point === undefined ? null : JSON.stringify(point)),
    incident_time: JSON.stringify(whereAndWhen.time),
    incident_first_day: whereAndWhen.time.from,
    incident_last_day: whereAndWhen.time.until ?? whereAndWhen.time.from,
    language: report.language,
    has_contact: report.identityBox === null ? 0 : 1,
    reach: report.reach ?? null,
    assignee_id: null,
    team: report.team,
    received_at: report.receivedAt,
    receipt_locator: report.receipt.locator,
    receipt_salt: Buffer.from(report.receipt.salt),
    receipt_verifier: Buffer.from(report.receipt.verifier),
    agency: report.agency ?? null,
    channel: report.channel ?? null,
    incident_page_id: report.origin?.page ?? null,
    incident_page_version: report.origin?.version ?? null,
    officer_agency: report.officer?.agency ?? null,
  };
}
