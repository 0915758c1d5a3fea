import type { ReceiptReading } from "#app/core/receipt/receipt-reading.ts";
import type { Tools } from "../tools.ts";
import { makeReceipt, type MakeReceiptOutcome, type ReporterToken } from "./make-receipt.ts";

export type DrawReceiptOutcome =
  | { readonly kind: "drawn"; readonly pdf: Uint8Array }
  | Exclude<MakeReceiptOutcome, { readonly kind: "made" }>;

/** The reporter's receipt as a document to print in the language of `reading`, with the text for programs in it. */
export async function drawReceipt(
  tools: Parameters<typeof makeReceipt>[0] & Pick<Tools, "drawReceipt" | "office">,
  input: ReporterToken & { readonly reading: ReceiptReading },
): Promise<DrawReceiptOutcome> {
  const outcome = await makeReceipt(tools, input);
  if (outcome.kind !== "made") return outcome;
  const { officeName, timeZone } = tools.office;
  const office = { name: officeName, timeZone };
  return {
    kind: "drawn",
    pdf: await tools.drawReceipt({ ...outcome, office, reading: input.reading }),
  };
}
