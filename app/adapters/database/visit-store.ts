import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** A witness's visit to their report, opened with the receipt code. */
export interface FollowUpSession {
  readonly reportId: ReportId;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** The private keys of the report's messages by thread, as JSON sealed under the visit's token; null where the code opened none. */
  readonly threadKeysSealed: string | null;
}

/** Reading visits, by the hash of the cookie's token. */
export function visitReader({ db }: Pick<DatabaseScope, "db">) {
  return {
    async followUp(tokenHash: string): Promise<FollowUpSession | undefined> {
      const row = await db
        .selectFrom("follow_up_session")
        .select(["report_id", "created_at", "last_seen_at", "thread_keys_sealed"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        reportId: row.report_id as ReportId,
        createdAt: row.created_at as Instant,
        lastSeenAt: row.last_seen_at as Instant,
        threadKeysSealed: row.thread_keys_sealed,
      };
    },
  };
}

/** Beginning, prolonging and ending visits. */
export function visitStore({ db }: Pick<DatabaseScope, "db">) {
  return {
    async startFollowUp(
      tokenHash: string,
      reportId: ReportId,
      at: Instant,
      threadKeysSealed: string | null = null,
    ): Promise<void> {
      await db
        .insertInto("follow_up_session")
        .values({
          token_hash: tokenHash,
          report_id: reportId,
          created_at: at,
          last_seen_at: at,
          thread_keys_sealed: threadKeysSealed,
        })
        .execute();
    },
    async touchFollowUp(tokenHash: string, at: Instant): Promise<void> {
      await db
        .updateTable("follow_up_session")
        .set({ last_seen_at: at })
        .where("token_hash", "=", tokenHash)
        .execute();
    },
    async endFollowUp(tokenHash: string): Promise<void> {
      await db.deleteFrom("follow_up_session").where("token_hash", "=", tokenHash).execute();
    },
  };
}
