import { noteCare } from "./note-care.ts";
import { chooseBlur, readOwnCare } from "./own-care.ts";
import { readCare } from "./read-care.ts";

/** What protects those who look at evidence, by verb; a part of what `bind.ts` binds. */
export const CARE_VERBS = {
  chooseBlur,
  noteCare,
  readCare,
  readOwnCare,
} as const;
