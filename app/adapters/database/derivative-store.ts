import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Something made from an original, such as a preview. The original is never replaced by it. */
export interface Derivative {
  readonly id: DerivativeId;
  readonly itemId: ItemId;
  readonly kind: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Reading what was made from items. */
export function derivativeReader({ db }: DatabaseScope) {
  return {
    async derivatives(itemIds: readonly ItemId[]): Promise<Derivative[]> {
      if (itemIds.length === 0) return [];
      const rows = await db
        .selectFrom("derivative")
        .select(["id", "item_id", "kind", "media_type", "size", "sha256"])
        .where("item_id", "in", itemIds)
        .orderBy("kind")
        .execute();
      return rows.map((row) => ({
        id: row.id as DerivativeId,
        itemId: row.item_id as ItemId,
        kind: row.kind,
        mediaType: row.media_type,
        size: row.size,
        sha256: row.sha256,
      }));
    },
  };
}

/** Writing what was made from items. Every change writes its custody event in the same transaction. */
export function derivativeStore({ db, holdsRows }: DatabaseScope, append: AppendEvent) {
  return {
    async addDerivative(
      derivative: Derivative & { readonly madeAt: Instant },
      event: CustodyEvent,
    ): Promise<void> {
      const item = await db
        .selectFrom("evidence_item")
        .select("state")
        .where("id", "=", derivative.itemId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      // Taken back while it was looked at: nothing made of it may stay.
      if (item?.state !== "sealed") throw new Error("could not add a derivative: no sealed item");
      await db
        .insertInto("derivative")
        .values({
          id: derivative.id,
          item_id: derivative.itemId,
          kind: derivative.kind,
          media_type: derivative.mediaType,
          size: derivative.size,
          sha256: derivative.sha256,
          made_at: derivative.madeAt,
        })
        .execute();
      await append(event);
    },
  };
}
