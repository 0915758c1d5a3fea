import type { ReportStatus } from "#app/core/triage/status.ts";
import { STATUS_WORDS } from "./words.ts";

/** Where a report stands: a word with a shape, so that colour is never alone. */
export function StatusChip({ status }: { readonly status: ReportStatus }) {
  return <span className={`status status--${status}`}>{STATUS_WORDS[status]}</span>;
}

/** open: work to do; done: finished well; failed: needs a person; idle: nothing to do. */
export type StateTone = "open" | "running" | "done" | "failed" | "idle";

/** The state of anything else than a report, in the caller's words. */
export function StateChip({
  tone,
  children,
}: {
  readonly tone: StateTone;
  readonly children: string;
}) {
  return <span className={`status status--${tone}`}>{children}</span>;
}
