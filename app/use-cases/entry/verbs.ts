import { beginEntry } from "./begin-entry.ts";
import {
  discardEntry,
  receiveEntryFile,
  removeEntryFile,
  tellAboutEntryFile,
} from "./entry-files.ts";
import { fileEntry } from "./file-entry.ts";
import { listEntries, readEntry } from "./read-entry.ts";
import { saveEntry } from "./save-entry.ts";

/** What is done with reports that the office types in, by verb. */
export const ENTRY_VERBS = {
  beginEntry,
  discardEntry,
  fileEntry,
  listEntries,
  readEntry,
  receiveEntryFile,
  removeEntryFile,
  saveEntry,
  tellAboutEntryFile,
} as const;
