import { addReportNote, assignReport, setReportStatus } from "./change-report.ts";
import { noteRead, readDigest } from "./digest.ts";
import { readActs } from "./read-acts.ts";
import { readGivenAway } from "./read-given-away.ts";
import { undoAct } from "./undo-act.ts";

/** What staff do with reports, and how it is taken back, by verb; a part of what `bind.ts` binds. */
export const TRIAGE_VERBS = {
  addReportNote,
  assignReport,
  noteRead,
  readActs,
  readDigest,
  readGivenAway,
  setReportStatus,
  undoAct,
} as const;
