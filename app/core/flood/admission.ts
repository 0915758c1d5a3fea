import type { FloodForm } from "./ticket.server.ts";
import type { FloodLane } from "./judge-ticket.server.ts";
import type { Instant } from "../instant.ts";

/** A ticket that was found good, to be used up by what it lets in. */
export interface Admission {
  readonly id: string;
  readonly form: FloodForm;
  readonly lane: FloodLane;
  /** Until when a used ticket has to be remembered. */
  readonly expiresAt: Instant;
}
