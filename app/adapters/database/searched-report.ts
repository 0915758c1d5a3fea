import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { cellsOf } from "#app/core/triage/near.ts";
import { partsOf } from "#app/core/triage/part-words.ts";
import { statusWords } from "#app/core/triage/status-words.ts";
import { chosenAgencies } from "./chosen-agencies.ts";
import { wordsOf } from "./message-store.ts";
import { fieldOpener, reportKeys } from "./report-keys.ts";
import { sightingsToSearch } from "./report-sightings.ts";
import { agencyMark, partMark, STATES_STATUS } from "./search-marks.ts";
import { narrativeOf, noteOf, placeOf } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

/** What the search keeps of a report. */
export interface SearchedReport {
  readonly id: ReportId;
  readonly receivedAt: Instant;
  /** Its code, its words, then whom and what its reporter saw, messages and notes that stand. */
  readonly texts: readonly string[];
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The first day of its incident, empty where its reporter said none. */
  readonly firstDay: string;
  /** Its reporter's words may state somebody's immigration status. */
  readonly statesStatus: boolean;
  /** Words that nobody can type: where its point lies, agencies that its reporter chose, parts of plates, and that it may state somebody's status. */
  readonly marks: readonly string[];
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
    .select(["received_at", "incident_first_day"])
    .where("id", "in", ids)
    .execute();
  const owners = found.map((row) => row.draft_id);
  const keys = await reportKeys(scope, owners);
  const open = await fieldOpener(scope, owners);
  const rows = found.filter((row) => keys.has(row.draft_id));
  const draftOf = new Map(rows.map((row) => [row.id, row.draft_id]));
  const beside = new Map<string, string[]>();
  const told = new Map<string, string[]>();
  const put = (into: Map<string, string[]>, id: string, text: string) => {
    into.set(id, [...(into.get(id) ?? []), text]);
  };
  const known = [...draftOf.keys()];
  const agencies = await chosenAgencies(scope, known, agencyQuestions);
  const seen = await sightingsToSearch(scope, draftOf, open);
  for (const row of await messagesAndNotes(scope, known)) {
    const place = row.kind === "message" ? wordsOf(row.id) : noteOf(row.id);
    const text = open(draftOf.get(row.report_id) ?? "", place, row.text);
    put(beside, row.report_id, text);
    if (row.isReporters) put(told, row.report_id, text);
  }
  return rows.map((row): SearchedReport => {
    const degrees = (column: "latitude" | "longitude") => {
      const box = row[column];
      return box === null ? null : Number(open(row.draft_id, placeOf(row.id, column), box));
    };
    const [latitude, longitude] = [degrees("latitude"), degrees("longitude")];
    const narrative = open(row.draft_id, narrativeOf(row.id), row.narrative);
    const place = open(row.draft_id, placeOf(row.id, "words"), row.place);
    const { said = [], numbers = [] } = seen.get(row.id) ?? {};
    const texts = [narrative, ...said, ...(beside.get(row.id) ?? [])];
    // Only what the reporter says: letters of the office name asylum and papers for other reasons.
    const reporters = [narrative, place, ...said, ...(told.get(row.id) ?? [])];
    const statesStatus = statusWords(reporters).length > 0;
    return {
      id: row.id as ReportId,
      receivedAt: row.received_at as Instant,
      texts: [row.code, ...texts],
      place,
      latitude,
      longitude,
      firstDay: row.incident_first_day ?? "",
      statesStatus,
      marks: [
        ...(agencies.get(row.id) ?? []).map(agencyMark),
        ...partsOf(texts, numbers).map(partMark),
        ...(statesStatus ? [STATES_STATUS] : []),
        ...(latitude === null || longitude === null ? [] : cellsOf({ latitude, longitude })),
      ],
    };
  });
}

async function messagesAndNotes({ db }: DatabaseScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const messages = await db
    .selectFrom("report_message")
    .select(["id", "report_id", "office_box as text", "written_at", "from_office"])
    .where("report_id", "in", ids)
    .execute();
  const notes = await db
    .selectFrom("report_note")
    .select(["id", "report_id", "text", "written_at"])
    .where("report_id", "in", ids)
    // Who withdrew a note does not want it found; on the report's page it can still be read.
    .where("withdrawn_at", "is", null)
    .execute();
  return [
    ...messages.map(({ from_office, ...row }) => ({
      ...row,
      kind: "message" as const,
      isReporters: from_office === 0,
    })),
    ...notes.map((row) => ({ ...row, kind: "note" as const, isReporters: false })),
  ];
}
