import { openDatabase } from "#app/adapters/database/open.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { eventOf, newId } from "./given.ts";

// Runs by itself under Node, as another process of the office: appends so many records to the database
// named on the command line, one a transaction, about one thing of its own and one that all share.

const [where = "", count = "0"] = process.argv.slice(2);

const database = await openDatabase({
  location: where.startsWith("postgres:")
    ? { kind: "postgres", url: where }
    : { kind: "sqlite", file: where },
  clock: { now: () => instantFromMillis(Date.now()) },
  newLogOrigin: "another.example.gov/custody/2026",
});
const own = newId("itm");
for (let turn = 0; turn < Number(count); turn += 1) {
  await database.transact(async ({ custody }) => {
    await custody.appendSystemEvent(eventOf("item.viewed", own));
    await custody.appendSystemEvent(eventOf("item.viewed", "itm_shared"));
  });
}
await database.close();
