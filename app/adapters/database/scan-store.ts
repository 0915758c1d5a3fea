import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { NotScanned, ScanState } from "#app/core/evidence/scan-verdict.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ItemScanTable } from "#db/upload-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** What a scanner last said of a file. */
export interface ItemScan {
  readonly itemId: ItemId;
  readonly state: Exclude<ScanState, "waiting">;
  readonly why: NotScanned | null;
  readonly engine: string | null;
  readonly engineVersion: string | null;
  readonly signaturesAt: Instant | null;
  /** What was found, as the scanner calls it. */
  readonly signature: string | null;
  readonly scannedAt: Instant;
  /** Since when the original is handled as infected; later verdicts do not end it. */
  readonly quarantinedAt: Instant | null;
}

function scanOf(row: ItemScanTable): ItemScan {
  return {
    itemId: row.item_id as ItemId,
    state: row.state as ItemScan["state"],
    why: row.why as NotScanned | null,
    engine: row.engine,
    engineVersion: row.engine_version,
    signaturesAt: row.signatures_at as Instant | null,
    signature: row.signature,
    scannedAt: row.scanned_at as Instant,
    quarantinedAt: row.quarantined_at as Instant | null,
  };
}

/** Reading what scanners said. */
export function scanReader({ db }: DatabaseScope) {
  return {
    async ofItems(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemScan>> {
      if (itemIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("item_scan")
        .selectAll()
        .where("item_id", "in", itemIds)
        .execute();
      return new Map(rows.map((row) => [row.item_id as ItemId, scanOf(row)]));
    },
    /** Sealed files that nobody has scanned, or that could not be scanned and were last tried before an instant. */
    async due(before: Instant, reasons: readonly NotScanned[], limit: number): Promise<ItemId[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .leftJoin("item_scan", "item_scan.item_id", "evidence_item.id")
        .select("evidence_item.id")
        .where("evidence_item.state", "=", "sealed")
        .where((eb) =>
          eb.or([
            eb("item_scan.item_id", "is", null),
            eb.and([eb("item_scan.why", "in", reasons), eb("item_scan.scanned_at", "<", before)]),
          ]),
        )
        .orderBy("evidence_item.id")
        .limit(limit)
        .execute();
      return rows.map((row) => row.id as ItemId);
    },
  };
}

/** Reading and writing what scanners said. Every change writes its custody events in the same transaction. */
export function scanStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...scanReader(scope),
    /** Keeps a verdict in place of the one before. No events: it says nothing new, and only its time is noted. */
    async keep(scan: ItemScan, events: readonly CustodyEvent[]): Promise<void> {
      const row = {
        state: scan.state,
        why: scan.why,
        engine: scan.engine,
        engine_version: scan.engineVersion,
        signatures_at: scan.signaturesAt,
        signature: scan.signature,
        scanned_at: scan.scannedAt,
        quarantined_at: scan.quarantinedAt,
      };
      await db
        .insertInto("item_scan")
        .values({ item_id: scan.itemId, ...row })
        .onConflict((conflict) => conflict.column("item_id").doUpdateSet(row))
        .execute();
      for (const event of events) await append(event);
    },
  };
}
