import { z } from "zod";
import type { TicketFor } from "#app/core/flood/ticket.server.ts";
import type { Entry, FloodGate } from "#app/http/flood-gate.ts";
import { workNeeded } from "./outcomes.ts";

/** What a call brings that was asked for work before. */
export const givenTicket = {
  ticket: z.string().max(200).optional().describe("The ticket of a `work-needed` answer"),
  work: z.string().max(100).optional().describe("The answer to its work; docs/api.md says how"),
};

/** Lets a call in, or ends it with the ticket that the next one has to bring. */
export async function enter(
  gate: FloodGate,
  about: TicketFor,
  body: { readonly ticket?: string | undefined; readonly work?: string | undefined },
): Promise<Pick<Extract<Entry, { kind: "let-in" }>, "admission" | "from">> {
  const entry = await gate.enter(about, { ticket: body.ticket ?? "", answer: body.work ?? "" });
  if (entry.kind === "later") throw workNeeded(entry.ticket);
  return { admission: entry.admission, from: entry.from };
}
