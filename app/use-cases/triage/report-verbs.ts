import { assignLink, endLinkTask } from "./preserve-link.ts";
import { readRelated } from "./read-related.ts";
import { readReport } from "./read-report.ts";
import { readReportWork } from "./read-report-work.ts";
import { settleEdit } from "./settle-edit.ts";
import { tellPresence } from "./tell-presence.ts";
import { writeReportText } from "./write-report-text.ts";

/** What staff do with one report, by verb; a part of what `bind.ts` binds. */
export const REPORT_VERBS = {
  assignLink,
  endLinkTask,
  readRelated,
  readReport,
  readReportWork,
  settleEdit,
  tellPresence,
  writeReportText,
} as const;
