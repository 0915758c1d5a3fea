import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading which items belong together. */
export function pairReader({ db }: DatabaseScope) {
  return {
    /** The other halves of items, by item. */
    async partnersOf(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemId[]>> {
      const found = new Map<ItemId, ItemId[]>();
      if (itemIds.length === 0) return found;
      const rows = await db
        .selectFrom("item_pair")
        .select(["item_id", "other_id"])
        .where("item_id", "in", itemIds)
        .orderBy("other_id")
        .execute();
      for (const row of rows) {
        const id = row.item_id as ItemId;
        found.set(id, [...(found.get(id) ?? []), row.other_id as ItemId]);
      }
      return found;
    },
  };
}

/** Writing which items belong together. */
export function pairStore({ db }: DatabaseScope, append: AppendEvent) {
  return {
    /** Links two items as halves of one Live Photo; one record for each. Nothing where they are linked already. */
    async linkPair(
      one: ItemId,
      other: ItemId,
      at: Instant,
      events: readonly [CustodyEvent, CustodyEvent],
    ): Promise<void> {
      const ends = [
        { item_id: one, other_id: other },
        { item_id: other, other_id: one },
      ];
      const result = await db
        .insertInto("item_pair")
        .values(ends.map((end) => ({ ...end, reason: "live-photo", found_at: at })))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 2n) return;
      for (const event of events) await append(event);
    },
  };
}
