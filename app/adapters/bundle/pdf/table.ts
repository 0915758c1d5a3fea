import { oneLine } from "#app/core/bundle/wrap.ts";
import type { Paper, TextStyle } from "./paper.ts";

/** A column: its heading, its share of the width, and how its cells are set. */
export interface Column extends TextStyle {
  readonly heading: string;
  readonly share: number;
  /** Has lines at its sides, to be written in by hand. */
  readonly boxed?: boolean;
}

/** What stands in a cell: one line of text, or several. */
export type Cell = string | readonly string[];

const PADDING = { x: 4, y: 3.5 };
const HEADING: TextStyle = { face: "bold", size: 8 };
const CELL = 8.5;

/**
 * Draws a table whose heading stands again on every page and whose rows are not torn apart, unless one is
 * taller than a page. The first cell of a row is its heading for screen readers.
 */
export function drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const widths = widthsOf(paper, columns);
  const table = paper.element("Table");
  const headings = columns.map(({ heading }) => heading);
  const headHeight = heightOfRow(headings, HEADING);
  const tallest = paper.bottom - 84 - headHeight - 8;
  if (paper.y + headHeight + 40 > paper.bottom) paper.newPage();
  drawHead(true);
  for (const row of rows) for (const part of partsOf(row.map(textOf))) drawRow(part);
  paper.gap(10);

  function drawHead(first: boolean): void {
    const top = paper.y;
    const row = first ? paper.element("TR", table) : undefined;
    headings.forEach((heading, index) => {
      const box = boxOf(index, top, HEADING);
      if (row === undefined) {
        paper.decorate(() => {
          paper.print(heading, box);
        });
      } else {
        paper.write(paper.element("TH", row, "Column"), heading, box);
      }
    });
    row?.end();
    ruleAt(top + headHeight, 1);
    paper.moveTo(top + headHeight);
  }

  function drawRow(cells: readonly string[]): void {
    const height = heightOfRow(cells);
    if (paper.y + height > paper.bottom) {
      paper.newPage();
      drawHead(false);
    }
    const top = paper.y;
    const row = paper.element("TR", table);
    cells.forEach((cell, index) => {
      const element = index === 0 ? paper.element("TH", row, "Row") : paper.element("TD", row);
      if (cell !== "") paper.write(element, cell, boxOf(index, top, styleOf(index)));
      element.end();
    });
    row.end();
    boxAt(top, height);
    ruleAt(top + height, 0.4);
    paper.moveTo(top + height);
  }

  /** A row that no page can hold, cut into rows that one can. */
  function partsOf(row: readonly string[]): readonly (readonly string[])[] {
    const parts: (readonly string[])[] = [];
    let rest = row;
    while (heightOfRow(rest) > tallest) {
      const cuts = rest.map((cell, index) => lastFit(cell, index));
      parts.push(rest.map((cell, index) => cell.slice(0, cuts[index])));
      rest = rest.map((cell, index) => cell.slice(cuts[index]));
    }
    return [...parts, rest];
  }

  function lastFit(cell: string, index: number): number {
    let fits = 0;
    let tooMuch = cell.length + 1;
    while (tooMuch - fits > 1) {
      const middle = Math.floor((fits + tooMuch) / 2);
      if (heightOfCell(cell.slice(0, middle), index) <= tallest) fits = middle;
      else tooMuch = middle;
    }
    const space = fits < cell.length ? cell.lastIndexOf(" ", fits) : fits;
    // At least one character, or a page too low for anything would never end.
    return Math.max(1, space > fits / 2 ? space : fits);
  }

  function heightOfRow(cells: readonly string[], style?: TextStyle): number {
    return Math.max(...cells.map((cell, index) => heightOfCell(cell, index, style)));
  }

  function heightOfCell(cell: string, index: number, style = styleOf(index)): number {
    return paper.heightOf(cell, (widths[index] ?? 0) - 2 * PADDING.x, style) + 2 * PADDING.y;
  }

  function styleOf(index: number): TextStyle {
    const { face = "regular", size = CELL } = columns[index] ?? {};
    return { face, size };
  }

  function boxOf(index: number, top: number, style: TextStyle) {
    const before = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
    const width = (widths[index] ?? 0) - 2 * PADDING.x;
    return { x: paper.left + before + PADDING.x, y: top + PADDING.y, width, ...style };
  }

  function boxAt(top: number, height: number): void {
    columns.forEach(({ boxed }, index) => {
      if (boxed !== true) return;
      const x = boxOf(index, top, {}).x - PADDING.x;
      const right = x + (widths[index] ?? 0);
      paper.decorate((doc) => {
        for (const side of [x, right]) {
          doc
            .lineWidth(0.4)
            .moveTo(side, top)
            .lineTo(side, top + height)
            .stroke();
        }
      });
    });
  }

  function ruleAt(y: number, weight: number): void {
    paper.decorate((doc) => {
      doc
        .lineWidth(weight)
        .moveTo(paper.left, y)
        .lineTo(paper.left + paper.width, y)
        .stroke();
    });
  }
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? oneLine(cell) : cell.map(oneLine).join("\n");
}

function widthsOf(paper: Paper, columns: readonly Column[]): readonly number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (paper.width * share) / shares);
}
