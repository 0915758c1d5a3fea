import type { RawField } from "#app/core/claims/raw-field.ts";

/** What a movie's header says, unjudged. */
export interface MovieFacts {
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
  /** Degrees clockwise in which to show the picture; null where the matrix is no plain turn. */
  rotation: number | null;
  fields: RawField[];
  damaged: boolean;
}
