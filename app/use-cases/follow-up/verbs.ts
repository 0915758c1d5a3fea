import { readVisitMessages, writeToOffice } from "./messages-of-visit.ts";
import { askForNewCode, newCodeMark, stopNewCode } from "./new-code.ts";
import { drawNewCodeCard } from "./new-code-card.ts";
import { leaveFollowUp, openFollowUp, readFollowUp } from "./open-follow-up.ts";
import { readOwnCopy } from "./own-copy.ts";
import {
  askToCorrect,
  readVisitRequests,
  takeWithdrawalBack,
  withdrawReport,
} from "./requests-of-visit.ts";

/** What a reporter does who came back with a receipt code, by verb; a part of what `bind.ts` binds. */
export const FOLLOW_UP_VERBS = {
  askForNewCode,
  askToCorrect,
  drawNewCodeCard,
  leaveFollowUp,
  newCodeMark,
  openFollowUp,
  readFollowUp,
  readOwnCopy,
  readVisitMessages,
  readVisitRequests,
  stopNewCode,
  takeWithdrawalBack,
  withdrawReport,
  writeToOffice,
} as const;
