import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { openDatabase } from "#app/adapters/database/open.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { checkTree } from "#app/core/custody/tree-check.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Schema } from "#db/schema.ts";
import { Kysely } from "kysely";
import { openSqlite } from "#app/adapters/database/sqlite.ts";

/**
 * What the custody log costs on this disk, all in one run: the disk's own flushes a second, records appended one by one, records
 * appended by 64 who wait at once, and proofs from a tree of a million leaves. Usage: custody-log.ts [LEAVES]
 */
const leaves = Number(process.argv[2] ?? "1000000");
const folder = mkdtempSync(join(tmpdir(), "bw-bench-"));

function flushesPerSecond(): number {
  const file = openSync(join(folder, "flush"), "w");
  const block = randomBytes(4096);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < 2_000) {
    writeSync(file, block);
    fdatasyncSync(file);
    count += 1;
  }
  return count / 2;
}

function event(n: number): CustodyEvent {
  return {
    ev: "item.viewed",
    subj: SYSTEM_SUBJECT,
    actor: { kind: "user", id: "usr_bench" },
    obj: { representation: "preview-320", n },
  };
}

async function perSecond(seconds: number, run: (n: number) => Promise<number>): Promise<number> {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < seconds * 1_000) count += await run(count);
  return count / ((performance.now() - started) / 1_000);
}

try {
  const flushes = flushesPerSecond();
  const database = await openDatabase({
    location: { kind: "sqlite", file: join(folder, "log.sqlite") },
    clock: { now: () => instantFromMillis(Date.now()) },
    newLogOrigin: "bench.example/custody/2026",
  });
  const alone = await perSecond(4, async (n) => {
    await database.recordLook(event(n));
    return 1;
  });
  const together = await perSecond(4, async (n) => {
    await Promise.all(Array.from({ length: 64 }, (_, k) => database.recordLook(event(n + k))));
    return 64;
  });
  await database.close();

  const db = new Kysely<Schema>({ dialect: openSqlite(join(folder, "log.sqlite")).dialect });
  const { before } = await db
    .selectFrom("custody_log")
    .select((eb) => eb.fn.countAll<number>().as("before"))
    .executeTakeFirstOrThrow();
  // The same rows that appending leaf by leaf leaves, many in one statement; what is measured comes after.
  const tree = checkTree();
  const first = await db
    .selectFrom("custody_node")
    .select("hash")
    .where("level", "=", 0)
    .orderBy("idx")
    .execute();
  for (const { hash } of first) tree.append(hash);
  for (let at = before; at < leaves; at += 20_000) {
    await db.transaction().execute(async (transaction) => {
      for (let seq = at; seq < Math.min(at + 20_000, leaves); seq += 500) {
        const count = Math.min(500, leaves - seq);
        const nodes = Array.from({ length: count }, () => tree.append(randomBytes(32))).flat();
        await transaction
          .insertInto("custody_node")
          .values(
            nodes.map(({ level, index, hash }) => ({ level, idx: index, hash: Buffer.from(hash) })),
          )
          .execute();
      }
    });
    // Statements are freed by the garbage collector, which needs a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await db.destroy();
  const grown = await openDatabase({
    location: { kind: "sqlite", file: join(folder, "log.sqlite") },
    clock: { now: () => instantFromMillis(Date.now()) },
    newLogOrigin: "bench.example/custody/2026",
  });
  const proofs = 500;
  const started = performance.now();
  const used = process.cpuUsage();
  await grown.read(async ({ custody }) => {
    for (let n = 0; n < proofs; n += 1) {
      await custody.inclusionProof(Math.floor((leaves / proofs) * n), leaves);
    }
  });
  const millis = (performance.now() - started) / proofs;
  // Told apart from the time on the clock: other work on the machine makes that longer, not this.
  const { user, system } = process.cpuUsage(used);
  const cpuMillis = (user + system) / 1_000 / proofs;
  await grown.close();
  process.stdout.write(
    `disk: ${flushes.toFixed(0)} flushes/s; appends one by one: ${alone.toFixed(0)}/s ` +
      `(${(alone / flushes).toFixed(2)} of the flush rate); by 64 at once: ${together.toFixed(0)}/s ` +
      `(${(together / flushes).toFixed(2)}); inclusion proof in a log of ${leaves}: ${millis.toFixed(2)} ms, ` +
      `${cpuMillis.toFixed(2)} ms of it processor\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
