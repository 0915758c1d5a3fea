import type { DraftId, ItemId } from "#app/core/ids.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading which files end with their draft, or outlived it. Nothing is opened: what is damaged, or has no key any more, ends as well. */
export function endingFileReader({ db, holdsRows }: DatabaseScope) {
  return {
    /** Which files `ofDraft` answers, and their digests. */
    async digestsOfDraft(
      draftId: DraftId,
    ): Promise<{ readonly id: ItemId; readonly sha256: string }[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .select(["id", "sha256"])
        .where("draft_id", "=", draftId)
        .where("state", "!=", "withdrawn")
        .orderBy("position")
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .execute();
      return rows.map(({ id, sha256 }) => ({ id: id as ItemId, sha256 }));
    },
    /** Files of drafts that were never sent and are no more, but for those taken back, by id after one: none of their fields opens. */
    async ofGoneDrafts(
      limit: number,
      after = "",
    ): Promise<{ readonly id: ItemId; readonly sha256: string }[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .select(["id", "sha256"])
        .where("report_id", "is", null)
        .where("state", "!=", "withdrawn")
        .where("id", ">", after)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom("draft")
                .select("draft.id")
                .whereRef("draft.id", "=", "evidence_item.draft_id"),
            ),
          ),
        )
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(({ id, sha256 }) => ({ id: id as ItemId, sha256 }));
    },
  };
}
