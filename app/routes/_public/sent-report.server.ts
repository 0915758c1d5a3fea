import type { LoaderFunctionArgs } from "@remix-run/node";
import { clearCookie, readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import type { Receipt } from "#app/use-cases/intake/read-receipt.ts";

/** A report that was sent, as far as more files for it need to know. */
export interface SentReport extends Pick<
  Receipt,
  "draftId" | "reportCode" | "items" | "senderDigests" | "uploads"
> {
  /** Opened with its code; else by the browser that sent it. */
  readonly isVisit: boolean;
}

/**
 * The sent report that a page is about: with `?report=sent` in its address the one that this browser sent, else that of the visit that is open.
 * Whoever has neither is asked for the code.
 */
export async function sentReport({
  request,
  context,
}: Pick<LoaderFunctionArgs, "request" | "context">): Promise<SentReport> {
  if (new URL(request.url).searchParams.get("report") === "sent") {
    const token = readCookie(request, SENT_COOKIE);
    const sent = token === undefined ? undefined : await context.useCases.readReceipt({ token });
    if (sent === undefined) throw seeOther("/follow-up");
    return { ...sent, isVisit: false };
  }
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  const found = await context.useCases.readFollowUp({ token });
  if (found?.draftId === undefined) {
    throw seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });
  }
  return { ...found, draftId: found.draftId, reportCode: found.report.code, isVisit: true };
}
