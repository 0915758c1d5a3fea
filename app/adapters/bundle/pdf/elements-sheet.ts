import type { ElementState } from "#app/core/case/coverage.ts";
import type { ElementsDocument, PrintedCharge } from "#app/core/case/elements-document.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument, type DocumentHead, type Paper } from "./paper.ts";
import { cellOf, drawMissing, gapCell } from "./sheet-cells.ts";
import { drawTable } from "./table.ts";

const STATE: Readonly<Record<ElementState, string>> = {
  bare: "No fact for it",
  open: "Something is missing",
  contested: "For and against",
  shown: "Facts for it",
};

/** The elements worksheet (evidence-standards 9.7): what is missing first, then each charge with its dated text and what speaks for and against each element. */
export function elementsPdf(head: DocumentHead, sheet: ElementsDocument): Promise<Uint8Array> {
  return drawDocument(head, { title: "Elements worksheet", landscape: true }, (paper) => {
    paper.heading("Elements worksheet", 1);
    paper.paragraph(
      `Case ${sheet.caseNumber}. Counsel’s own work: an aid that weighs nothing, never part of a grand jury’s set.`,
    );
    if (sheet.charges.length === 0) {
      paper.paragraph("No charge is written yet.");
      return;
    }
    drawMissing(paper, sheet.missing);
    for (const charge of sheet.charges) drawCharge(paper, charge);
  });
}

function drawCharge(paper: Paper, charge: PrintedCharge): void {
  const { citation, title, day, text, ready } = charge;
  paper.heading(`${citation}, ${title}`, 2);
  drawFacts(paper, [
    ["Ready", ready ? "Each element has a fact for it" : "Not ready"],
    ["Day of the act", day === "" ? "Not known" : dayInWords(day)],
    ["Which text", text.standing],
    ["Text", text.words === "" ? "Not in the office’s pack: counsel supplies it" : text.words],
    ["From", text.source === "" ? `pack ${text.pack}` : `${text.source} (pack ${text.pack})`],
    ["Degree", charge.degree],
    ["Class", charge.class],
    ["Culpable state", charge.culpableState],
  ]);
  if (charge.elements.length === 0) {
    paper.paragraph("No element is written yet.");
    return;
  }
  drawTable(
    paper,
    [
      { heading: "Element", share: 22, face: "bold" },
      { heading: "For", share: 28 },
      { heading: "Against", share: 26 },
      { heading: "Missing", share: 14 },
      { heading: "State", share: 10 },
    ],
    charge.elements.map((element) => [
      element.wordedBy === "pack" ? [element.text, "(worded by the pack)"] : element.text,
      cellOf(element.factsFor, "None yet"),
      cellOf(element.factsAgainst, "None yet"),
      gapCell(element.gaps),
      STATE[element.state],
    ]),
  );
}
