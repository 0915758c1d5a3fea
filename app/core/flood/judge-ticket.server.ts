import type { Demand } from "./demand.ts";
import { TICKET_MILLIS, type Ticket } from "./ticket.server.ts";
import { isWorkDone } from "./work.server.ts";

/** Through which lane a form was let in. */
export type FloodLane = "work" | "wait";

export type TicketVerdict =
  | { readonly kind: "pass"; readonly lane: FloodLane }
  /** Whole seconds until the same ticket is good without work. */
  | { readonly kind: "wait"; readonly seconds: number }
  /** There is none, it is too old, or from the future: a new one begins now. */
  | { readonly kind: "new-ticket" };

/** Clocks of an office's processes may differ by so much. */
const CLOCK_MILLIS = 60_000;

/**
 * Whether a form may go on. Work counts as the ticket asked for it. A wait that was told is kept to, however the load rose
 * since; a ticket of calm hours promised none, and is held to what is asked now: so that nobody can gather them in advance.
 * `sent`: the ticket's text and the answer to its work, as they came.
 */
export function judgeTicket(
  ticket: Ticket | undefined,
  sent: { readonly ticket: string; readonly answer: string },
  asked: Demand,
  now: number,
): TicketVerdict {
  if (ticket === undefined) return { kind: "new-ticket" };
  const age = now - ticket.issuedAt;
  if (age < -CLOCK_MILLIS || age > TICKET_MILLIS) return { kind: "new-ticket" };
  if (isWorkDone(sent.ticket, ticket.tries, sent.answer)) return { kind: "pass", lane: "work" };
  const wanted = ticket.waitSeconds > 0 ? ticket.waitSeconds : asked.waitSeconds;
  const left = Math.ceil(wanted - age / 1_000);
  return left <= 0 ? { kind: "pass", lane: "wait" } : { kind: "wait", seconds: left };
}
