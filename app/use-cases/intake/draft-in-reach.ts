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
    if (!(await stores.drafts.isDueInReach(draft.id, before, "written"))) return undefined;
    const { uploads, items } = stores;
    const what = (await uploads.standing(input.itemId)) ?? (await items.find(input.itemId));
    return what?.draftId === draft.id ? draft.id : undefined;
  };
  // Asked with every question for an offset, and hardly ever due: whoever only asks must not wait for those who write.
  const draftId = await tools.read(due);
  if (draftId === undefined) return false;
  const stage = "written" as const;
  return tools.transact((stores) => stores.drafts.keepInReach(draftId, { now, before, stage }));
}

/** The same for a report that this browser sent, of which a file is gone on with. */
export async function keepSentInReach(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: { readonly sentToken: string; readonly itemId: ItemId },
): Promise<boolean> {
  const now = tools.clock.now();
  const before = later(now, -HOUR_MILLIS);
  const stage = "sent" as const;
  const tokenHash = tools.shortSecrets.hashToken(input.sentToken);
  const draftId = await tools.read(async ({ drafts, uploads }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || !draft.bySentToken || draft.expiresAt < now) return undefined;
    if (!(await drafts.isDueInReach(draft.id, before, stage))) return undefined;
    // What came whole needs nobody to come back for it.
    return (await uploads.standing(input.itemId))?.draftId === draft.id ? draft.id : undefined;
  });
  if (draftId === undefined) return false;
  return tools.transact(({ drafts }) => drafts.keepInReach(draftId, { now, before, stage }));
}

/** Ends the secret that a browser has of the report it sent: from now on that opens with its code only. A draft's secret is none, and stays. */
export async function endSent(
  tools: Pick<Tools, "transact" | "shortSecrets">,
  input: { readonly token: string },
): Promise<void> {
  const sentHash = tools.shortSecrets.hashToken(input.token);
  await tools.transact(({ drafts }) => drafts.endSent(sentHash));
}
