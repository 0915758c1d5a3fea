import { publicAccess } from "#app/http/access.server.ts";
import { readingOf } from "#app/http/reading.ts";
import { receiptReading } from "./receipt/reading.ts";
import { noReceipt, receiptFile, reporterToken } from "./receipt/reporter.server.ts";

/** The reporter's receipt as a document to print, in their language, with the text inside. */
export const loader = publicAccess(async (input) => {
  const { request, context } = input;
  const reporter = reporterToken(request);
  const outcome = await context.useCases.drawReceipt({
    ...reporter,
    reading: receiptReading(readingOf(input).language),
  });
  if (outcome.kind !== "drawn") throw noReceipt(outcome.kind, reporter.opened);
  return receiptFile(outcome.pdf, "receipt.pdf");
});
