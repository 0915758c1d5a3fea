import type { FileKind } from "../evidence/file-kind.ts";
import type { StateTone } from "./status-chip.tsx";

/** A file of one of a case's reports. */
export interface ShownCaseItem {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sealed: boolean;
  /** Its page; absent for those who may not read the report. */
  readonly href: string | undefined;
  readonly report: { readonly code: string; readonly href: string | undefined };
  readonly exhibit:
    { readonly id: string; readonly number: string; readonly description: string } | undefined;
}

export interface ShownCaseReport {
  readonly id: string;
  readonly code: string;
  readonly href: string | undefined;
  readonly concern: string;
  readonly place: string;
  /** UTC, ISO 8601. */
  readonly addedAt: string;
}

export interface ShownBundleRow {
  readonly id: string;
  readonly name: string;
  readonly audience: string;
  readonly state: { readonly tone: StateTone; readonly words: string };
  /** UTC, ISO 8601. */
  readonly requestedAt: string;
  readonly sizeBytes: number | undefined;
  readonly sha256: string | undefined;
}

/** What the person who looks may do with the case. */
export interface CaseRights {
  readonly change: boolean;
  readonly mark: boolean;
  readonly bundle: boolean;
  /** Fetch originals from here: for those who cannot do it on the report's page. */
  readonly originals: boolean;
}
