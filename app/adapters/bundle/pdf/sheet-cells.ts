import {
  gapLine,
  sourceLine,
  type PrintedFact,
  type PrintedGap,
  type PrintedMissing,
} from "#app/core/case/printed-entry.ts";
import type { Paper } from "./paper.ts";
import { drawTable, type Cell } from "./table.ts";

/** Facts in a cell, each with its source on the line below; `none` where there are none. */
export function cellOf(facts: readonly PrintedFact[], none: string): Cell {
  return facts.length === 0
    ? none
    : facts.flatMap((fact) => [`• ${fact.statement}`, `[${sourceLine(fact)}]`]);
}

export function gapCell(gaps: readonly PrintedGap[]): Cell {
  return gaps.length === 0 ? "Nothing noted" : gaps.map((gap) => `• ${gapLine(gap)}`);
}

/** Everything that is missing, before anything else: one reads it first. */
export function drawMissing(paper: Paper, missing: readonly PrintedMissing[]): void {
  paper.heading(`What is missing (${missing.length})`, 2);
  if (missing.length === 0) {
    paper.paragraph("Nothing is noted as missing.");
    return;
  }
  drawTable(
    paper,
    [
      { heading: "Missing", share: 40, face: "bold" },
      { heading: "In", share: 60 },
    ],
    missing.map(({ words, about }) => [words, about]),
  );
}
