import type { ReportId } from "#app/core/ids.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import type { ReportTag } from "#app/core/office/report-tags.ts";
import type { NewReport } from "./report-store.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** The question is encrypted too: where it only follows upon one answer, having been asked it says what was answered. */
type AnswerColumn = "question" | "wording" | "chosen" | "answer";
export const fieldOf = (reportId: string, position: number, column: AnswerColumn) =>
  ({ purpose: "answers", row: `${reportId}/${position}/${column}` }) as const;

/** Reading what a report answered and what it was tagged with, in the words of its day. */
export function reportAnswerReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** The answers to the questions for officers, of its incident page and of the pack, in the order in which they were asked. */
    async answers(id: ReportId): Promise<GivenAnswer[]> {
      const rows = await db
        .selectFrom("report_answer")
        .innerJoin("report", "report.id", "report_answer.report_id")
        .selectAll("report_answer")
        .select("report.draft_id as draft_id")
        .where("report_id", "=", id)
        .orderBy("position")
        .execute();
      const opener = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => {
        const open = (column: AnswerColumn) =>
          opener(row.draft_id, fieldOf(row.report_id, row.position, column), row[column]);
        return {
          question: open("question"),
          wording: open("wording"),
          language: row.language,
          chosen: JSON.parse(open("chosen")) as string[],
          answer: JSON.parse(open("answer")) as string[],
          visibility: row.visibility as GivenAnswer["visibility"],
          retention: row.retention,
        };
      });
    },
    /** The concern and the rules that it may touch, as they stood. */
    async tags(id: ReportId): Promise<ReportTag[]> {
      const rows = await db
        .selectFrom("report_tag")
        .selectAll()
        .where("report_id", "=", id)
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        kind: row.kind as ReportTag["kind"],
        key: row.key,
        words: row.words,
        version: row.version,
        standing: row.standing,
        pack: { id: row.pack_id, date: row.pack_date, sha256: row.pack_sha256 },
      }));
    },
  };
}

/** Keeps the answers of a report that is being received, under the key of the report, which must be there. */
export async function insertAnswers(scope: DatabaseScope, report: NewReport): Promise<void> {
  const { officer, origin } = report;
  const asked = [
    ...(officer?.given ?? []).map((answer) => ({ answer, source: officer?.sha256 ?? "" })),
    ...(origin?.given ?? []).map((answer) => ({ answer, source: origin?.sha256 ?? "" })),
    ...report.answers.map((answer) => ({ answer, source: report.packSha256 })),
  ];
  if (asked.length === 0) return;
  const sealer = await fieldSealer(scope, report.draftId);
  const rows = asked.map(({ answer, source }, position) => {
    const seal = (column: AnswerColumn, text: string) =>
      sealer(fieldOf(report.id, position, column), text);
    return {
      report_id: report.id,
      position,
      question: seal("question", answer.question),
      wording: seal("wording", answer.wording),
      language: answer.language,
      chosen: seal("chosen", JSON.stringify(answer.chosen)),
      answer: seal("answer", JSON.stringify(answer.answer)),
      visibility: answer.visibility,
      retention: answer.retention,
      pack_sha256: source,
    };
  });
  await scope.db.insertInto("report_answer").values(rows).execute();
}

/** Keeps the tags of a report that is being received. */
export async function insertTags({ db }: DatabaseScope, report: NewReport): Promise<void> {
  if (report.tags.length === 0) return;
  await db.insertInto("report_tag").values(tagRows(report)).execute();
}

/** The rows of a report's tags. */
export function tagRows(report: Pick<NewReport, "id" | "tags">) {
  return report.tags.map((tag, position) => ({
    report_id: report.id,
    position,
    kind: tag.kind,
    key: tag.key,
    words: tag.words,
    version: tag.version,
    standing: tag.standing,
    pack_id: tag.pack.id,
    pack_date: tag.pack.date,
    pack_sha256: tag.pack.sha256,
  }));
}
