import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Instant } from "#app/core/instant.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { AppendEvent } from "./custody-store.ts";
import { officeReader, officeStore } from "./office-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading which packs were in force. */
export function packReader(scope: DatabaseScope) {
  return {
    /** What was recorded last: the state as the use case spells it. */
    async recorded(): Promise<string | undefined> {
      return officeReader(scope).get("office-pack");
    },
    /** The text of a pack that was in force once. */
    async textOf(sha256: string): Promise<string | undefined> {
      const row = await scope.db
        .selectFrom("office_pack")
        .select("content")
        .where("sha256", "=", sha256)
        .executeTakeFirst();
      return row?.content;
    },
  };
}

/** Keeping packs. Texts are only ever added. */
export function packStore(scope: DatabaseScope, append: AppendEvent) {
  return {
    ...packReader(scope),
    /** A pack comes into force: its text is kept, and the change recorded. */
    async comeIntoForce(
      pack: LoadedPack,
      state: string,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      await scope.db
        .insertInto("office_pack")
        .values({
          sha256: pack.sha256,
          pack_id: pack.id,
          pack_date: pack.date,
          content: pack.fileText,
          first_used_at: at,
        })
        .onConflict((conflict) => conflict.column("sha256").doNothing())
        .execute();
      await officeStore(scope).set("office-pack", state);
      await append(event);
    },
  };
}
