import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/**
 * Marks an item as withdrawn, forgets its previews and destroys the keys of both, in the caller's transaction: from then on
 * nothing opens what a copy may still hold. Answers what bytes must go after it.
 */
export async function withdrawWithPreviews(
  stores: Stores,
  itemId: ItemId,
  event: CustodyEvent,
): Promise<readonly (ItemId | DerivativeId)[]> {
  const previews = await stores.items.derivatives([itemId]);
  await stores.items.withdraw(itemId, event);
  const blobs = [itemId, ...previews.map((preview) => preview.id)];
  await stores.blobKeys.destroy(blobs);
  return blobs;
}

/** Ends the bytes of what was withdrawn: row first, bytes second, so that no row ever promises bytes that are gone. */
export async function removeBytes(
  tools: Pick<Tools, "staging" | "blobs">,
  itemId: ItemId,
  blobIds: readonly (ItemId | DerivativeId)[],
): Promise<void> {
  await tools.staging.discard(itemId);
  for (const id of blobIds) await tools.blobs.removeForDisposal(id);
}
