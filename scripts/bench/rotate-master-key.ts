import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { openDatabase } from "#app/adapters/database/open.ts";
import { openSqlite } from "#app/adapters/database/sqlite.ts";
import { openMasterKey } from "#app/adapters/security/keys.ts";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Schema } from "#db/schema.ts";

/** How long it takes to wrap report keys under another master key. Usage: rotate-master-key.ts [KEYS]; the goal is 1,000,000 in 60 s. */
const wanted = Number(process.argv[2] ?? "1000000");
const AT_ONCE = 2_000;
const folder = mkdtempSync(join(tmpdir(), "bw-bench-"));

async function masterKey(name: string) {
  const opened = await openMasterKey(join(folder, name), { existing: false });
  if (!opened.ok) throw new Error(opened.problem);
  return createRootKeys(opened.value);
}

try {
  const file = join(folder, "office.sqlite");
  const [from, to] = [await masterKey("old.key"), await masterKey("new.key")];
  const database = await openDatabase({
    location: { kind: "sqlite", file },
    clock: { now: () => instantFromMillis(Date.now()) },
    newLogOrigin: "bench.example/custody/2026",
  });
  const db = new Kysely<Schema>({ dialect: openSqlite(file).dialect });
  for (let made = 0; made < wanted; made += AT_ONCE) {
    const values = [];
    for (let n = made; n < Math.min(made + AT_ONCE, wanted); n += 1) {
      const { root, wrapped } = await from.wrap(randomBytes(32));
      const owner = `drf_${String(n).padStart(26, "0")}`;
      values.push({ owner, root, wrapped_key: Buffer.from(wrapped), made_at: "2026-01-01" });
    }
    await db.insertInto("report_key").values(values).execute();
  }
  await db.destroy();
  const started = performance.now();
  const done = await database.transact(({ rootRotation }) =>
    rootRotation.rewrapReportKeys(from, to),
  );
  const seconds = (performance.now() - started) / 1_000;
  await database.close();
  process.stdout.write(
    `${JSON.stringify({ keys: done, seconds: Number(seconds.toFixed(1)), goalSeconds: 60 })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
