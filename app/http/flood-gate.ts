import type { Admission } from "#app/core/flood/admission.ts";
import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import type { TicketFor } from "#app/core/flood/ticket.server.ts";

export type Entry =
  | { readonly kind: "let-in"; readonly admission: Admission; readonly from: string }
  /** Not yet: the same form, with this ticket, is let in once the work is done or the time is over. */
  | { readonly kind: "later"; readonly ticket: FormTicket };

/** What a sender gave of a ticket; empty texts where there was none. */
export interface GivenTicket {
  readonly ticket: string;
  readonly answer: string;
}

/** Stands before what a flood would use, for one visitor's request. It slows, and never refuses. */
export interface FloodGate {
  /** A ticket for a page's form; the one that was given before while it is good, so that a wait does not begin anew. */
  readonly ticket: (about: TicketFor, given?: string) => Promise<FormTicket>;
  /** Whether a form may go on now. */
  readonly enter: (about: TicketFor, given: GivenTicket) => Promise<Entry>;
  /** Says that a form was taken: the next one from the same network may cost more. */
  readonly taken: (form: TicketFor["form"]) => void;
}
