import type { FirstLook } from "#app/core/claims/first-look.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, StatementId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { FileOrigin } from "#app/core/intake/file-origin.ts";
import type { SaidOfFile } from "#app/core/intake/file-statement.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, itemFieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What a reporter said of one file. */
export interface KeptStatement extends SaidOfFile {
  readonly id: StatementId;
  readonly itemId: ItemId;
  readonly givenAt: Instant;
}

const wordsOf = (id: string, part: keyof SaidOfFile) =>
  ({ purpose: "metadata", row: `${id}/${part}` }) as const;
const seenOf = (id: string) => ({ purpose: "metadata", row: `${id}/first-look` }) as const;

/** Reading what reporters said of files, and what they were told of them. */
export function fileStatementReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** In the order in which they were given. */
    async ofItems(ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly KeptStatement[]>> {
      const found = new Map<ItemId, KeptStatement[]>();
      if (ids.length === 0) return found;
      const rows = await db
        .selectFrom("file_statement")
        .innerJoin("evidence_item", "evidence_item.id", "file_statement.item_id")
        .selectAll("file_statement")
        .select("evidence_item.draft_id")
        .where("item_id", "in", ids)
        .orderBy("given_at")
        .orderBy("file_statement.id")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      for (const row of rows) {
        const read = (part: "place" | "time" | "shows") =>
          open(row.draft_id, wordsOf(row.id, part), row[part]);
        const itemId = row.item_id as ItemId;
        const { origin } = row;
        const statement: KeptStatement = {
          id: row.id as StatementId,
          itemId,
          place: read("place"),
          time: read("time"),
          shows: read("shows"),
          ...(origin === null
            ? {}
            : {
                origin: JSON.parse(
                  open(row.draft_id, wordsOf(row.id, "origin"), origin),
                ) as FileOrigin,
              }),
          givenAt: row.given_at as Instant,
        };
        found.set(itemId, [...(found.get(itemId) ?? []), statement]);
      }
      return found;
    },
    /** What was told of files right after they came; those nobody looked into are left out. */
    async firstLooks(ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, FirstLook>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("first_look")
        .innerJoin("evidence_item", "evidence_item.id", "first_look.item_id")
        .select(["item_id", "seen", "evidence_item.draft_id"])
        .where("item_id", "in", ids)
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return new Map(
        rows.map((row) => [
          row.item_id as ItemId,
          JSON.parse(open(row.draft_id, seenOf(row.item_id), row.seen)) as FirstLook,
        ]),
      );
    },
  };
}

/** Writing both. A statement is never changed: what is said later stands beside it. */
export function fileStatementStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...fileStatementReader(scope),
    async receive(statement: KeptStatement, event: CustodyEvent): Promise<void> {
      const { id, itemId, givenAt, origin } = statement;
      const seal = await itemFieldSealer(scope, itemId);
      const words = (part: "place" | "time" | "shows") => seal(wordsOf(id, part), statement[part]);
      await db
        .insertInto("file_statement")
        .values({
          id,
          item_id: itemId,
          place: words("place"),
          time: words("time"),
          shows: words("shows"),
          origin: origin === undefined ? null : seal(wordsOf(id, "origin"), JSON.stringify(origin)),
          given_at: givenAt,
        })
        .execute();
      await append(event);
    },
    /** Keeps what its sender is told of a file. Throws where that is kept already. */
    async keepFirstLook(
      itemId: ItemId,
      look: FirstLook,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, itemId);
      const seen = seal(seenOf(itemId), JSON.stringify(look));
      await db.insertInto("first_look").values({ item_id: itemId, seen, looked_at: at }).execute();
      await append(event);
    },
    /** Puts what its sender is told now in the place of what they were told: both stand in the records. Throws where nothing was told yet. */
    async correctFirstLook(
      itemId: ItemId,
      look: FirstLook,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, itemId);
      const seen = seal(seenOf(itemId), JSON.stringify(look));
      const changed = await db
        .updateTable("first_look")
        .set({ seen, looked_at: at })
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a first look to correct");
      await append(event);
    },
  };
}
