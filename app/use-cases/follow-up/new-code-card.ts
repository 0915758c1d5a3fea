import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { Tools } from "../tools.ts";

/** Pictures of a card, as PNG: Tor Browser's safest level shows no drawings. */
export interface NewCodeCard {
  readonly address: Uint8Array;
  readonly code: Uint8Array | undefined;
}

/**
 * The squares of a card for a new code, which lies with nothing here: its holder's form brings it, and nothing is looked up. They are two
 * pictures on purpose, as on the card of a sent report: a code never becomes part of an address.
 */
export function drawNewCodeCard(
  { squarePicture }: Pick<Tools, "squarePicture">,
  input: { readonly address: string; readonly code: ReceiptCode | undefined },
): NewCodeCard {
  const { address, code } = input;
  return {
    address: squarePicture(address),
    code: code === undefined ? undefined : squarePicture(code.digits),
  };
}
