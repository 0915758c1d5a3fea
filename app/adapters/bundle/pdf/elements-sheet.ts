import type { ElementState } from "#app/core/case/coverage.ts";
import type { DefencesDocument, PrintedDefence } from "#app/core/case/defences-document.ts";
import { defenceKindInWords } from "#app/core/case/defence-kinds.ts";
import type { ElementsDocument, PrintedCharge } from "#app/core/case/elements-document.ts";
import { limitationInWords } from "#app/core/case/limitation.ts";
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

/** The elements worksheet (evidence-standards 9.7): what is missing first, then each charge with its dated text, what speaks for and against each element, and its defences. */
export function elementsPdf(
  head: DocumentHead,
  sheet: ElementsDocument,
  defences: DefencesDocument,
): Promise<Uint8Array> {
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
    for (const charge of sheet.charges) {
      drawCharge(paper, charge);
      const own = defences.charges.find(({ entry }) => entry === charge.entry);
      drawDefences(paper, own?.defences ?? []);
    }
  });
}

function drawCharge(paper: Paper, charge: PrintedCharge): void {
  const { citation, title, day, text, ready } = charge;
  paper.heading(`${citation}, ${title}`, 2);
  drawFacts(paper, [
    ["Ready", ready ? "Each element has a fact for it" : "Not ready"],
    ["Day of the act", day === "" ? "Not known" : dayInWords(day)],
    ["It can have been until", charge.lastDay === "" ? "" : dayInWords(charge.lastDay)],
    ["Prosecution", limitationInWords(charge.limitation)],
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

const TOLD = { yes: "Told of it", no: "Not told", undecided: "Not decided" } as const;

function drawDefences(paper: Paper, defences: readonly PrintedDefence[]): void {
  if (defences.length === 0) {
    paper.paragraph("No defence is on the sheet of this charge.");
    return;
  }
  drawTable(
    paper,
    [
      { heading: "Defence", share: 22, face: "bold" },
      { heading: "For the defence", share: 28 },
      { heading: "Against it", share: 26 },
      { heading: "Missing", share: 14 },
      { heading: "Grand jury", share: 10 },
    ],
    defences.map((one) => [
      [
        [one.citation, one.title].filter((part) => part !== "").join(", "),
        defenceKindInWords(one.kind),
      ],
      cellOf(one.factsFor, "None yet"),
      cellOf(one.factsAgainst, "None yet"),
      gapCell(one.gaps),
      [TOLD[one.told], one.blocks ? "Suggested: decide" : one.reason].filter((part) => part !== ""),
    ]),
  );
}
