/** One entry of a case's worksheets: a charge, an element, a fact (`core/case/sheet-entry.ts`). Never removed. */
export interface CaseEntryTable {
  id: string;
  case_id: string;
  kind: string;
  /** What it stands under; null: the case itself. */
  parent_id: string | null;
  /** Counts the entries of the case, from 1. */
  position: number;
}

/** One version of an entry. Never changed: the next one stands beside it. */
export interface CaseEntryVersionTable {
  entry_id: string;
  /** Counts from 1. */
  version: number;
  /** 1 where this version takes the entry back. */
  withdrawn: number;
  /** What it says, as JSON of texts by field; encrypted under the office's key. */
  content: string;
  written_by: string;
  written_at: string;
}

/** A change of an entry that was not made, because somebody had changed the same before. Never changed but for what was chosen. */
export interface CaseHeldEditTable {
  id: string;
  entry_id: string;
  /** The version that it was made for, and the one that stood. */
  seen: number;
  stands: number;
  /** What it would have said, as JSON; encrypted likewise. */
  mine: string;
  author_id: string;
  held_at: string;
  /** `mine`, `theirs`, `again`; null until somebody chose. */
  kept: string | null;
  settled_by: string | null;
  settled_at: string | null;
}

/** One step of the exculpatory review of a file in a case. Never changed: the next one stands beside it. */
export interface ExculpatoryStepTable {
  case_id: string;
  item_id: string;
  /** Counts from 1 for each file of a case. */
  version: number;
  /** One for all that was done at once. */
  act_id: string;
  /** What was decided, asked, agreed to or taken back, as JSON; encrypted under the office's key. */
  content: string;
  written_by: string;
  written_at: string;
}

/** The exculpatory review of a case as it stood when a bundle was asked for. Never changed. */
export interface BundleReviewTable {
  bundle_id: string;
  /** As JSON; encrypted under the office's key. */
  content: string;
}

/** Counsel's worksheets of a case as they stood when a bundle was asked for. Never changed. */
export interface BundleWorksheetsTable {
  bundle_id: string;
  /** As JSON; encrypted under the office's key. */
  content: string;
}

export interface CaseTables {
  case_entry: CaseEntryTable;
  case_entry_version: CaseEntryVersionTable;
  case_held_edit: CaseHeldEditTable;
  exculpatory_step: ExculpatoryStepTable;
  bundle_review: BundleReviewTable;
  bundle_worksheets: BundleWorksheetsTable;
}
