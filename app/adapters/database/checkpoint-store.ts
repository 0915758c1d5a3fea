import type { Instant } from "#app/core/instant.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type CheckpointReason =
  "timer" | "daily" | "export" | "shutdown" | "request" | "key-rotation";

/** A signed state of the log, as published. */
export interface StoredCheckpoint {
  readonly size: number;
  /** What was signed: origin, size, root, each with its LF. */
  readonly body: string;
  /** Body, empty line, signatures: the office's first, then those of witnesses. */
  readonly note: string;
  readonly reason: CheckpointReason;
  readonly madeAt: Instant;
}

export interface StoredTimestamp {
  readonly size: number;
  readonly authority: string;
  /** The whole `TimeStampResp` as received (RFC 3161 2.4.2). */
  readonly response: Uint8Array;
  readonly stampedAt: Instant;
}

const COLUMNS = ["size", "body", "note", "reason", "made_at"] as const;

function checkpointOf(row: {
  size: number;
  body: string;
  note: string;
  reason: string;
  made_at: string;
}): StoredCheckpoint {
  return {
    size: row.size,
    body: row.body,
    note: row.note,
    reason: row.reason as CheckpointReason,
    madeAt: row.made_at as Instant,
  };
}

/** Reading checkpoints. */
export function checkpointReader({ db }: DatabaseScope) {
  return {
    /** The newest checkpoint; undefined in a log that never had one. */
    async latest(): Promise<StoredCheckpoint | undefined> {
      const row = await db
        .selectFrom("custody_checkpoint")
        .select(COLUMNS)
        .orderBy("size", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : checkpointOf(row);
    },
    async ofSize(size: number): Promise<StoredCheckpoint | undefined> {
      const row = await db
        .selectFrom("custody_checkpoint")
        .select(COLUMNS)
        .where("size", "=", size)
        .executeTakeFirst();
      return row === undefined ? undefined : checkpointOf(row);
    },
    /** The first checkpoint that covers a record. */
    async covering(seq: number): Promise<StoredCheckpoint | undefined> {
      const row = await db
        .selectFrom("custody_checkpoint")
        .select(COLUMNS)
        .where("size", ">", seq)
        .orderBy("size")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : checkpointOf(row);
    },
    /** All checkpoints in order of size, from one on, for the audit. */
    async from(size: number, limit: number): Promise<StoredCheckpoint[]> {
      const rows = await db
        .selectFrom("custody_checkpoint")
        .select(COLUMNS)
        .where("size", ">=", size)
        .orderBy("size")
        .limit(limit)
        .execute();
      return rows.map(checkpointOf);
    },
    async timestamps(size: number): Promise<StoredTimestamp[]> {
      const rows = await db
        .selectFrom("custody_timestamp")
        .select(["size", "authority", "response", "stamped_at"])
        .where("size", "=", size)
        .orderBy("authority")
        .execute();
      return rows.map((row) => ({
        size: row.size,
        authority: row.authority,
        response: row.response,
        stampedAt: row.stamped_at as Instant,
      }));
    },
  };
}

/** Reading and adding checkpoints. Bodies never change: the database refuses it. */
export function checkpointStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...checkpointReader(scope),
    async add(checkpoint: StoredCheckpoint): Promise<void> {
      await db
        .insertInto("custody_checkpoint")
        .values({
          size: checkpoint.size,
          body: checkpoint.body,
          note: checkpoint.note,
          reason: checkpoint.reason,
          made_at: checkpoint.madeAt,
        })
        .execute();
    },
    /** Keeps the note with the signatures it has gained. */
    async addSignatures(size: number, note: string): Promise<void> {
      const result = await db
        .updateTable("custody_checkpoint")
        .set({ note })
        .where("size", "=", size)
        .executeTakeFirst();
      requireOne(result.numUpdatedRows, "add signatures to a checkpoint");
    },
    /** Keeps an authority's answer; false where there is one of the same authority already. */
    async addTimestamp(timestamp: StoredTimestamp): Promise<boolean> {
      const result = await db
        .insertInto("custody_timestamp")
        .values({
          size: timestamp.size,
          authority: timestamp.authority,
          response: Buffer.from(timestamp.response),
          stamped_at: timestamp.stampedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
  };
}
