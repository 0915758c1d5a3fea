import { fileEntry } from "./entry-store.ts";
import { insertThread } from "./message-store.ts";
import type { NewReport } from "./new-report.ts";
import { insertAnswers, insertTags } from "./report-answers.ts";
import { insertSightings } from "./report-sightings.ts";
import type { DatabaseScope } from "./scope.ts";

/** Keeps what comes with a report and has rows of its own, in the transaction in which the report is received. */
export async function insertReportParts(scope: DatabaseScope, report: NewReport): Promise<void> {
  await insertAnswers(scope, report);
  await insertTags(scope, report);
  await insertSightings(scope, report);
  await fileEntry(scope, report);
  await insertThread(scope, report.id, report.thread, report.receivedAt);
}
