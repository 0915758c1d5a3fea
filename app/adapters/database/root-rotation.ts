import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { DatabaseScope } from "./scope.ts";

/** Rows of one statement: far below what either database takes as parameters. */
const ROWS_AT_ONCE = 2_000;

/** What hangs on the office's master key, put under another one. All of it in the transaction that names the other. */
export function rootRotation({ db }: DatabaseScope) {
  return {
    /**
     * Wraps every report key under `to`; answers how many there are. Each new wrapping is opened and compared before it is written. A
     * key that neither opens stops everything: it would be lost when the old master key is.
     */
    async rewrapReportKeys(
      from: RootKeys,
      to: RootKeys,
      progress: (done: number) => void = () => undefined,
    ): Promise<number> {
      let after = "";
      let done = 0;
      for (;;) {
        const rows = await db
          .selectFrom("report_key")
          .selectAll()
          .where("owner", ">", after)
          .orderBy("owner")
          .limit(ROWS_AT_ONCE)
          .execute();
        const last = rows.at(-1);
        if (last === undefined) return done;
        const values = [];
        for (const row of rows) {
          const key = await from.unwrap({ root: row.root, wrapped: row.wrapped_key });
          const { root, wrapped } = await to.wrap(key);
          const again = await to.unwrap({ root, wrapped });
          if (!Buffer.from(again).equals(key)) throw new Error("a key was not wrapped well");
          values.push({ ...row, root, wrapped_key: Buffer.from(wrapped) });
        }
        await db
          .insertInto("report_key")
          .values(values)
          .onConflict((conflict) =>
            conflict.column("owner").doUpdateSet((eb) => ({
              root: eb.ref("excluded.root"),
              wrapped_key: eb.ref("excluded.wrapped_key"),
            })),
          )
          .execute();
        after = last.owner;
        done += rows.length;
        progress(done);
      }
    },
    /** Seals the secrets of one-time codes anew, one by one. */
    async resealCodes(reseal: (person: PersonId, sealed: Uint8Array) => Uint8Array): Promise<void> {
      const rows = await db.selectFrom("totp_secret").select(["person_id", "sealed"]).execute();
      for (const row of rows) {
        const sealed = reseal(row.person_id as PersonId, new Uint8Array(row.sealed));
        await db
          .updateTable("totp_secret")
          .set({ sealed })
          .where("person_id", "=", row.person_id)
          .execute();
      }
    },
  };
}
