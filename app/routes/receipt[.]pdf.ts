import { publicAccess } from "#app/http/access.server.ts";
import { noReceipt, receiptFile, reporterToken } from "./receipt/reporter.server.ts";

/** The reporter's receipt as a document to print, with the text inside. */
export const loader = publicAccess(async ({ request, context }) => {
  const reporter = reporterToken(request);
  const outcome = await context.useCases.drawReceipt(reporter);
  if (outcome.kind !== "drawn") throw noReceipt(outcome.kind, reporter.opened);
  return receiptFile(outcome.pdf, "pdf");
});
