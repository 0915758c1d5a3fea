import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import type { Look } from "#app/adapters/media/looks.ts";

/** What the parsers found in one file: no judgement yet. */
export interface Findings {
  mediaType: string | null;
  width: number | null;
  height: number | null;
  /** EXIF's 1 to 8, as written. */
  orientation: number | null;
  /** Degrees clockwise in which a movie wants to be shown. */
  rotation: number | null;
  durationSeconds: number | null;
  /** What it looks like; empty where no picture of it was made. */
  looks: readonly Look[];
  fields: RawField[];
  problems: ProblemCode[];
}

/** Findings of a file of which nothing but its type is known yet; null where not even that is. */
export function blankFindings(mediaType: string | null): Findings {
  return {
    mediaType,
    width: null,
    height: null,
    orientation: null,
    rotation: null,
    durationSeconds: null,
    looks: [],
    fields: [],
    problems: [],
  };
}
