import { sql } from "kysely";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ComingFile } from "#app/core/intake/room-to-go-on.ts";
import type { DatabaseScope } from "./scope.ts";

const MOST_WEIGHED = 500;

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
    /**
     * Uploads that were begun before another, brought something, and moved since an instant; the oldest first. Of very many only those of which most
     * came: the others claim next to nothing, and this is asked with every part.
     */
    async comingBefore(
      upload: { readonly itemId: ItemId; readonly begunAt: Instant },
      movedSince: Instant,
    ): Promise<ComingFile[]> {
      const { itemId, begunAt } = upload;
      const rows = await db
        .selectFrom("upload")
        .select(["item_id", "begun_at", "size", "arrived"])
        .where("last_byte_at", ">=", movedSince)
        .where("arrived", ">", 0)
        .where((eb) =>
          eb.or([
            eb("begun_at", "<", begunAt),
            eb.and([eb("begun_at", "=", begunAt), eb("item_id", "<", itemId)]),
          ]),
        )
        .orderBy("arrived", "desc")
        .orderBy("item_id")
        .limit(MOST_WEIGHED)
        .execute();
      const place = (row: (typeof rows)[number]) => `${row.begun_at} ${row.item_id}`;
      return rows
        .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
        .map(({ size, arrived }) => ({ size: Number(size), arrived: Number(arrived) }));
    },
  };
}
