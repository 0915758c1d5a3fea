import type { AnswerId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** What is kept of a call that made something, so that the same call sent again is answered and not done again. */
export interface KeptAnswer {
  readonly id: AnswerId;
  readonly requestHash: string;
  /** Null while the first call has not been answered. */
  readonly done: { readonly status: number; readonly sealedBody: string } | null;
  readonly askedAt: Instant;
}

/** Reading kept answers. */
export function answerReader({ db }: DatabaseScope) {
  return {
    async find(keyHash: string): Promise<KeptAnswer | undefined> {
      const row = await db
        .selectFrom("api_answer")
        .selectAll()
        .where("key_hash", "=", keyHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: row.id as AnswerId,
        requestHash: row.request_hash,
        done:
          row.status === null || row.sealed_body === null
            ? null
            : { status: Number(row.status), sealedBody: row.sealed_body },
        askedAt: row.asked_at as Instant,
      };
    },
  };
}

/** Reading and writing kept answers. They repeat what was said, so they are nobody's record. */
export function answerStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...answerReader(scope),
    /** Claims a key; false when somebody has it, so that of two calls at once one does the work. */
    async claim(claim: {
      readonly id: AnswerId;
      readonly keyHash: string;
      readonly requestHash: string;
      readonly at: Instant;
    }): Promise<boolean> {
      const result = await db
        .insertInto("api_answer")
        .values({
          id: claim.id,
          key_hash: claim.keyHash,
          request_hash: claim.requestHash,
          status: null,
          sealed_body: null,
          asked_at: claim.at,
        })
        .onConflict((conflict) => conflict.column("key_hash").doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async keep(id: AnswerId, status: number, sealedBody: string): Promise<void> {
      await db
        .updateTable("api_answer")
        .set({ status, sealed_body: sealedBody })
        .where("id", "=", id)
        .execute();
    },
    /** Gives a key back after a call that did nothing. */
    async release(id: AnswerId): Promise<void> {
      await db.deleteFrom("api_answer").where("id", "=", id).execute();
    },
    /** Leaves none that was asked for later than now: a clock that ran ahead wrote that, and it would be kept until then. */
    async boundTime(now: Instant): Promise<void> {
      await db
        .updateTable("api_answer")
        .set({ asked_at: now })
        .where("asked_at", ">", now)
        .execute();
    },
    async sweep(before: Instant): Promise<void> {
      await db.deleteFrom("api_answer").where("asked_at", "<", before).execute();
    },
  };
}
