import type { LevelledSentence } from "#app/core/bundle/content.ts";
import type { ListedExhibit } from "#app/core/bundle/exhibit-list.ts";
import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import {
  answerInWords,
  EMPTY_SHEET,
  FOUNDATION_FIELDS,
  openQuestions,
} from "#app/core/exhibits/foundation-sheet.ts";
import { recordsCited, recordsOf, whenOf } from "#app/core/exhibits/record-values.ts";
import { drawField } from "./draw-field.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument } from "./paper.ts";

/** The foundation sheet of one exhibit, as far as it is written, with the questions that are open; its fields can be changed (evidence-standards 9.3). */
export function foundationPdf(plan: BundlePlan, listed: ListedExhibit): Promise<Uint8Array> {
  const { exhibit } = listed;
  const { timeZone } = plan.content.office;
  const { foundation } = exhibit;
  const sheet = foundation?.sheet ?? EMPTY_SHEET;
  const checks = recordsOf(listed, "item.stored", "item.verified", "item.fixity_failed");
  const title = `Foundation sheet, exhibit ${exhibit.number}`;
  return drawDocument(plan, { title }, (paper) => {
    paper.heading(title, 1);
    paper.paragraph(exhibit.description);
    paper.gap(4);
    drawFacts(paper, [
      ["Case", `${plan.content.caseNumber}, ${plan.content.caseTitle}`],
      [
        "Written",
        foundation === undefined
          ? "Nobody has written on this sheet yet"
          : `Version ${foundation.version}, ${inOfficeZone(foundation.writtenAt, timeZone)}; ${inUtc(foundation.writtenAt)}`,
      ],
      [
        "Received",
        `${inUtc(exhibit.item.receivedAt)} (custody record ${listed.custody[0]?.record.seq ?? ""})`,
      ],
      [
        "Bytes compared",
        checks.length === 0
          ? "No record tells of it"
          : `${checks.map(whenOf).join("; ")} (${recordsCited(checks.map(({ seq }) => seq))}); results in the custody report`,
      ],
      ["SHA-256", exhibit.item.sha256, "mono"],
      ["Time", levelled(exhibit.time, exhibit.silence?.times)],
      ["Place", levelled(exhibit.place, exhibit.silence?.places)],
    ]);
    paper.heading("Open questions", 2);
    const questions = openQuestions(sheet);
    for (const question of questions) paper.paragraph(question);
    if (questions.length === 0) paper.paragraph("None of the questions of this sheet is open.");
    paper.heading("The sheet", 2);
    FOUNDATION_FIELDS.forEach((field, at) => {
      const { label, rows: lines = 1 } = field;
      const value = answerInWords(field, (key) => sheet[key]);
      drawField(paper, { label, value, source: "", lines }, `field-${at + 1}`);
    });
  });
}

function levelled(value: LevelledSentence | undefined, silence: string | undefined): string {
  return value === undefined
    ? (silence ?? "Not known")
    : `${value.sentence} Level: ${value.level}.`;
}
