import { beginFileUpload } from "./begin-file-upload.ts";
import { beginImport, listPartnerFiles } from "./begin-import.ts";
import { finishImport } from "./finish-import.ts";
import { listImports, listOwnImports, readImport, readOwnImport } from "./read-imports.ts";
import { receivePartnerFile } from "./receive-file.ts";
import { refusePartnerFile } from "./refuse-file.ts";

/** What is done with other agencies' deliveries, by verb. */
export const PARTNER_VERBS = {
  beginFileUpload,
  beginImport,
  finishImport,
  listImports,
  listOwnImports,
  listPartnerFiles,
  readImport,
  readOwnImport,
  receivePartnerFile,
  refusePartnerFile,
} as const;
