import type { FormFields } from "#app/core/intake/problem.ts";
import type { GivenTicket } from "./flood-gate.ts";

/** What a form carried of its ticket. */
export function givenTicket(fields: FormFields): GivenTicket {
  const { ticket = "", work = "" } = fields;
  return { ticket, answer: work };
}
