import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { DraftId, ItemId } from "#app/core/ids.ts";
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
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder; readonly itemId: ItemId },
): Promise<boolean> {
  const now = tools.clock.now();
  const before = later(now, -HOUR_MILLIS);
  const due = async (stores: ReadStores): Promise<DraftId | undefined> => {
    const { draft } = await heldBy(tools, stores, input.holder, now);
    if (draft === undefined) return undefined;
    if (!(await stores.drafts.isDueInReach(draft.id, before))) return undefined;
    const { uploads, items } = stores;
    const what = (await uploads.standing(input.itemId)) ?? (await items.find(input.itemId));
    return what?.draftId === draft.id ? draft.id : undefined;
  };
  // Asked with every question for an offset, and hardly ever due: whoever only asks must not wait for those who write.
  const draftId = await tools.read(due);
  if (draftId === undefined) return false;
  return tools.transact((stores) => stores.drafts.keepInReach(draftId, now, before));
}
