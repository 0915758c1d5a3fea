import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice } from "./form-parts.tsx";

/** What the ticket of a report's last page is for. */
export const ticketFor = (draftId: string) => ({ form: "report", subject: draftId }) as const;

/** Where a sender waits for their turn. The ticket is no secret: it is worth nothing without the draft's cookie. */
export function turnPath(ticket: string): string {
  return `/report/check?${new URLSearchParams({ turn: ticket })}`;
}

/** Makes a waiting page look again by itself when its time is over, without a script. */
export function lookAgain(
  found: { readonly turn: boolean; readonly ticket: FormTicket | undefined } | undefined,
) {
  if (found?.turn !== true || found.ticket === undefined) return [];
  const { text, waitSeconds } = found.ticket;
  if (waitSeconds === 0) return [];
  return [{ httpEquiv: "refresh", content: `${waitSeconds + 1};url=${turnPath(text)}` }];
}

/** How long it is until Send works, in plain words; and that it works now. */
export function TurnNote({
  waitSeconds,
  turn,
}: {
  readonly waitSeconds: number;
  readonly turn: boolean;
}) {
  const { check: words } = useText();
  if (waitSeconds > 0) {
    return (
      <div role="status" data-flood-note="">
        <p>
          <strong>{fill(words.wait, { seconds: waitSeconds })}</strong>
        </p>
        <p>{turn ? words.waitHere : words.waitFirst}</p>
      </div>
    );
  }
  return turn ? <Notice>{words.turn}</Notice> : null;
}
