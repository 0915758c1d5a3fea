import type { Tools } from "../tools.ts";
import { withdrawEvidence } from "./withdraw-evidence.ts";

/** Deletes a draft that was not sent, with its files, as its reporter asks. A report already sent is not touched. */
export async function discardDraft(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging" | "shortSecrets" | "wakeWorker">,
  input: { readonly token: string },
): Promise<void> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const files = await tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    if (draft?.reportId !== null) return [];
    const items = await stores.items.ofDraft(draft.id);
    const uploads = await stores.uploads.ofDraft(draft.id);
    return [...items.map(({ id }) => id), ...uploads.map(({ itemId }) => itemId)];
  });
  for (const itemId of files) await withdrawEvidence(tools, { token: input.token, itemId });
  await tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft?.reportId === null) await drafts.remove(draft.id);
  });
}
