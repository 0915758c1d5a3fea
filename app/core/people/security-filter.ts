import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { SecurityEventName } from "./security-event.ts";

/** What to show of the log; undefined parts leave nothing out. */
export interface SecurityFilter {
  readonly event?: SecurityEventName | undefined;
  readonly personId?: PersonId | undefined;
  /** From this instant on, and up to but not including the other. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  /** Goes on behind this entry of the page before. */
  readonly after?: { readonly at: Instant; readonly number: number } | undefined;
}
