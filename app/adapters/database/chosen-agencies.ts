import type { ReportId } from "#app/core/ids.ts";
import { fieldOf } from "./report-answers.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** For each of these reports the agencies of the office's pack that its reporter chose, by their ids; `questions` are those that offer them. */
export async function chosenAgencies(
  scope: DatabaseScope,
  ids: readonly string[],
  questions: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0 || questions.size === 0) return found;
  const rows = await answersForTheDesk(scope, ids);
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  for (const row of rows) {
    const read = (column: "question" | "chosen") =>
      open(row.draft_id, fieldOf(row.report_id, row.position, column), row[column]);
    if (!questions.has(read("question"))) continue;
    const chosen = JSON.parse(read("chosen")) as string[];
    found.set(row.report_id, [...(found.get(row.report_id) ?? []), ...chosen]);
  }
  return found;
}

/** What the queue reads of the agencies beside its rows. */
export function agencyReader(scope: DatabaseScope) {
  return {
    /** As `chosenAgencies`. */
    agenciesOf: (
      ids: readonly ReportId[],
      questions: ReadonlySet<string>,
    ): Promise<ReadonlyMap<string, readonly string[]>> => chosenAgencies(scope, ids, questions),
  };
}

/** Answers that everybody at the desk may see: lists and the search show what a report was found by. */
async function answersForTheDesk({ db }: DatabaseScope, ids: readonly string[]) {
  return db
    .selectFrom("report_answer")
    .innerJoin("report", "report.id", "report_answer.report_id")
    .select(["report_answer.report_id", "report_answer.position"])
    .select(["report_answer.question", "report_answer.chosen", "report.draft_id"])
    .where("report_answer.report_id", "in", ids)
    .where("report_answer.visibility", "=", "desk")
    .orderBy("report_answer.report_id")
    .orderBy("report_answer.position")
    .execute();
}
