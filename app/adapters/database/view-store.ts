import type { PersonId, SavedViewId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A filter of the queue under a name. */
export interface SavedView {
  readonly id: SavedViewId;
  readonly ownerId: PersonId;
  readonly ownerName: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly alertAt: number | null;
  readonly madeAt: Instant;
  readonly removedAt: Instant | null;
}

/** What a person can choose for their own desk. */
export type DeskChoice = "default-view" | "blur" | "read-until";

/** Longest list of removed views that is shown: older ones are past being missed. */
const MOST_REMOVED = 10;

/** Reading saved views and choices. */
export function viewReader({ db, holdsRows }: DatabaseScope) {
  const views = () =>
    db
      .selectFrom("saved_view as view")
      .innerJoin("person as owner", "owner.id", "view.owner_id")
      .select([
        "view.id as id",
        "view.owner_id as owner_id",
        "owner.display_name as owner_name",
        "view.name as name",
        "view.query as query",
        "view.shared as shared",
        "view.alert_at as alert_at",
        "view.made_at as made_at",
        "view.removed_at as removed_at",
      ]);
  return {
    async find(id: SavedViewId): Promise<SavedView | undefined> {
      const row = await views()
        .where("view.id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && viewOf(row);
    },
    /** A person's own in their order, then those that others share by name; each with when the person last opened it. */
    async listFor(
      personId: PersonId,
    ): Promise<readonly (SavedView & { readonly openedAt: Instant | null })[]> {
      const rows = await views()
        .leftJoin("view_opened as opened", (join) =>
          join.onRef("opened.view_id", "=", "view.id").on("opened.person_id", "=", personId),
        )
        .select("opened.opened_at as opened_at")
        .where("view.removed_at", "is", null)
        .where((eb) => eb.or([eb("view.owner_id", "=", personId), eb("view.shared", "=", 1)]))
        .orderBy((eb) => eb.case().when("view.owner_id", "=", personId).then(0).else(1).end())
        .orderBy((eb) =>
          eb.case().when("view.owner_id", "=", personId).then(eb.ref("view.position")).end(),
        )
        .orderBy("view.name")
        .orderBy("view.id")
        .execute();
      return rows.map((row) => ({ ...viewOf(row), openedAt: row.opened_at as Instant | null }));
    },
    /** A person's own that were removed, the last one first. */
    async removedOf(personId: PersonId): Promise<readonly SavedView[]> {
      const rows = await views()
        .where("view.owner_id", "=", personId)
        .where("view.removed_at", "is not", null)
        .orderBy("view.removed_at", "desc")
        .orderBy("view.id")
        .limit(MOST_REMOVED)
        .execute();
      return rows.map(viewOf);
    },
    async choice(personId: PersonId, name: DeskChoice): Promise<string | undefined> {
      const row = await db
        .selectFrom("desk_choice")
        .select("value")
        .where("person_id", "=", personId)
        .where("name", "=", name)
        .executeTakeFirst();
      return row?.value;
    },
  };
}

/** Keeping, changing and removing saved views. They are nobody's record: each shows only what its reader may see anyway. */
export function viewStore(scope: DatabaseScope) {
  const { db } = scope;
  async function change(id: SavedViewId, values: Readonly<Record<string, string | number | null>>) {
    const result = await db
      .updateTable("saved_view")
      .set(values)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    requireOne(result.numUpdatedRows, "change the view");
  }
  return {
    ...viewReader(scope),
    /** Adds it behind its owner's others. */
    async add(
      view: Pick<SavedView, "id" | "ownerId" | "name" | "query" | "shared" | "madeAt">,
    ): Promise<void> {
      const last = await db
        .selectFrom("saved_view")
        .select(({ fn }) => fn.max("position").as("position"))
        .where("owner_id", "=", view.ownerId)
        .executeTakeFirst();
      await db
        .insertInto("saved_view")
        .values({
          ...{ id: view.id, owner_id: view.ownerId, name: view.name, query: view.query },
          ...{ shared: view.shared ? 1 : 0, position: Number(last?.position ?? 0) + 1 },
          ...{ alert_at: null, made_at: view.madeAt, removed_at: null },
        })
        .execute();
    },
    async change(
      id: SavedViewId,
      to: Pick<SavedView, "name" | "query" | "shared" | "alertAt">,
    ): Promise<void> {
      const { name, query, shared, alertAt } = to;
      await change(id, { name, query, shared: shared ? 1 : 0, alert_at: alertAt });
    },
    /** Puts views in this order. */
    async arrange(ids: readonly SavedViewId[]): Promise<void> {
      for (const [at, id] of ids.entries()) await change(id, { position: at + 1 });
    },
    async remove(id: SavedViewId, at: Instant): Promise<void> {
      await change(id, { removed_at: at });
    },
    async bringBack(id: SavedViewId): Promise<void> {
      await change(id, { removed_at: null });
    },
    async noteOpened(id: SavedViewId, personId: PersonId, at: Instant): Promise<void> {
      await db
        .insertInto("view_opened")
        .values({ view_id: id, person_id: personId, opened_at: at })
        .onConflict((conflict) =>
          conflict.columns(["view_id", "person_id"]).doUpdateSet({ opened_at: at }),
        )
        .execute();
    },
    async choose(personId: PersonId, name: DeskChoice, value: string): Promise<void> {
      await db
        .insertInto("desk_choice")
        .values({ person_id: personId, name, value })
        .onConflict((conflict) => conflict.columns(["person_id", "name"]).doUpdateSet({ value }))
        .execute();
    },
  };
}

function viewOf(row: {
  readonly id: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly name: string;
  readonly query: string;
  readonly shared: number;
  readonly alert_at: number | null;
  readonly made_at: string;
  readonly removed_at: string | null;
}): SavedView {
  return {
    id: row.id as SavedViewId,
    ownerId: row.owner_id as PersonId,
    ownerName: row.owner_name,
    name: row.name,
    query: row.query,
    shared: Number(row.shared) === 1,
    alertAt: row.alert_at === null ? null : Number(row.alert_at),
    madeAt: row.made_at as Instant,
    removedAt: row.removed_at as Instant | null,
  };
}
