import { readVisitMessages, writeToOffice } from "./messages-of-visit.ts";
import { leaveFollowUp, openFollowUp, readFollowUp } from "./open-follow-up.ts";
import { readOwnCopy } from "./own-copy.ts";

/** What a reporter does who came back with a receipt code, by verb; a part of what `bind.ts` binds. */
export const FOLLOW_UP_VERBS = {
  leaveFollowUp,
  openFollowUp,
  readFollowUp,
  readOwnCopy,
  readVisitMessages,
  writeToOffice,
} as const;
