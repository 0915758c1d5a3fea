import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { BatesRange } from "#app/core/exhibits/bates.ts";
import type { CaseId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** A run of Bates numbers and the item that has it in its case. */
export interface GivenBates extends BatesRange {
  readonly itemId: ItemId;
}

/** Reading the Bates numbers of cases. */
export function batesReader({ db }: DatabaseScope) {
  return {
    /** Every run that was ever given in the case, by number. */
    async ofCase(caseId: CaseId): Promise<GivenBates[]> {
      const rows = await db
        .selectFrom("bates_range")
        .select(["item_id", "prefix", "first", "last"])
        .where("case_id", "=", caseId)
        .orderBy("first")
        .execute();
      return rows.map((row) => ({
        itemId: row.item_id as ItemId,
        prefix: row.prefix,
        first: Number(row.first),
        last: Number(row.last),
      }));
    },
  };
}

/** Giving Bates numbers. Each run is recorded in the item's custody in the same transaction. */
export function batesStore(scope: DatabaseScope, append: AppendEvent) {
  return {
    ...batesReader(scope),
    /** Gives a run; whoever asks holds the case's row, so that two never give the same. */
    async give(
      given: GivenBates & { readonly caseId: CaseId; readonly at: Instant },
      event: CustodyEvent,
    ): Promise<void> {
      await scope.db
        .insertInto("bates_range")
        .values({
          case_id: given.caseId,
          item_id: given.itemId,
          prefix: given.prefix,
          first: given.first,
          last: given.last,
          given_at: given.at,
        })
        .execute();
      await append(event);
    },
  };
}
