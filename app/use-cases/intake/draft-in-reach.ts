import type { ItemId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { heldBy, type Holder } from "./upload-holder.ts";

const HOUR_MILLIS = 3_600_000;

/**
 * Whether the answer to whoever goes on with this file is to keep the draft within reach of their browser for its whole time anew: the file
 * is of the draft that is still being written, and no answer did so within the hour. Asked when the answer is ready, and noted: an answer
 * that is on its way when the browser is told to forget us would bring the secret back.
 */
export async function keepDraftInReach(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder; readonly itemId: ItemId },
): Promise<boolean> {
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const { draft } = await heldBy(tools, stores, input.holder, now);
    if (draft === undefined) return false;
    const { uploads, items } = stores;
    const what = (await uploads.find(input.itemId)) ?? (await items.find(input.itemId));
    if (what?.draftId !== draft.id) return false;
    return stores.drafts.keepInReach(draft.id, now, later(now, -HOUR_MILLIS));
  });
}
