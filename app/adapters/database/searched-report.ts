import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { cellsOf } from "#app/core/triage/near.ts";
import { wordsOf } from "./message-store.ts";
import { fieldOf } from "./report-answers.ts";
import { fieldOpener, reportKeys } from "./report-keys.ts";
import { narrativeOf, noteOf, placeOf } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

/** What the search keeps of a report. */
export interface SearchedReport {
  readonly id: ReportId;
  readonly receivedAt: Instant;
  /** Its code, its words, then messages and notes. */
  readonly texts: readonly string[];
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Words that nobody can type: where its point lies, and agencies that its reporter chose. */
  readonly marks: readonly string[];
}

/** The word by which an agency of the office's pack is found. Its id holds small letters, digits and hyphens, which part words. */
export function agencyMark(agency: string): string {
  return `·agency·${agency.replace(/[^a-z0-9]/g, "·")}`;
}

/** Opens what reports say. One that is gone, or whose key is, is left out. */
export async function searchedReports(
  scope: DatabaseScope,
  ids: readonly ReportId[],
  agencyQuestions: ReadonlySet<string>,
): Promise<SearchedReport[]> {
  const { db } = scope;
  const found = await db
    .selectFrom("report")
    .select(["id", "draft_id", "code", "narrative", "place", "latitude", "longitude"])
    .select("received_at")
    .where("id", "in", ids)
    .execute();
  const owners = found.map((row) => row.draft_id);
  const keys = await reportKeys(scope, owners);
  const open = await fieldOpener(scope, owners);
  const rows = found.filter((row) => keys.has(row.draft_id));
  const draftOf = new Map(rows.map((row) => [row.id, row.draft_id]));
  const beside = new Map<string, string[]>();
  const marks = new Map<string, string[]>();
  const put = (into: Map<string, string[]>, id: string, text: string) => {
    into.set(id, [...(into.get(id) ?? []), text]);
  };
  const known = [...draftOf.keys()];
  for (const row of await messagesAndNotes(scope, known)) {
    const place = row.kind === "message" ? wordsOf(row.id) : noteOf(row.id);
    put(beside, row.report_id, open(draftOf.get(row.report_id) ?? "", place, row.text));
  }
  for (const row of await answersForTheDesk(scope, known)) {
    const read = (column: "question" | "chosen") =>
      open(
        draftOf.get(row.report_id) ?? "",
        fieldOf(row.report_id, row.position, column),
        row[column],
      );
    if (!agencyQuestions.has(read("question"))) continue;
    for (const agency of JSON.parse(read("chosen")) as string[]) {
      put(marks, row.report_id, agencyMark(agency));
    }
  }
  return rows.map((row): SearchedReport => {
    const degrees = (column: "latitude" | "longitude") => {
      const box = row[column];
      return box === null ? null : Number(open(row.draft_id, placeOf(row.id, column), box));
    };
    const [latitude, longitude] = [degrees("latitude"), degrees("longitude")];
    const narrative = open(row.draft_id, narrativeOf(row.id), row.narrative);
    return {
      id: row.id as ReportId,
      receivedAt: row.received_at as Instant,
      texts: [row.code, narrative, ...(beside.get(row.id) ?? [])],
      place: open(row.draft_id, placeOf(row.id, "words"), row.place),
      latitude,
      longitude,
      marks: [
        ...(marks.get(row.id) ?? []),
        ...(latitude === null || longitude === null ? [] : cellsOf({ latitude, longitude })),
      ],
    };
  });
}

async function messagesAndNotes({ db }: DatabaseScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const messages = await db
    .selectFrom("report_message")
    .select(["id", "report_id", "office_box as text", "written_at"])
    .where("report_id", "in", ids)
    .execute();
  const notes = await db
    .selectFrom("report_note")
    .select(["id", "report_id", "text", "written_at"])
    .where("report_id", "in", ids)
    .execute();
  return [
    ...messages.map((row) => ({ ...row, kind: "message" as const })),
    ...notes.map((row) => ({ ...row, kind: "note" as const })),
  ];
}

/** Answers that everybody at the desk may see: the search shows by what a report is found. */
async function answersForTheDesk({ db }: DatabaseScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("report_answer")
    .select(["report_id", "position", "question", "chosen"])
    .where("report_id", "in", ids)
    .where("visibility", "=", "desk")
    .execute();
}
