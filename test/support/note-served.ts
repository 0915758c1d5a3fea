import Sqlite from "better-sqlite3";
import pg from "pg";
import type { DatabaseLocation } from "#app/adapters/database/open.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ServedTime } from "#app/core/intake/served-time.ts";

const NOTED = "select value from office_setting where name = 'served-time'";
const written = (value: string) =>
  `insert into office_setting (name, value) values ('served-time', ${value})
   on conflict (name) do update set value = excluded.value`;

/** Leaves in an office's database what its hourly sweeps would, had the office served since the last of them until then. */
export async function noteServed(location: DatabaseLocation, until: Instant): Promise<void> {
  const after = (rows: readonly unknown[]): string => {
    const [noted] = rows as readonly { readonly value: string }[];
    const before = noted === undefined ? undefined : (JSON.parse(noted.value) as ServedTime);
    return JSON.stringify({
      sweptAt: until,
      unserved: before?.unserved ?? [],
    } satisfies ServedTime);
  };
  if (location.kind === "sqlite") {
    const database = new Sqlite(location.file);
    database.prepare(written("?")).run(after(database.prepare(NOTED).all()));
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  await client.query(written("$1"), [after((await client.query(NOTED)).rows)]);
  await client.end();
}
