import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, ExhibitId, ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** An item marked for a case. Its number is never given to another item, even after unmarking. */
export interface Exhibit {
  readonly id: ExhibitId;
  readonly itemId: ItemId;
  readonly number: number;
  readonly description: string;
  readonly markedAt: Instant;
}

/** Reading a case's exhibits. */
export function exhibitReader({ db }: DatabaseScope) {
  return {
    /** Exhibits marked now, by number. */
    async exhibits(id: CaseId): Promise<Exhibit[]> {
      const rows = await db
        .selectFrom("exhibit")
        .select(["id", "item_id", "number", "description", "marked_at"])
        .where("case_id", "=", id)
        .where("unmarked_at", "is", null)
        .orderBy("number")
        .execute();
      return rows.map((row) => ({
        id: row.id as ExhibitId,
        itemId: row.item_id as ItemId,
        number: row.number,
        description: row.description,
        markedAt: row.marked_at as Instant,
      }));
    },
  };
}

/** Writing a case's exhibits. Every change writes its custody event in the same transaction. */
export function exhibitStore({ db }: DatabaseScope, append: AppendEvent) {
  return {
    /** The next free exhibit number: one above the highest ever given in the case. */
    async nextExhibitNumber(id: CaseId): Promise<number> {
      const row = await db
        .selectFrom("exhibit")
        .select((eb) => eb.fn.max("number").as("number"))
        .where("case_id", "=", id)
        .executeTakeFirst();
      return Number(row?.number ?? 0) + 1;
    },
    async markExhibit(
      exhibit: Exhibit & { readonly caseId: CaseId; readonly markedBy: PersonId },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("exhibit")
        .values({
          id: exhibit.id,
          case_id: exhibit.caseId,
          item_id: exhibit.itemId,
          number: exhibit.number,
          description: exhibit.description,
          marked_by: exhibit.markedBy,
          marked_at: exhibit.markedAt,
          unmarked_at: null,
        })
        .execute();
      await append(event);
    },
    async unmarkExhibit(id: ExhibitId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("exhibit")
        .set({ unmarked_at: at })
        .where("id", "=", id)
        .where("unmarked_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "unmark the exhibit");
      await append(event);
    },
  };
}
