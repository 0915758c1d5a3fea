import type { PersonId } from "#app/core/ids.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading how the desk is for one person. */
export function preferenceReader({ db }: DatabaseScope) {
  return {
    /** Whether single keys do something; they do until the person turns them off. */
    async shortcuts(personId: PersonId): Promise<boolean> {
      const row = await db
        .selectFrom("desk_preference")
        .select("shortcuts")
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row?.shortcuts !== 0;
    },
  };
}

/** Keeping it. */
export function preferenceStore(scope: DatabaseScope) {
  return {
    ...preferenceReader(scope),
    async setShortcuts(personId: PersonId, on: boolean): Promise<void> {
      const shortcuts = on ? 1 : 0;
      await scope.db
        .insertInto("desk_preference")
        .values({ person_id: personId, shortcuts })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ shortcuts }))
        .execute();
    },
  };
}
