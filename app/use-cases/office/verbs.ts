import { listLetters } from "./list-letters.ts";
import { listOwnLetters, offerOwnLetter, readOwnLetter, writeOwnLetter } from "./own-letters.ts";
import { prepareLetter } from "./prepare-letter.ts";
import { readOffice } from "./read-office.ts";
import { recordOfficePack } from "./record-office-pack.ts";
import { sendLetter } from "./send-letter.ts";

/** What the office pack is used for, letters too, by verb; a part of what `bind.ts` binds. */
export const OFFICE_VERBS = {
  listLetters,
  listOwnLetters,
  offerOwnLetter,
  prepareLetter,
  readOffice,
  readOwnLetter,
  recordOfficePack,
  sendLetter,
  writeOwnLetter,
} as const;
