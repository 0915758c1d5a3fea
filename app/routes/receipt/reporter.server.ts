import { readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";
import { attachment } from "#app/http/evidence-response.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import type { ReporterToken } from "#app/use-cases/receipt/make-receipt.ts";

/** What a request shows of being the reporter's. Whoever has neither cookie is asked for the code. */
export function reporterToken(request: Request): ReporterToken {
  const isVisit = new URL(request.url).searchParams.get("report") === "open";
  const token = readCookie(request, isVisit ? VISIT_COOKIE : SENT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  return { token, opened: isVisit ? "visit" : "sent" };
}

/** Why there is no receipt: a visit that is over, or a log that somebody has to look at first. */
export function noReceipt(kind: "not-open" | "log-in-doubt", opened: ReporterToken["opened"]) {
  if (kind === "log-in-doubt") return refuse(503);
  return seeOther(opened === "visit" ? "/follow-up?notice=visit-over" : "/follow-up");
}

/** A receipt as a file to keep. Its name says nothing of what it is a receipt for. */
export function receiptFile(
  body: string | Uint8Array,
  name: "receipt.txt" | "receipt-to-read.txt" | "receipt.pdf",
): Response {
  return new Response(typeof body === "string" ? body : Buffer.from(body), {
    headers: {
      "Content-Type": typeof body === "string" ? "text/plain; charset=utf-8" : "application/pdf",
      "Content-Disposition": attachment(name),
    },
  });
}
