import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

/**
 * Marks an item as withdrawn, forgets its previews and destroys the keys of both, in the caller's transaction: from then on
 * nothing opens what a copy may still hold. The bytes go after it, by a job: a store that is away must not keep anybody from
 * taking a file back.
 */
export async function withdrawWithPreviews(
  stores: Stores,
  itemId: ItemId,
  event: CustodyEvent,
  now: Instant,
): Promise<void> {
  const previews = await stores.items.derivatives([itemId]);
  await stores.items.withdraw(itemId, event);
  const ids = [itemId, ...previews.map((preview) => preview.id)];
  await stores.blobKeys.destroy(ids);
  await stores.jobs.enqueue({ name: "remove-blobs", ids }, now);
}

/** Ends the bytes of what was withdrawn: row first, bytes second, so that no row ever promises bytes that are gone. */
export async function removeBlobs(
  tools: Pick<Tools, "blobs">,
  input: { readonly ids: readonly (ItemId | DerivativeId)[] },
): Promise<void> {
  for (const id of input.ids) await tools.blobs.removeForDisposal(id);
}
