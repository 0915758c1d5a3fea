import { clearCookie, DRAFT_COOKIE, SENT_COOKIE, setCookie } from "./cookies.ts";
import { seeOther } from "./responses.server.ts";

/** As long as the page with the code is shown after sending; a file that goes on begins the time anew. */
const COOKIE_SECONDS = 86_400;

/** The `Set-Cookie` that keeps a report that was sent within reach of this browser: its receipt, and its files. */
export function keepSent(token: string): string {
  return setCookie(SENT_COOKIE, token, COOKIE_SECONDS);
}

/** Leads to the page with the code. From here on this browser has the sent report's secret, and no longer that of the draft. */
export function toSentPage(token: string, search = ""): Response {
  const answer = seeOther(`/report/sent${search}`);
  answer.headers.append("Set-Cookie", keepSent(token));
  answer.headers.append("Set-Cookie", clearCookie(DRAFT_COOKIE));
  return answer;
}
