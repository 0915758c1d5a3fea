import { receiptInLanguage } from "#app/core/receipt/receipt-in-language.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { readingOf } from "#app/http/reading.ts";
import { receiptReading } from "./receipt/reading.ts";
import { noReceipt, receiptFile, reporterToken } from "./receipt/reporter.server.ts";

/** Programs that open a kept file do not know in what it is written: this mark at its beginning tells them that it is UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** The reporter's receipt in their language, to read. The one that can be checked is `/receipt.txt`, always in English. */
export const loader = publicAccess(async (input) => {
  const { request, context } = input;
  const reporter = reporterToken(request);
  const outcome = await context.useCases.makeReceipt(reporter);
  if (outcome.kind !== "made") throw noReceipt(outcome.kind, reporter.opened);
  const { officeName: name, timeZone } = context.office;
  const reading = receiptReading(readingOf(input).language);
  const text = receiptInLanguage({ ...outcome, office: { name, timeZone } }, reading);
  return receiptFile(`${BYTE_ORDER_MARK}${text}`, "receipt-to-read.txt");
});
