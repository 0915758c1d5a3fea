import { buildBundle, failBundle } from "./build-bundle.ts";
import {
  addReportToCase,
  markExhibit,
  removeReportFromCase,
  unmarkExhibit,
} from "./change-case.ts";
import { chooseFile, readHandedFiles } from "./choose-file.ts";
import { readFoundation, writeFoundation } from "./foundation.ts";
import { openCase } from "./open-case.ts";
import { openBundle } from "./open-bundle.ts";
import { openSealedBundle, readAgeKeys } from "./open-sealed-bundle.ts";
import { listCases, readCase } from "./read-cases.ts";
import { readReview, undoReview } from "./read-review.ts";
import { recordReview } from "./record-review.ts";
import { exportRedactionLog, readRedactionLog } from "./redaction-log.ts";
import { findBundle, readBundle, requestBundle } from "./request-bundle.ts";
import { SHEET_VERBS } from "./sheet-verbs.ts";

/** What is done with cases and bundles, by verb; a part of what `bind.ts` binds. */
export const CASE_VERBS = {
  ...SHEET_VERBS,
  addReportToCase,
  buildBundle,
  chooseFile,
  exportRedactionLog,
  failBundle,
  findBundle,
  listCases,
  markExhibit,
  openBundle,
  openCase,
  openSealedBundle,
  readAgeKeys,
  readBundle,
  readCase,
  readFoundation,
  readHandedFiles,
  readReview,
  recordReview,
  readRedactionLog,
  removeReportFromCase,
  requestBundle,
  undoReview,
  unmarkExhibit,
  writeFoundation,
} as const;
