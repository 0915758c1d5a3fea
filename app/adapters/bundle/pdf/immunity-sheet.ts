import { rulesFor } from "#app/core/bundle/audience.ts";
import type { BundleOffice } from "#app/core/bundle/content.ts";
import {
  columnInWords,
  TEST_WORDS,
  type ImmunityDocument,
  type PrintedColumn,
  type PrintedImmunity,
} from "#app/core/case/immunity-document.ts";
import type { Instant } from "#app/core/instant.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument, type DocumentHead, type Paper } from "./paper.ts";
import { cellOf, drawMissing, gapCell } from "./sheet-cells.ts";
import { drawTable, type Cell } from "./table.ts";

const TITLE = "Supremacy Clause worksheet";

/** The Supremacy Clause worksheets of a case (evidence-standards 9.8), both columns of every row. */
export function immunityPdf(head: DocumentHead, sheet: ImmunityDocument): Promise<Uint8Array> {
  return drawDocument(head, { title: TITLE, landscape: true }, (paper) => {
    paper.heading(TITLE, 1);
    paper.paragraph(
      `Case ${sheet.caseNumber}. Counsel’s own work: facts on both sides, no conclusion. The two questions are whether federal law authorised the act, ` +
        "and whether the officer did no more than was necessary and proper.",
    );
    if (sheet.worksheets.length === 0) {
      paper.paragraph("No worksheet is begun yet.");
      return;
    }
    drawMissing(paper, sheet.missing);
    for (const one of sheet.worksheets) drawOne(paper, one);
  });
}

function drawOne(paper: Paper, { officer, act, day, rows, gaps }: PrintedImmunity): void {
  paper.heading(officer, 2);
  drawFacts(paper, [
    ["Act", act],
    ["Day of the act", day === "" ? "Not known" : dayInWords(day)],
    ["Missing as a whole", gaps.length === 0 ? "" : [gapCell(gaps)].flat().join(" ")],
  ]);
  if (rows.length === 0) return;
  drawTable(
    paper,
    [
      { heading: "Row", share: 20, face: "bold" },
      { heading: "Supports immunity", share: 32 },
      { heading: "Against immunity", share: 32 },
      { heading: "Missing", share: 16 },
    ],
    rows.map((row) => [
      [row.title, TEST_WORDS[row.test]],
      columnCell(row.supports),
      columnCell(row.against),
      gapCell(row.gaps),
    ]),
  );
}

function columnCell(column: PrintedColumn): Cell {
  const facts = column.facts.length === 0 ? [] : [cellOf(column.facts, "")].flat();
  const empty = columnInWords(column);
  return empty === "" ? facts : [...facts, empty];
}

/** The same as the desk prints it: under the case's number, with the prosecution's legend. */
export function printedImmunity(
  about: {
    readonly caseNumber: string;
    readonly at: Instant;
    readonly office: Pick<BundleOffice, "name" | "timeZone">;
    readonly legend?: string | undefined;
  },
  sheet: ImmunityDocument,
): Promise<Uint8Array> {
  const { caseNumber: bundleId, at: baggingDate, office, legend } = about;
  const content = { bundleId, baggingDate, office, audience: "PRO" } as const;
  const head = {
    content: legend === undefined ? content : { ...content, legend },
    rules: { title: rulesFor("PRO")?.title ?? "" },
  };
  return immunityPdf(head, sheet);
}
