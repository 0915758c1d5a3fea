import { LEAST_ROWS, MOST_ROWS, readBoxes, rowsOf } from "#app/core/redaction/box-form.ts";
import {
  filmRowsOf,
  LEAST_MUTES,
  MOST_MUTE_ROWS,
  readFilm,
} from "#app/core/redaction/film-form.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { ToCover } from "#app/use-cases/evidence/redact-item.ts";
import { boxProblems } from "./redaction-view.ts";

/** How the form is shown again: with what was sent, more rows where those were asked for, and what is to be mended. */
export interface SentBoxes {
  readonly values: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly mutes: number;
  /** Of a photo. */
  readonly boxes: readonly PhotoBox[];
  readonly problems: readonly Problem[];
}

/** A form with no row filled yet. */
export const NO_BOXES = { rows: LEAST_ROWS, mutes: LEAST_MUTES, boxes: [] } as const;

/** Reads what a form says is to be covered; `cover` only where it is to be made and nothing is to be mended. */
export function askedToCover(
  fields: Readonly<Record<string, string>>,
  intent: "make" | "show" | "more",
): { readonly again: SentBoxes; readonly cover: ToCover | undefined } {
  const isFilm = fields["plan"] === "film";
  const { cover, found, boxes } = isFilm ? filmIn(fields) : photoIn(fields);
  const { rows, mutes } = isFilm
    ? filmRowsOf(fields)
    : { rows: rowsOf(fields), mutes: LEAST_MUTES };
  const more = intent === "more";
  const problems = more ? [] : found;
  return {
    again: {
      ...{ values: fields, boxes, problems },
      rows: Math.min(MOST_ROWS, rows + (more ? LEAST_ROWS : 0)),
      mutes: Math.min(MOST_MUTE_ROWS, mutes + (more && isFilm ? LEAST_MUTES : 0)),
    },
    cover: intent === "make" && problems.length === 0 ? cover : undefined,
  };
}

function filmIn(fields: Readonly<Record<string, string>>) {
  const { boxes, mutes, problems } = readFilm(fields);
  const cover: ToCover = { film: { boxes, mutes } };
  return { cover, boxes: [], found: boxProblems(problems, "Row") };
}

function photoIn(fields: Readonly<Record<string, string>>) {
  const { boxes, problems } = readBoxes(fields);
  const cover: ToCover = { boxes };
  return { cover, boxes, found: boxProblems(problems, "Box") };
}
