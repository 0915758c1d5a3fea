/** One thing the audit found wrong. `seq` where it is a record of the log, `subject` where it is a thing. */
export interface AuditFault {
  readonly fault: string;
  readonly seq: number | null;
  readonly subject: string | null;
  readonly detail: string;
}
