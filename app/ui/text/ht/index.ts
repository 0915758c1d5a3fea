import type { Catalogue } from "../catalogue.ts";
import { aboutYou } from "./about-you.ts";
import { accessibility } from "./accessibility.ts";
import { check } from "./check.ts";
import { checkReceipt } from "./check-receipt.ts";
import { common } from "./common.ts";
import { errors } from "./errors.ts";
import { evidence } from "./evidence.ts";
import { fileOrigin } from "./file-origin.ts";
import { messages } from "./messages.ts";
import { moreFiles } from "./more-files.ts";
import { fileLook } from "./file-look.ts";
import { followUp } from "./follow-up.ts";
import { involved } from "./involved.ts";
import { ownReport } from "./own-report.ts";
import { privacy } from "./privacy.ts";
import { questions } from "./questions.ts";
import { tab } from "./tab.ts";
import { keepCode } from "./keep-code.ts";
import { safety } from "./safety.ts";
import { sent } from "./sent.ts";
import { start } from "./start.ts";
import { uploader } from "./uploader.ts";
import { whatHappened } from "./what-happened.ts";
import { whereAndWhen } from "./where-and-when.ts";
import { yourPart } from "./your-part.ts";

/**
 * Haitian Creole in the official spelling, as people in the United States read it: `ou` for the reader (there is no other form of
 * address), `nou` for the office only. Month before day, since the form asks so. Drafted 2026-11-29.
 */
export const ht: Catalogue = {
  language: "ht",
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
    messages,
    moreFiles,
    followUp,
    involved,
    ownReport,
    privacy,
    questions,
    sent,
    tab,
    keepCode,
    safety,
    start,
    uploader,
    whatHappened,
    whereAndWhen,
    yourPart,
  },
  reviewed: [],
};
