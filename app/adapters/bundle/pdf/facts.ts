import { oneLine } from "#app/core/bundle/wrap.ts";
import type { Face } from "./fonts.ts";
import type { Paper } from "./paper.ts";

const LABEL_WIDTH = 118;
const LONGEST = 1200;

/** A label and its value; one without a value is left out. */
export type Fact = readonly [label: string, value: string | undefined, face?: Face];

/** Draws labels and values side by side, as a table of two columns for screen readers. */
export function drawFacts(paper: Paper, facts: readonly Fact[]): void {
  const table = paper.element("Table");
  for (const [label, given, face = "regular"] of facts) {
    const value = cut(oneLine(given ?? ""));
    if (value === "") continue;
    const labelStyle = { face: "bold", size: 9 } as const;
    const valueStyle = { face, size: face === "mono" ? 8 : 9.5 };
    const width = paper.width - LABEL_WIDTH;
    const height = Math.max(
      paper.heightOf(label, LABEL_WIDTH - 8, labelStyle),
      paper.heightOf(value, width, valueStyle),
    );
    if (paper.y + height > paper.bottom) paper.newPage();
    const y = paper.y;
    const row = paper.element("TR", table);
    const head = paper.element("TH", row, "Row");
    paper.write(head, label, { x: paper.left, y, width: LABEL_WIDTH - 8, ...labelStyle });
    const cell = paper.element("TD", row);
    paper.write(cell, value, { x: paper.left + LABEL_WIDTH, y, width, ...valueStyle });
    row.end();
    paper.moveTo(y + height + 3);
  }
  table.end();
  paper.gap(8);
}

/** What would not fit on a page is in item.json; here its beginning is enough to know it again. */
function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} ...` : text;
}

/** A digest in groups of eight, so that an eye can compare it. */
export function grouped(digest: string): string {
  return digest.match(/.{1,8}/g)?.join(" ") ?? "";
}
