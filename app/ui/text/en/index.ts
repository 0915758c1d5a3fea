import { aboutYou } from "./about-you.ts";
import { accessibility } from "./accessibility.ts";
import { check } from "./check.ts";
import { checkReceipt } from "./check-receipt.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { eventPage } from "./event-page.ts";
import { officers } from "./officers.ts";
import { evidence } from "./evidence.ts";
import { fileOrigin } from "./file-origin.ts";
import { fileLook } from "./file-look.ts";
import { followUp } from "./follow-up.ts";
import { involved } from "./involved.ts";
import { keepCode } from "./keep-code.ts";
import { lostCode } from "./lost-code.ts";
import { mapPin } from "./map-pin.ts";
import { messages } from "./messages.ts";
import { moreFiles } from "./more-files.ts";
import { ownReport } from "./own-report.ts";
import { paper } from "./paper.ts";
import { plainPage } from "./plain-page.ts";
import { privacy } from "./privacy.ts";
import { questions } from "./questions.ts";
import { receiptPaper } from "./receipt-paper.ts";
import { safety } from "./safety.ts";
import { sent } from "./sent.ts";
import { start } from "./start.ts";
import { tab } from "./tab.ts";
import { uploader } from "./uploader.ts";
import { whatHappened } from "./what-happened.ts";
import { whereAndWhen } from "./where-and-when.ts";
import { yourPart } from "./your-part.ts";

/** All public wording in English: the source that other languages follow. */
export const en = {
  common,
  tab,
  start,
  whatHappened,
  questions,
  whereAndWhen,
  mapPin,
  evidence,
  fileLook,
  fileOrigin,
  uploader,
  involved,
  yourPart,
  aboutYou,
  check,
  checkReceipt,
  receiptPaper,
  sent,
  keepCode,
  followUp,
  lostCode,
  messages,
  moreFiles,
  ownReport,
  paper,
  privacy,
  safety,
  accessibility,
  eventPage,
  officers,
  errors,
  plainPage,
};

/** What another language must have: the same keys with the same shape. */
export type Text = typeof en;
