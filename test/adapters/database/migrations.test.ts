import { readdir } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { migrations } from "#db/migrations/index.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { faultsOfLog, givenPerson, givenReport, wholeLog } from "./given.ts";

test("the migrations that run are those in the folder, in the order of their names", async () => {
  const files = await readdir(`${import.meta.dirname}/../../../db/migrations`);
  const names = files
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => file.replace(/\.ts$/, ""));
  expect(Object.keys(migrations)).toEqual(names.toSorted());
  for (const name of names) expect(name).toMatch(/^20\d\d-\d\d-\d\d-\d\d-[a-z0-9-]+$/);
});

function tablesOf(database: TestDatabase): Promise<{ name: string }[]> {
  return database.sql(
    database.kind === "sqlite"
      ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
      : "select tablename as name from pg_tables where schemaname = 'public'",
  );
}

onEachDatabase("migrations", (open) => {
  test("make the tables once; the next start finds them and all that they hold", async () => {
    const database = await open();
    expect(database.existed).toBe(false);
    const id = await givenReport(database);
    const log = await wholeLog(database);
    const again = await database.openAgain();
    expect(again.existed).toBe(true);
    expect((await again.read(({ reports }) => reports.find(id)))?.id).toBe(id);
    expect(await wholeLog(again)).toEqual(log);
    const made = await database.sql<{ name: string }>("select name from kysely_migration");
    expect(made.map((row) => row.name).toSorted()).toEqual(Object.keys(migrations));
  });

  test("cut short leave nothing behind, and the next start does them whole", async () => {
    const database = await open();
    const { location } = database;
    // A table that is in the way of the first migration's last steps.
    if (location.kind === "postgres") {
      await database.sql("drop schema public cascade; create schema public");
    } else {
      for (let left = await tablesOf(database); left.length > 0; left = await tablesOf(database)) {
        for (const { name } of left) {
          // Tables that others point to go in a later round.
          await database.sql(`drop table "${name}"`).catch(() => undefined);
        }
      }
    }
    await database.sql("create table custody_disclosure (in_the_way text)");
    await expect(database.openAgain()).rejects.toThrow("could not bring the database's tables");
    const left = (await tablesOf(database)).filter(({ name }) => !name.startsWith("kysely_"));
    expect(left).toEqual([{ name: "custody_disclosure" }]);
    await database.sql("drop table custody_disclosure");
    const whole = await database.openAgain();
    expect(whole.existed).toBe(false);
    await givenReport({ ...database, ...whole });
    expect(await faultsOfLog(whole)).toEqual([]);
  });

  test("order text byte by byte, not as the system's language of the day has it", async () => {
    const database = await open();
    if (database.kind === "postgres") {
      // The columns of a language's order would be sorted anew after an update of the system.
      const others = await database.sql(
        `select table_name, column_name from information_schema.columns
         where table_schema = 'public' and data_type = 'text' and table_name not like 'kysely_%'
           and collation_name is distinct from 'C'`,
      );
      expect(others).toEqual([]);
    }
    const titles = ["b", "B", "a", "ä", "_"];
    for (const title of titles) await givenPerson(database, { signInName: title });
    const sorted = await database.sql<{ name: string }>(
      "select sign_in_name as name from person order by sign_in_name",
    );
    expect(sorted.map((row) => row.name).join("")).toBe("B_abä");
  });
});
