import { assignLink, endLinkTask } from "./preserve-link.ts";
import { readOwnWork, seeMentions } from "./own-work.ts";
import { readReport } from "./read-report.ts";
import { readReportPage } from "./read-report-page.ts";
import { addTask, planTask, setTaskState } from "./report-tasks.ts";
import { settleEdit } from "./settle-edit.ts";
import { tellPresence } from "./tell-presence.ts";
import { writeReportText } from "./write-report-text.ts";

/** What staff do with one report, by verb; a part of what `bind.ts` binds. */
export const REPORT_VERBS = {
  addTask,
  assignLink,
  endLinkTask,
  planTask,
  readOwnWork,
  readReport,
  readReportPage,
  seeMentions,
  setTaskState,
  settleEdit,
  tellPresence,
  writeReportText,
} as const;
