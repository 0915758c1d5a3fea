import { sql } from "kysely";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ComingFile } from "#app/core/intake/room-to-go-on.ts";
import type { DatabaseScope } from "./scope.ts";

/** What room uploads take that are on their way; all in octets. */
export function uploadRoomReader({ db }: Pick<DatabaseScope, "db">) {
  return {
    /**
     * Bytes of uploads that moved since an instant: what is promised to them, and that with what came. Promised is as much again as came, and
     * never more than is missing: whoever begins files, or sends one byte of each, holds no more room than they have filled.
     */
    async bytesOnTheWay(
      movedSince: Instant,
    ): Promise<{ readonly outstanding: number; readonly whole: number }> {
      const promised = sql<number>`case when size - arrived < arrived then size - arrived else arrived end`;
      const row = await db
        .selectFrom("upload")
        .select([
          sql<number | string | null>`sum(${promised})`.as("outstanding"),
          sql<number | string | null>`sum(arrived + ${promised})`.as("whole"),
        ])
        .where("last_byte_at", ">=", movedSince)
        .executeTakeFirst();
      return { outstanding: Number(row?.outstanding ?? 0), whole: Number(row?.whole ?? 0) };
    },
    /** Uploads that were begun before another, brought something, and moved since an instant; the oldest first. */
    async comingBefore(
      upload: { readonly itemId: ItemId; readonly begunAt: Instant },
      movedSince: Instant,
    ): Promise<ComingFile[]> {
      const { itemId, begunAt } = upload;
      return db
        .selectFrom("upload")
        .select(["size", "arrived"])
        .where("last_byte_at", ">=", movedSince)
        .where("arrived", ">", 0)
        .where((eb) =>
          eb.or([
            eb("begun_at", "<", begunAt),
            eb.and([eb("begun_at", "=", begunAt), eb("item_id", "<", itemId)]),
          ]),
        )
        .orderBy("begun_at")
        .orderBy("item_id")
        .execute();
    },
  };
}
