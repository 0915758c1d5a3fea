import type { ShownFact, ShownGapEntry } from "./shown-sheet.ts";

/** One side of a row. */
export interface ShownColumn {
  readonly facts: readonly ShownFact[];
  /** Where somebody looked and found nothing. */
  readonly looks: readonly ShownGapEntry[];
  /** Said where there is neither. */
  readonly empty: string;
  readonly addFactHref: string;
  readonly addLookHref: string;
}

export interface ShownImmunityRow {
  readonly id: string;
  readonly title: string;
  readonly test: string;
  readonly lookFor: string;
  readonly supports: ShownColumn;
  readonly against: ShownColumn;
  readonly gaps: readonly ShownGapEntry[];
  readonly addGapHref: string;
}

/** The Supremacy Clause worksheet of one act of one officer. */
export interface ShownImmunity {
  readonly id: string;
  readonly version: number;
  readonly officer: string;
  readonly act: string;
  readonly day: string;
  readonly rows: readonly ShownImmunityRow[];
  readonly gaps: readonly ShownGapEntry[];
  readonly editHref: string;
  readonly addGapHref: string;
}
