// Russian, as people in the United States read it: the reader is `вы` in small letters, and no word tells whether the reader is a man or
// a woman where that can be helped. A report is `обращение`, so that `сообщение` is free for messages. Month before day, since the form
// asks so; no full stop after a date, which may end with one (`2026 г.`). Drafted 2026-11-29.

export * from "./about-you.ts";
export * from "./accessibility.ts";
export * from "./check-receipt.ts";
export * from "./check.ts";
export * from "./common.ts";
export * from "./errors.ts";
export * from "./event-page.ts";
export * from "./evidence.ts";
export * from "./file-look.ts";
export * from "./file-origin.ts";
export * from "./follow-up.ts";
export * from "./involved.ts";
export * from "./keep-code.ts";
export * from "./lost-code.ts";
export * from "./map-pin.ts";
export * from "./messages.ts";
export * from "./more-files.ts";
export * from "./own-report.ts";
export * from "./paper.ts";
export * from "./plain-page.ts";
export * from "./privacy.ts";
export * from "./questions.ts";
export * from "./receipt-paper.ts";
export * from "./safety.ts";
export * from "./sent.ts";
export * from "./start.ts";
export * from "./tab.ts";
export * from "./uploader.ts";
export * from "./what-happened.ts";
export * from "./where-and-when.ts";
export * from "./your-part.ts";
