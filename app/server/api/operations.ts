import type { Operation } from "./operation.ts";
import { CASE_OPERATIONS } from "./operations/cases.ts";
import { CUSTODY_OPERATIONS } from "./operations/custody.ts";
import { DESK_OPERATIONS } from "./operations/desk.ts";
import { IMPORT_OPERATIONS } from "./operations/imports.ts";
import { FOLLOW_UP_OPERATIONS } from "./operations/follow-up.ts";
import { REPORT_OPERATIONS } from "./operations/reports.ts";

/** Where the API lives on its host. */
export const API_PATH = "/api/v1";

/** Everything the API can do, by method and path. Router, document, permission matrix and client all come from this. */
export const OPERATIONS = {
  ...REPORT_OPERATIONS,
  ...FOLLOW_UP_OPERATIONS,
  ...DESK_OPERATIONS,
  ...CASE_OPERATIONS,
  ...CUSTODY_OPERATIONS,
  ...IMPORT_OPERATIONS,
} as const satisfies Readonly<Record<`${"GET" | "POST"} /${string}`, Operation>>;

export type Operations = typeof OPERATIONS;
export type OperationKey = keyof Operations;
