import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { endDraft } from "./end-draft.ts";

/**
 * Deletes a draft that was not sent, with its files, as its reporter asks: those too that came while it was asked. A report already sent is not
 * touched.
 */
export async function discardDraft(
  tools: Pick<Tools, "transact" | "clock" | "staging" | "shortSecrets" | "wakeWorker">,
  input: {
    readonly token: string;
    /** Who of the office typed it in; the reporter themselves where absent. */
    readonly by?: Person;
  },
): Promise<void> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const files = await tools.transact(async (stores) => {
    // Held from here on: whatever comes now finds no draft any more.
    const draft = await stores.drafts.byToken(tokenHash);
    if (draft?.reportId !== null) return [];
    return endDraft(stores, draft.id, "removed-before-sending", tools.clock.now(), input.by);
  });
  for (const itemId of files) await tools.staging.discard(itemId);
  if (files.length > 0) tools.wakeWorker();
}
