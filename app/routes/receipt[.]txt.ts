import { publicAccess } from "#app/http/access.server.ts";
import { noReceipt, receiptFile, reporterToken } from "./receipt/reporter.server.ts";

/** The reporter's receipt as text: the one that can be checked, in English for every reader. */
export const loader = publicAccess(async ({ request, context }) => {
  const reporter = reporterToken(request);
  const outcome = await context.useCases.makeReceipt(reporter);
  if (outcome.kind !== "made") throw noReceipt(outcome.kind, reporter.opened);
  return receiptFile(outcome.text, "receipt.txt");
});
