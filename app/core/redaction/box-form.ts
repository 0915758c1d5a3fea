import { COVERS, WHOLE, type Edges, type PhotoBox } from "./plan.ts";
import { isRedactionReason } from "./reasons.ts";

/** What a row of the form lacks. `field` is the form field to mend. */
export interface BoxProblem {
  readonly field: string;
  readonly code: "not-percent" | "crossed" | "choose-cover" | "choose-reason" | "no-box";
}

/** Rows that the form has at least. */
export const LEAST_ROWS = 3;
export const MOST_ROWS = 100;

const SIDES = ["left", "top", "right", "bottom"] as const;
type Side = (typeof SIDES)[number];

/** How many rows a sent form has. */
export function rowsOf(fields: Readonly<Record<string, string>>): number {
  const rows = Number(fields["rows"]);
  return Number.isInteger(rows) ? Math.min(MOST_ROWS, Math.max(LEAST_ROWS, rows)) : LEAST_ROWS;
}

/**
 * Reads the boxes of a form: rows of `left-1`, `top-1`, `right-1`, `bottom-1` in percent with at most two decimals, each edge counted from the
 * left or the top, with `cover-1` and `reason-1`. A row without any number is no box. What could be read of the others comes with the problems.
 */
export function readBoxes(fields: Readonly<Record<string, string>>): {
  readonly boxes: readonly PhotoBox[];
  readonly problems: readonly BoxProblem[];
} {
  const boxes: PhotoBox[] = [];
  const problems: BoxProblem[] = [];
  for (let row = 1; row <= rowsOf(fields); row += 1) {
    if (SIDES.every((side) => (fields[`${side}-${row}`] ?? "").trim() === "")) continue;
    const found: BoxProblem[] = [];
    const box = readRow(fields, row, found);
    if (box !== undefined) boxes.push(box);
    problems.push(...found);
  }
  if (boxes.length + problems.length === 0) problems.push({ field: "left-1", code: "no-box" });
  return { boxes, problems };
}

function readRow(
  fields: Readonly<Record<string, string>>,
  row: number,
  problems: BoxProblem[],
): PhotoBox | undefined {
  const edges = edgesIn(fields, row, problems);
  const cover = COVERS.find((one) => one === fields[`cover-${row}`]);
  if (cover === undefined) problems.push({ field: `cover-${row}`, code: "choose-cover" });
  const reason = fields[`reason-${row}`];
  if (!isRedactionReason(reason)) {
    problems.push({ field: `reason-${row}`, code: "choose-reason" });
    return undefined;
  }
  if (problems.length > 0 || cover === undefined || edges === undefined) return undefined;
  return { ...edges, cover, reason };
}

/** The edges that a row says; undefined where one is none, or they cross, which is told in `problems`. */
export function edgesIn(
  fields: Readonly<Record<string, string>>,
  row: number,
  problems: Pick<BoxProblem[], "push">,
): Edges | undefined {
  const edge = (side: Side): number | undefined => {
    const value = hundredths(fields[`${side}-${row}`] ?? "");
    if (value === undefined) problems.push({ field: `${side}-${row}`, code: "not-percent" });
    return value;
  };
  const [left, top, right, bottom] = [edge("left"), edge("top"), edge("right"), edge("bottom")];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) {
    return undefined;
  }
  if (right <= left) problems.push({ field: `right-${row}`, code: "crossed" });
  if (bottom <= top) problems.push({ field: `bottom-${row}`, code: "crossed" });
  return right <= left || bottom <= top ? undefined : { left, top, right, bottom };
}

function hundredths(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return value <= WHOLE ? value : undefined;
}
