import type { Tools } from "../tools.ts";
import { withdrawEvidence } from "./withdraw-evidence.ts";

/** Deletes a draft that was not sent, with its files, as its reporter asks. A report already sent is not touched. */
export async function discardDraft(
  tools: Pick<Tools, "transact" | "read" | "staging" | "blobs" | "shortSecrets">,
  input: { readonly token: string },
): Promise<void> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const items = await tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    return draft?.reportId === null ? stores.items.ofDraft(draft.id) : [];
  });
  for (const item of items) {
    await withdrawEvidence(tools, { token: input.token, itemId: item.id });
  }
  await tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft?.reportId === null) await drafts.remove(draft.id);
  });
}
