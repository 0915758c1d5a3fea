import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemCare } from "#app/core/evidence/item-care.ts";
import type { ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";

/** What staff last said of a file, and who said it. */
export interface NotedCare extends ItemCare {
  readonly notedBy: string;
  readonly notedAt: Instant;
}

/** Graphic files that somebody opened: different ones, today and since the first day of the week that was asked for. */
export interface GraphicLooks {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly today: number;
  readonly week: number;
}

/** Reading what protects those who look at evidence. */
export function careReader({ db }: DatabaseScope) {
  return {
    /** What was said of these files; those of which nothing was are left out. */
    async ofItems(ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, NotedCare>> {
      const found = new Map<ItemId, NotedCare>();
      for (const some of inChunks(ids)) {
        const rows = await db
          .selectFrom("item_care")
          .innerJoin("person", "person.id", "item_care.noted_by")
          .select(["item_id", "graphic", "two_people", "noted_at", "person.display_name"])
          .where("item_id", "in", some)
          .execute();
        for (const row of rows) {
          found.set(row.item_id as ItemId, {
            graphic: Number(row.graphic) === 1,
            twoPeople: Number(row.two_people) === 1,
            notedBy: row.display_name,
            notedAt: row.noted_at as Instant,
          });
        }
      }
      return found;
    },
    /** How many graphic files each of these people opened; nobody who opened none. Days are `YYYY-MM-DD`. */
    async looks(
      people: readonly PersonId[],
      days: { readonly today: string; readonly since: string },
    ): Promise<GraphicLooks[]> {
      if (people.length === 0) return [];
      const rows = await db
        .selectFrom("graphic_look")
        .innerJoin("person", "person.id", "graphic_look.person_id")
        .select(["person_id", "person.display_name", "item_id", "day"])
        .where("person_id", "in", people)
        .where("day", ">=", days.since)
        .orderBy("person.display_name")
        .orderBy("person_id")
        .execute();
      const byPerson = new Map(rows.map((row) => [row.person_id, row.display_name]));
      return Array.from(byPerson, ([id, displayName]) => {
        const own = rows.filter((row) => row.person_id === id);
        const count = (some: typeof own) => new Set(some.map(({ item_id }) => item_id)).size;
        return {
          personId: id as PersonId,
          displayName,
          today: count(own.filter(({ day }) => day === days.today)),
          week: count(own),
        };
      });
    },
  };
}

/** Reading and noting it. What is said of a file writes its custody event; that a graphic one was opened is recorded by the look itself. */
export function careStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...careReader(scope),
    async note(
      itemId: ItemId,
      care: ItemCare & { readonly by: PersonId; readonly at: Instant },
      event: CustodyEvent,
    ): Promise<void> {
      const said = {
        ...{ graphic: care.graphic ? 1 : 0, two_people: care.twoPeople ? 1 : 0 },
        ...{ noted_by: care.by, noted_at: care.at },
      };
      await db
        .insertInto("item_care")
        .values({ item_id: itemId, ...said })
        .onConflict((conflict) => conflict.column("item_id").doUpdateSet(said))
        .execute();
      await append(event);
    },
    /** Counts a look at a graphic file, one a day for each; looks from before `since` are forgotten. */
    async countLook(
      look: { readonly personId: PersonId; readonly itemId: ItemId; readonly day: string },
      since: string,
    ): Promise<void> {
      const { personId, itemId, day } = look;
      await db
        .insertInto("graphic_look")
        .values({ person_id: personId, day, item_id: itemId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .deleteFrom("graphic_look")
        .where("person_id", "=", personId)
        .where("day", "<", since)
        .execute();
    },
  };
}
