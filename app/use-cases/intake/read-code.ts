import { parseReceiptCode, type ReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { Draft } from "#app/adapters/database/draft-store.ts";
import type { Tools } from "../tools.ts";

/** The code of the report that this device sent, while it may still be shown here; undefined after that, and without a report. */
export async function readCode(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<ReceiptCode | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const draft = await tools.read((stores) => stores.drafts.byToken(tokenHash));
  if (draft === undefined || draft.expiresAt < tools.clock.now()) return undefined;
  return codeOfDraft(tools, draft, input.token);
}

/** Opens the code that lies with a draft: under the secret that its browser has since it was sent, which the draft's own leads to. */
export function codeOfDraft(
  tools: Pick<Tools, "shortSecrets">,
  draft: Pick<Draft, "id" | "receiptCodeSealed" | "bySentToken">,
  token: string,
): ReceiptCode | undefined {
  if (draft.receiptCodeSealed === null) return undefined;
  const digits = tools.shortSecrets.open({
    secret: draft.bySentToken ? token : tools.shortSecrets.sentToken(token),
    purpose: "receipt-code",
    id: draft.id,
    sealed: draft.receiptCodeSealed,
  });
  const parsed = digits === undefined ? undefined : parseReceiptCode(digits);
  return parsed?.ok === true ? parsed.value : undefined;
}

/**
 * A picture for a phone's camera: the address to come back to; or the code alone, which this device must still be allowed to
 * show. They are two pictures on purpose: a code never becomes part of an address.
 */
export async function drawSquare(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets" | "squarePicture">,
  input: { readonly token: string; readonly address?: string },
): Promise<Uint8Array | undefined> {
  const code = await readCode(tools, input);
  if (code === undefined) return undefined;
  return tools.squarePicture(input.address ?? code.digits);
}
