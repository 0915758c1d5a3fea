import type { IncomingMessage } from "node:http";
import { DESK_COOKIE, readCookie } from "#app/http/cookies.ts";

/**
 * What ties a ticket to one browser. Where desk and media share a host, the session's own cookie comes along and nobody else has
 * it. On a host of its own there is no cookie, and only the browser's kind is left: the ticket itself is the guard.
 */
export function clientOf(
  { headers }: Pick<IncomingMessage, "headers">,
  { sharesDesk }: { readonly sharesDesk: boolean },
): string {
  if (!sharesDesk) return `browser ${headers["user-agent"] ?? ""}`;
  const web = new Request("http://localhost/", { headers: { Cookie: headers.cookie ?? "" } });
  return `session ${readCookie(web, DESK_COOKIE) ?? ""}`;
}
