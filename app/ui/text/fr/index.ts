import type { Catalogue } from "../catalogue.ts";
import { aboutYou } from "./about-you.ts";
import { accessibility } from "./accessibility.ts";
import { check } from "./check.ts";
import { checkReceipt } from "./check-receipt.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { evidence } from "./evidence.ts";
import { fileLook } from "./file-look.ts";
import { fileOrigin } from "./file-origin.ts";
import { followUp } from "./follow-up.ts";
import { involved } from "./involved.ts";
import { keepCode } from "./keep-code.ts";
import { messages } from "./messages.ts";
import { moreFiles } from "./more-files.ts";
import { ownReport } from "./own-report.ts";
import { privacy } from "./privacy.ts";
import { questions } from "./questions.ts";
import { safety } from "./safety.ts";
import { sent } from "./sent.ts";
import { start } from "./start.ts";
import { tab } from "./tab.ts";
import { uploader } from "./uploader.ts";
import { whatHappened } from "./what-happened.ts";
import { whereAndWhen } from "./where-and-when.ts";
import { yourPart } from "./your-part.ts";

/**
 * French, as people in the United States who come from West Africa, Haiti or Europe read it: the reader is `vous`, and no word tells
 * whether the reader is a man or a woman where that can be helped. A report is `signalement`. A no-break space (U+00A0) stands before
 * `: ; ? ! %` and inside of « ». Month before day, since the form asks so. Drafted 2026-11-29.
 */
export const fr: Catalogue = {
  language: "fr",
  wording: {
    aboutYou,
    accessibility,
    check,
    checkReceipt,
    common,
    errors,
    evidence,
    fileLook,
    fileOrigin,
    followUp,
    involved,
    keepCode,
    messages,
    moreFiles,
    ownReport,
    privacy,
    questions,
    safety,
    sent,
    start,
    tab,
    uploader,
    whatHappened,
    whereAndWhen,
    yourPart,
  },
  reviewed: [],
};
