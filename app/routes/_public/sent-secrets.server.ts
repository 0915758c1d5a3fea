import type { LoaderFunctionArgs } from "@remix-run/node";
import { clearCookie, readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";

/**
 * Ends what this browser has of reports that were sent, on the server too: a copy of the cookie opens nothing more. Their files that are still on the
 * way stay where they are, and go on with the code.
 */
export async function endSentSecrets({
  request,
  context,
}: Pick<LoaderFunctionArgs, "request" | "context">): Promise<void> {
  const sent = readCookie(request, SENT_COOKIE);
  if (sent !== undefined) await context.useCases.endSent({ token: sent });
  const visit = readCookie(request, VISIT_COOKIE);
  if (visit !== undefined) await context.useCases.leaveFollowUp({ token: visit });
}

/** How many files have not arrived whole of reports that were sent and are open in this browser. */
export async function unfinishedOfSent({
  request,
  context,
}: Pick<LoaderFunctionArgs, "request" | "context">): Promise<number> {
  const sentToken = readCookie(request, SENT_COOKIE);
  const visitToken = readCookie(request, VISIT_COOKIE);
  if (sentToken === undefined && visitToken === undefined) return 0;
  const holder = { draftToken: undefined, sentToken, visitToken };
  return (await context.useCases.listHeldFiles({ holder })).uploads.length;
}

/** Has the browser forget them. */
export function forgetSentSecrets(headers: Headers): void {
  headers.append("Set-Cookie", clearCookie(SENT_COOKIE));
  headers.append("Set-Cookie", clearCookie(VISIT_COOKIE));
}
