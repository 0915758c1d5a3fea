import type { BundleId, CodeRequestId, DraftId } from "../ids.ts";

/** Whose key it is: a report's goes by the draft it began as, from its first byte on; `office` is for what belongs to no report. */
export type KeyOwner = DraftId | BundleId | CodeRequestId | "office";

/** A report key as the database keeps it. `root` names the master key that opens it. */
export interface WrappedReportKey {
  readonly root: string;
  readonly wrapped: Uint8Array;
}

/**
 * All that the rest of the program asks of the office's master key. A key-management service can stand here: it, too,
 * wraps and unwraps and never gives its own key away.
 */
export interface RootKeys {
  /** Names the key that `wrap` uses. */
  readonly root: string;
  wrap(reportKey: Uint8Array): Promise<WrappedReportKey>;
  /** Throws when no master key at hand opens it: that is never the same as there being nothing. */
  unwrap(wrapped: WrappedReportKey): Promise<Uint8Array>;
}
