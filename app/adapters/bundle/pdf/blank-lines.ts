import type { Paper } from "./paper.ts";

/** Draws labels with a line beside each, to be written on by hand. */
export function drawBlankLines(paper: Paper, labels: readonly string[]): void {
  for (const label of labels) {
    if (paper.y + 26 > paper.bottom) paper.newPage();
    const y = paper.y + 8;
    paper.write(paper.element("P"), label, { x: paper.left, y, width: 130, face: "bold", size: 9 });
    paper.decorate((doc) => {
      doc
        .lineWidth(0.5)
        .moveTo(paper.left + 134, y + 11)
        .lineTo(paper.left + paper.width, y + 11)
        .stroke();
    });
    paper.moveTo(y + 20);
  }
  paper.gap(8);
}
