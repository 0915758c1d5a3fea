import type { KeyOwner } from "#app/core/encryption/root-keys.ts";
import type { BlobClass, BlobKey } from "#app/core/evidence/blob-class.ts";
import { unwrapKey, wrapKey } from "#app/core/encryption/key-wrap.server.ts";
import { reportKey } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** The one way in which blobs are encrypted so far: Cobblestone-256. */
const FORMAT = 1;
const KEY_BYTES = 32;

/** Reading the keys of blobs and of their owners. */
export function blobKeyReader(scope: DatabaseScope) {
  return {
    /** Undefined for a blob that never was, or whose key was destroyed: its bytes are noise then. */
    async find(id: string): Promise<BlobKey | undefined> {
      const row = await scope.db
        .selectFrom("blob_key")
        .select(["class", "owner", "format", "wrapped_key"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (row.format !== FORMAT) throw new Error(`blob ${id} is in a format unknown here`);
      const key = unwrapKey(await reportKey(scope, row.owner), row.wrapped_key);
      if (key === undefined) throw new Error(`the key of blob ${id} does not open`);
      return { class: row.class as BlobClass, owner: row.owner, key };
    },
    /** Whether a blob's key is there, and the key that opens it: its bytes are somebody's still. Opens neither. */
    async holds(id: string): Promise<boolean> {
      const row = await scope.db
        .selectFrom("blob_key")
        .innerJoin("report_key", "report_key.owner", "blob_key.owner")
        .select("blob_key.id")
        .where("blob_key.id", "=", id)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** Whether there is any blob at all. */
    async any(): Promise<boolean> {
      return (
        (await scope.db.selectFrom("blob_key").select("id").limit(1).executeTakeFirst()) !==
        undefined
      );
    },
    /** What an upload's own key is wrapped under while it arrives. */
    ownerKey(owner: string): Promise<Uint8Array> {
      return reportKey(scope, owner);
    },
  };
}

/**
 * Writing the keys of blobs. A key is no evidence, so its making is no event: what was stored, and what was disposed of, is
 * recorded where it is decided.
 */
export function blobKeyStore(scope: DatabaseScope) {
  const { db, clock, random } = scope;
  const reader = blobKeyReader(scope);
  return {
    ...reader,
    /** Gives the blob a key unless it has one; answers the one it has. Durable before the first byte is written. */
    async reserve(blob: {
      readonly id: string;
      readonly class: BlobClass;
      readonly owner: KeyOwner;
    }): Promise<BlobKey> {
      const wrapped = wrapKey(await reportKey(scope, blob.owner), random(KEY_BYTES));
      await db
        .insertInto("blob_key")
        .values({
          id: blob.id,
          class: blob.class,
          owner: blob.owner,
          format: FORMAT,
          wrapped_key: Buffer.from(wrapped),
          made_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
      const found = await reader.find(blob.id);
      if (found === undefined) throw new Error(`the key of blob ${blob.id} is not there`);
      return found;
    },
    /** Ends what these blobs hold, before their bytes are gone. */
    async destroy(ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return;
      await db.deleteFrom("blob_key").where("id", "in", ids).execute();
    },
  };
}
