import type { ReportId } from "#app/core/ids.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import type { ReportTag } from "#app/core/office/report-tags.ts";
import type { NewReport } from "./report-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading what a report answered and what it was tagged with, in the words of its day. */
export function reportAnswerReader({ db }: DatabaseScope) {
  return {
    /** The answers to the pack's questions, in the order in which they were asked. */
    async answers(id: ReportId): Promise<GivenAnswer[]> {
      const rows = await db
        .selectFrom("report_answer")
        .selectAll()
        .where("report_id", "=", id)
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        question: row.question,
        wording: row.wording,
        language: row.language,
        chosen: JSON.parse(row.chosen) as string[],
        answer: JSON.parse(row.answer) as string[],
        visibility: row.visibility as GivenAnswer["visibility"],
        retention: row.retention,
      }));
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

/** Keeps the answers of a report that is being received. */
export async function insertAnswers({ db }: DatabaseScope, report: NewReport): Promise<void> {
  if (report.answers.length === 0) return;
  await db
    .insertInto("report_answer")
    .values(
      report.answers.map((answer, position) => ({
        report_id: report.id,
        position,
        question: answer.question,
        wording: answer.wording,
        language: answer.language,
        chosen: JSON.stringify(answer.chosen),
        answer: JSON.stringify(answer.answer),
        visibility: answer.visibility,
        retention: answer.retention,
        pack_sha256: report.packSha256,
      })),
    )
    .execute();
}

/** Keeps the tags of a report that is being received. */
export async function insertTags({ db }: DatabaseScope, report: NewReport): Promise<void> {
  if (report.tags.length === 0) return;
  await db
    .insertInto("report_tag")
    .values(
      report.tags.map((tag, position) => ({
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
      })),
    )
    .execute();
}
