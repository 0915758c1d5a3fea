import type { LoaderFunctionArgs } from "@remix-run/node";
import { clearCookie, readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import type { Receipt } from "#app/use-cases/intake/read-receipt.ts";
import { codePage, type FilesCame } from "./files-came.tsx";

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
 * Whoever has neither is asked for the code, and told what became of the files that came with the form, if any did.
 */
export async function sentReport(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  files?: FilesCame,
): Promise<SentReport> {
  if (new URL(request.url).searchParams.get("report") === "sent") {
    const token = readCookie(request, SENT_COOKIE);
    const sent = token === undefined ? undefined : await context.useCases.readReceipt({ token });
    if (sent === undefined) throw seeOther(codePage(undefined, files));
    return { ...sent, isVisit: false };
  }
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther(codePage(undefined, files));
  const found = await context.useCases.readFollowUp({ token });
  if (found?.draftId === undefined) {
    throw seeOther(codePage("visit-over", files), { "Set-Cookie": clearCookie(VISIT_COOKIE) });
  }
  return { ...found, draftId: found.draftId, reportCode: found.report.code, isVisit: true };
}
