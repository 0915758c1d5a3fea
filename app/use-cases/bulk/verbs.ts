import { askBulk } from "./ask-bulk.ts";
import { giveUpInBulk, goOnBulk } from "./go-on-bulk.ts";
import { listBulks, prepareBulk, readBulk } from "./read-bulk.ts";
import { undoBulk } from "./undo-bulk.ts";

/** What is done to many reports at once, by verb; a part of what `bind.ts` binds. */
export const BULK_VERBS = {
  askBulk,
  giveUpInBulk,
  goOnBulk,
  listBulks,
  prepareBulk,
  readBulk,
  undoBulk,
} as const;
