import type { Selectable } from "kysely";
import type { Placed, Placement, PlacementReview } from "#app/core/claims/placement.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, PersonId, PlacementId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { PlacementTable } from "#db/file-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, itemFieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

type Part = "placed" | "basis" | "review_note";

const fieldOf = (id: string, part: Part) =>
  ({ purpose: "metadata", row: `${id}/${part}` }) as const;

/** Reading what staff worked out about where and when files were made. */
export function placementReader(scope: DatabaseScope) {
  const { db } = scope;
  const ofItems = async (ids: readonly ItemId[]): Promise<readonly Placement[]> => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom("placement")
      .innerJoin("evidence_item", "evidence_item.id", "placement.item_id")
      .selectAll("placement")
      .select("evidence_item.draft_id")
      .where("item_id", "in", ids)
      .orderBy("set_at")
      .orderBy("placement.id")
      .execute();
    const open = await fieldOpener(
      scope,
      rows.map((row) => row.draft_id),
    );
    return rows.map((row) =>
      placementOf(row, (part, sealed) => open(row.draft_id, fieldOf(row.id, part), sealed)),
    );
  };
  return {
    /** All of some files, also those that were taken back, in the order in which they were made. */
    ofItems,
    /** The same of one file. */
    ofItem: (itemId: ItemId) => ofItems([itemId]),
  };
}

function placementOf(
  row: Selectable<PlacementTable>,
  read: (part: Part, sealed: string) => string,
): Placement {
  return {
    id: row.id as PlacementId,
    itemId: row.item_id as ItemId,
    placed: JSON.parse(read("placed", row.placed)) as Placed,
    basis: read("basis", row.basis),
    setBy: row.set_by as PersonId,
    setAt: row.set_at as Instant,
    review: reviewOf(row, read),
    withdrawnAt: row.withdrawn_at as Instant | null,
  };
}

function reviewOf(
  { reviewed_by: by, reviewed_at: at, agreed, review_note: note }: Selectable<PlacementTable>,
  read: (part: Part, sealed: string) => string,
): PlacementReview | null {
  if (by === null || at === null) return null;
  return {
    ...{ by: by as PersonId, at: at as Instant, agreed: agreed === 1 },
    note: note === null ? "" : read("review_note", note),
  };
}

/** Writing it, each act with its record. */
export function placementStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...placementReader(scope),
    async add(one: Omit<Placement, "review" | "withdrawnAt">, event: CustodyEvent): Promise<void> {
      const seal = await itemFieldSealer(scope, one.itemId);
      await db
        .insertInto("placement")
        .values({
          id: one.id,
          item_id: one.itemId,
          kind: one.placed.kind,
          placed: seal(fieldOf(one.id, "placed"), JSON.stringify(one.placed)),
          basis: seal(fieldOf(one.id, "basis"), one.basis),
          set_by: one.setBy,
          set_at: one.setAt,
        })
        .execute();
      await append(event);
    },
    /** Throws where it was reviewed or taken back meanwhile. */
    async review(
      { id, itemId }: Pick<Placement, "id" | "itemId">,
      review: PlacementReview,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, itemId);
      const changed = await db
        .updateTable("placement")
        .set({
          reviewed_by: review.by,
          reviewed_at: review.at,
          agreed: review.agreed ? 1 : 0,
          review_note: seal(fieldOf(id, "review_note"), review.note),
        })
        .where("id", "=", id)
        .where("reviewed_by", "is", null)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a placement to review");
      await append(event);
    },
    /** Throws where it was taken back already. */
    async withdraw(id: PlacementId, at: Instant, event: CustodyEvent): Promise<void> {
      const changed = await db
        .updateTable("placement")
        .set({ withdrawn_at: at })
        .where("id", "=", id)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a placement to take back");
      await append(event);
    },
  };
}
