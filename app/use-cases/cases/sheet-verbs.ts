import { listLimitations } from "./list-limitations.ts";
import { exportCaseSheet, printImmunitySheet, readCaseSheet } from "./read-sheet.ts";
import { settleCaseEdit, undoCaseEntry } from "./undo-sheet.ts";
import { addCaseEntry, changeCaseEntry, withdrawCaseEntry } from "./write-sheet.ts";

/** What is done with a case's worksheets, by verb; a part of what `bind.ts` binds. */
export const SHEET_VERBS = {
  addCaseEntry,
  changeCaseEntry,
  exportCaseSheet,
  listLimitations,
  printImmunitySheet,
  readCaseSheet,
  settleCaseEdit,
  undoCaseEntry,
  withdrawCaseEntry,
} as const;
