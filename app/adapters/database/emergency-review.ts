import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";

/** What somebody found of an emergency, whatever was opened in it. */
export interface EmergencyReview<Id> {
  readonly id: Id;
  readonly by: PersonId;
  readonly at: Instant;
  readonly finding: "fine" | "not-fine";
  readonly remarks: string;
}

/** The same as it is read back: nulls until somebody reviewed it. */
export interface Reviewed {
  readonly reviewedAt: Instant | null;
  readonly finding: "fine" | "not-fine" | null;
  readonly remarks: string | null;
}

/** The columns of what nobody has reviewed. */
export const NOT_REVIEWED = {
  reviewed_by: null,
  reviewed_at: null,
  finding: null,
  remarks: null,
} as const;

/** The columns that a review fills. */
export function reviewColumns({ by, at, finding, remarks }: EmergencyReview<unknown>) {
  return { reviewed_by: by, reviewed_at: at, finding, remarks };
}

/** A row's review. */
export function reviewedOf(row: {
  readonly reviewed_at: string | null;
  readonly finding: string | null;
  readonly remarks: string | null;
}): Reviewed {
  return {
    reviewedAt: row.reviewed_at as Instant | null,
    finding: row.finding as Reviewed["finding"],
    remarks: row.remarks,
  };
}
