import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DerivativeId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Something made from an original, such as a preview. The original is never replaced by it. */
export interface Derivative {
  readonly id: DerivativeId;
  readonly itemId: ItemId;
  readonly kind: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** How it was made, as its record says it; null where it was made before that was kept here too. */
  readonly parameters: JsonObject | null;
}

/** What was to be made from an item and could not be, and why. */
export interface MissingDerivative {
  readonly itemId: ItemId;
  readonly kind: string;
  readonly problem: string;
}

/** Reading what was made from items. */
export function derivativeReader({ db }: DatabaseScope) {
  return {
    async derivatives(itemIds: readonly ItemId[]): Promise<Derivative[]> {
      if (itemIds.length === 0) return [];
      const rows = await db
        .selectFrom("derivative")
        .select(["id", "item_id", "kind", "media_type", "size", "sha256", "parameters"])
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
        parameters: row.parameters === null ? null : (JSON.parse(row.parameters) as JsonObject),
      }));
    },
    async missingDerivatives(itemIds: readonly ItemId[]): Promise<MissingDerivative[]> {
      if (itemIds.length === 0) return [];
      const rows = await db
        .selectFrom("missing_derivative")
        .select(["item_id", "kind", "problem"])
        .where("item_id", "in", itemIds)
        .execute();
      return rows.map(({ item_id, kind, problem }) => ({
        ...{ itemId: item_id as ItemId, kind, problem },
      }));
    },
  };
}

/** Writing what was made from items. Every change writes its custody event in the same transaction. */
export function derivativeStore({ db, holdsRows }: DatabaseScope, append: AppendEvent) {
  return {
    /**
     * Adds one. `instead`: an older one of its kind, which is called otherwise from now on and stays; whoever was let look at that one must
     * be let look again, so that what they see is recorded.
     */
    async addDerivative(
      derivative: Derivative & { readonly madeAt: Instant },
      event: CustodyEvent,
      instead?: { readonly id: DerivativeId; readonly keptAs: string },
    ): Promise<void> {
      const item = await db
        .selectFrom("evidence_item")
        .select("state")
        .where("id", "=", derivative.itemId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      // Taken back while it was looked at: nothing made of it may stay.
      if (item?.state !== "sealed") throw new Error("could not add a derivative: no sealed item");
      if (instead !== undefined) {
        const { itemId, kind, madeAt } = derivative;
        const result = await db
          .updateTable("derivative")
          .set({ kind: instead.keptAs })
          .where("id", "=", instead.id)
          .where("item_id", "=", itemId)
          .where("kind", "=", kind)
          .executeTakeFirstOrThrow();
        requireOne(result.numUpdatedRows, "call the older derivative otherwise");
        await db
          .updateTable("media_ticket")
          .set({ expires_at: madeAt })
          .where("item_id", "=", itemId)
          .where("representation", "=", kind)
          .where("expires_at", ">", madeAt)
          .execute();
      }
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
          parameters: derivative.parameters === null ? null : JSON.stringify(derivative.parameters),
        })
        .execute();
      await db
        .deleteFrom("missing_derivative")
        .where("item_id", "=", derivative.itemId)
        .where("kind", "=", derivative.kind)
        .execute();
      await append(event);
    },
    /** Notes that something could not be made; a later try that ends otherwise replaces the note, not its record. */
    async noteMissing(
      { itemId, kind, problem }: MissingDerivative,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      const found = { problem, tried_at: at };
      await db
        .insertInto("missing_derivative")
        .values({ item_id: itemId, kind, ...found })
        .onConflict((conflict) => conflict.columns(["item_id", "kind"]).doUpdateSet(found))
        .execute();
      await append(event);
    },
  };
}
