import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import type { ReceiptCodeProblem } from "#app/core/intake/receipt-code.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";

/** Why a code opened nothing. That we are busy is nothing its holder could put right. */
export type CodeTrouble =
  | ReceiptCodeProblem
  | { readonly kind: "no-match" }
  | { readonly kind: "busy" }
  | { readonly kind: "later"; readonly ticket: FormTicket };

/** What its holder can put right, in words. */
export function troubleInWords(
  trouble: Exclude<CodeTrouble, { kind: "busy" | "later" }>,
  { followUp }: Text,
): string {
  switch (trouble.kind) {
    case "no-match":
      return followUp.notFound;
    case "too-short":
      return fill(followUp.problems["too-short"], { digits: trouble.digits });
    case "empty":
    case "not-digits":
    case "too-long":
    case "wrong-check":
      return followUp.problems[trouble.kind];
  }
}
