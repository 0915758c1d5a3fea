import type { FileKind } from "../evidence/file-kind.ts";

/** A file of a case with where its exculpatory review stands, in words. */
export interface ShownReviewedFile {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  /** Its page; absent for those who may not read the report. */
  readonly href: string | undefined;
  readonly reportCode: string;
  /** Number and description; absent for a file that is no exhibit. */
  readonly exhibit: string | undefined;
  /** The name of its box in the form, and what the box sends: what its reader has before them. */
  readonly field: string;
  readonly seen: string;
  readonly decision:
    | {
        readonly codes: string;
        readonly reason: string;
        readonly by: string;
        /** UTC, ISO 8601. */
        readonly at: string;
        readonly agreedBy: string | undefined;
      }
    | undefined;
  /** Why it keeps bundles back; none where it does not. */
  readonly open: readonly string[];
}
