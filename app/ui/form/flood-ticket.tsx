import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import { FloodWorkScript } from "../evidence/flood-work-script.tsx";

/**
 * What a form carries so that it is taken under load. The script does its work while the page is read; without it the time counts
 * that the page names. `working` is said while somebody who pressed the button waits for the script.
 */
export function FloodTicket({
  ticket,
  working,
}: {
  readonly ticket: FormTicket | undefined;
  readonly working: string;
}) {
  if (ticket === undefined) return null;
  return (
    <>
      <input type="hidden" name="ticket" value={ticket.text} />
      <input
        type="hidden"
        name="work"
        defaultValue=""
        autoComplete="off"
        data-flood-work=""
        data-ticket={ticket.text}
        data-tries={ticket.tries}
        data-wait={ticket.waitSeconds}
      />
      <p role="status" data-flood-status={working} />
      <FloodWorkScript />
    </>
  );
}
