import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Role } from "#app/core/people/role.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Gives a person another role and ends every session of theirs, with its record. */
export function roleChanger({ db }: DatabaseScope, append: AppendEvent) {
  return async (
    id: PersonId,
    to: { readonly role: Role; readonly supervisor: boolean },
    event: CustodyEvent,
  ): Promise<void> => {
    const result = await db
      .updateTable("person")
      .set({ role: to.role, supervisor: to.supervisor ? 1 : 0 })
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    requireOne(result.numUpdatedRows, "change the role");
    await db.deleteFrom("session").where("person_id", "=", id).execute();
    await append(event);
  };
}
