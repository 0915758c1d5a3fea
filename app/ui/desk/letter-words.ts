import type { LetterKind } from "#app/core/office/office-pack.ts";

/** What each kind of letter is for. */
export const LETTER_KIND_WORDS: Readonly<Record<LetterKind, string>> = {
  acknowledgement: "To the reporter: we have the report",
  "need-more": "To the reporter: we need more",
  closing: "To the reporter: how it ended",
  "outside-authority": "To the reporter: outside our authority",
  referral: "To another body: referral",
  preservation: "To another office: keep records",
  foia: "To a federal office: records asked for under FOIA",
  touhy: "To a federal office: testimony or records of its staff",
  subpoena: "Subpoena",
};
