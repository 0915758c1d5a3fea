import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { RECEIVED_BYTES_MISSING } from "#app/core/store-away.ts";
import type { DatabaseScope } from "./scope.ts";

/** A received file that is not sealed and does not get on by itself: damaged, or its bytes are not where they were put. */
export interface UnsealedItem {
  readonly id: ItemId;
  readonly draftId: DraftId;
  /** Null for one of a report that is still being written. */
  readonly reportId: ReportId | null;
  readonly why: "damaged" | "missing";
  /** Octets. */
  readonly size: number;
  readonly receivedAt: Instant;
}

/** Reading which files wait for somebody. Opens no field: where a key is gone the rows are still there. */
export function unsealedReader({ db }: DatabaseScope) {
  /** Files whose sealing found no bytes when it was last tried. */
  async function awaited(): Promise<ReadonlySet<ItemId>> {
    const rows = await db
      .selectFrom("job")
      .select("payload")
      .where("name", "=", "seal-evidence")
      .where("problem", "=", RECEIVED_BYTES_MISSING)
      .where("state", "in", ["waiting", "running"])
      .execute();
    return new Set(
      rows.map(({ payload }) => (JSON.parse(payload) as { readonly itemId: ItemId }).itemId),
    );
  }
  return {
    awaited,
    /** The oldest first. */
    async unsealed(): Promise<UnsealedItem[]> {
      const missing = [...(await awaited())];
      const rows = await db
        .selectFrom("evidence_item")
        .select(["id", "draft_id", "report_id", "state", "size", "received_at"])
        .where((eb) =>
          eb.or([
            eb("state", "=", "damaged"),
            ...(missing.length === 0
              ? []
              : [eb.and([eb("state", "=", "received"), eb("id", "in", missing)])]),
          ]),
        )
        .orderBy("received_at")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id as ItemId,
        draftId: row.draft_id as DraftId,
        reportId: row.report_id as ReportId | null,
        why: row.state === "damaged" ? "damaged" : "missing",
        size: row.size,
        receivedAt: row.received_at as Instant,
      }));
    },
  };
}
