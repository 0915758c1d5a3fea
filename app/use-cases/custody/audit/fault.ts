import type { LogFault } from "#app/core/custody/chain.ts";

/** What can be wrong, as a code that programs read; `docs/commands.md` lists them. */
export type FaultName =
  | LogFault
  | "disclosure-differs"
  | "tree-differs"
  | "history-rewritten"
  | "log-shorter-than-signed"
  | "checkpoint-not-signed"
  | "checkpoint-by-other-key"
  | "checkpoint-missing"
  | "checkpoint-differs"
  | "checkpoint-not-recorded"
  | "cosignature-fails"
  | "cosignature-missing"
  | "timestamp-missing"
  | "timestamp-differs"
  | "timestamp-not-recorded"
  | "other-key"
  | "key-not-replaced"
  | "row-differs"
  | "row-missing"
  | "damaged"
  | "not-disposed"
  | "unknown-original"
  | "upload-short"
  | "upload-unreadable"
  | "upload-not-finished"
  | "result-not-recorded";

/** One thing the audit found wrong. `seq` where it is a record of the log, `subject` where it is a thing. */
export interface AuditFault {
  readonly fault: FaultName;
  readonly seq: number | null;
  readonly subject: string | null;
  readonly detail: string;
}

/** A fault as a record can hold it: codes, numbers and opaque ids, no words. */
export type FaultCode = Pick<AuditFault, "fault" | "seq" | "subject">;
