import type { DatabaseScope } from "./scope.ts";

/** Facts about this office's deployment that the database itself must know. */
export type OfficeSetting =
  | "deployment-id"
  | "log-origin"
  | "master-key-fingerprint"
  | "identity-public-key"
  | "log-public-key"
  | "setup-token-hash"
  | "setup-token-until"
  | "settings-digests"
  | "carried-secrets"
  | "evidence-store"
  | "data-folder"
  | "office-pack"
  | "office-policy"
  | "served-time";

/** Reading the office's settings. */
export function officeReader({ db, holdsRows }: DatabaseScope) {
  return {
    async get(name: OfficeSetting): Promise<string | undefined> {
      const row = await db
        .selectFrom("office_setting")
        .select("value")
        .where("name", "=", name)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row?.value;
    },
  };
}

/** Reading and writing the office's settings. */
export function officeStore(scope: DatabaseScope) {
  return {
    ...officeReader(scope),
    async set(name: OfficeSetting, value: string): Promise<void> {
      await scope.db
        .insertInto("office_setting")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
    },
    async forget(name: OfficeSetting): Promise<void> {
      await scope.db.deleteFrom("office_setting").where("name", "=", name).execute();
    },
    async remove(name: OfficeSetting): Promise<void> {
      await scope.db.deleteFrom("office_setting").where("name", "=", name).execute();
    },
  };
}
