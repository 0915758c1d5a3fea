import type { KeptDisclosure } from "#app/core/custody/check-disclosures.ts";
import type { StoredRecord } from "#app/core/custody/chain.ts";
import type { NodeAddress, TreeNode } from "#app/core/custody/merkle.ts";
import type { ItemId, SubjectId } from "#app/core/ids.ts";
import type { StoredTimestamp } from "./checkpoint-store.ts";
import type { ItemState } from "./item-row.ts";
import { keptDisclosures } from "./disclosure-fields.ts";
import type { DatabaseScope } from "./scope.ts";
import { findNodes } from "./tree-store.ts";

/** An item's row as far as its original goes. Nothing of it is encrypted, so that a damaged field keeps nobody from auditing. */
export interface KeptOriginal {
  readonly id: ItemId;
  readonly state: ItemState;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}

const KEPT = ["id", "state", "size", "sha256", "sha512"] as const;

/** Reading what is stored as it stands, also where somebody changed it: nothing here throws for a changed row. */
export function auditReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** Records from a sequence number on, at most `limit`, in order. */
    async records(seq: number, limit: number): Promise<StoredRecord[]> {
      const rows = await db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .where("seq", ">=", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(({ leaf_hash: leafHash, ...row }) => ({ ...row, leafHash }));
    },
    /** A subject's records, as their bytes say them. */
    async recordsOf(subject: SubjectId): Promise<Pick<StoredRecord, "ev" | "leaf">[]> {
      return db
        .selectFrom("custody_log")
        .select(["ev", "leaf"])
        .where("subj", "=", subject)
        .orderBy("sseq")
        .execute();
    },
    /** What is kept beside the records from one sequence number up to another, both included, whether it opens or not. */
    async disclosures(
      first: number,
      last: number,
    ): Promise<ReadonlyMap<number, readonly KeptDisclosure[]>> {
      const rows = await db
        .selectFrom("custody_disclosure")
        .select(["seq", "name", "disclosure", "key_owner"])
        .where("seq", ">=", first)
        .where("seq", "<=", last)
        .orderBy("seq")
        .orderBy("name")
        .execute();
      return Map.groupBy(await keptDisclosures(scope, rows), ({ seq }) => seq);
    },
    /** The stored subtrees of these addresses; those that are not there are left out. */
    nodes: (addresses: readonly NodeAddress[]): Promise<TreeNode[]> => findNodes(scope, addresses),
    /** Items by id after one, at most `limit`. */
    async originals(after: string, limit: number): Promise<KeptOriginal[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .select(KEPT)
        .where("id", ">", after)
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(originalOf);
    },
    async original(id: string): Promise<KeptOriginal | undefined> {
      const row = await db
        .selectFrom("evidence_item")
        .select(KEPT)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : originalOf(row);
    },
    /** Every time-stamp, of whatever checkpoint. */
    async timestamps(): Promise<Pick<StoredTimestamp, "size" | "authority" | "response">[]> {
      return db
        .selectFrom("custody_timestamp")
        .select(["size", "authority", "response"])
        .orderBy("size")
        .orderBy("authority")
        .execute();
    },
  };
}

function originalOf(row: {
  readonly id: string;
  readonly state: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}): KeptOriginal {
  return { ...row, id: row.id as ItemId, state: row.state as ItemState };
}
