import type { ItemState } from "#app/adapters/database/item-row.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { readStaged } from "./staged-copy.ts";

/** An item whose row says that it has the same bytes. */
export interface Twin {
  readonly id: ItemId;
  readonly state: ItemState;
}

/** The first of an item's twins that holds its bytes for certain; undefined where none does. */
export type KeptTwin = (twins: readonly Twin[]) => ItemId | undefined;

/** Ends a transaction whose outcome hangs on bytes that nobody has read yet. */
class NotRead extends Error {
  readonly itemId: ItemId;

  constructor(itemId: ItemId) {
    super("an item's bytes have to be read first");
    this.itemId = itemId;
  }
}

/**
 * Runs a transaction that lets a file go where an item has its bytes already. `keptTwin` answers the first of an item's twins that holds them for certain:
 * one that is sealed, whose bytes were compared in the store, or one that still waits and of which every byte was read here. A row alone proves nothing: what
 * waits may turn out to be damaged, and the file that was let go would have been the good one. Reading is done outside of the transaction, once a twin.
 */
export async function withKeptTwin<Outcome>(
  tools: Pick<Tools, "staging">,
  transaction: (keptTwin: KeptTwin) => Promise<Outcome>,
): Promise<Outcome> {
  const wasWhole = new Map<ItemId, boolean>();
  const keptTwin: KeptTwin = (twins) => {
    const kept = twins.find(
      ({ id, state }) => state === "sealed" || (state === "received" && wasWhole.get(id) === true),
    );
    if (kept !== undefined) return kept.id;
    const unread = twins.find(({ id, state }) => state === "received" && !wasWhole.has(id));
    if (unread !== undefined) throw new NotRead(unread.id);
    return undefined;
  };
  for (;;) {
    try {
      return await transaction(keptTwin);
    } catch (cause) {
      if (!(cause instanceof NotRead)) throw cause;
      // A disk that does not give its bytes proves nothing either; the file that is here now is kept.
      const isWhole = await readStaged(tools, cause.itemId).then(
        (state) => state === "whole",
        () => false,
      );
      wasWhole.set(cause.itemId, isWhole);
    }
  }
}
