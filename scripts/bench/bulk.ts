import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#app/adapters/database/open.ts";
import { idFromBytes, type BulkId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { askBulk } from "#app/use-cases/bulk/ask-bulk.ts";
import { goOnBulk, IN_ONE_TURN } from "#app/use-cases/bulk/go-on-bulk.ts";
import { prepareBulk, readBulk } from "#app/use-cases/bulk/read-bulk.ts";
import { undoBulk } from "#app/use-cases/bulk/undo-bulk.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";
import { BENCH_KEYS, BENCH_LOG, endOf, seedQueue } from "./queue-seed.ts";
import { openQueue } from "./queue-server.ts";
import { BENCH_PERSON } from "./queue-work.ts";

/**
 * How long an act on very many reports takes, and its undoing: chosen by a filter, asked for, done turn by turn as the job does it, taken back the same way; with the page that shows
 * its progress read beside it. Usage: bulk.ts [COUNT] [FOLDER]: COUNT is 111,000 unless it is said, of which the nine tenths that are
 * no junk are as many as one act takes; in FOLDER the database is kept and found again by the next run with the
 * same COUNT, as the last one left it. SQLite. Ends with 1 where the last tenth of the work takes more than twice as long as the first.
 */
const [asked = "111000", folder] = process.argv.slice(2);
const count = Number(asked);
const TENTHS = 10;
const MOST_GROWTH = 2;

const place = folder ?? mkdtempSync(join(tmpdir(), "bw-bench-bulk-"));
const kept = join(place, `bulk-${count}`);
const location = { kind: "sqlite", file: join(kept, "queue.sqlite") } as const;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What some work answers, and how many milliseconds it took. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly got: T; readonly ms: number }> {
  const began = performance.now();
  const got = await work();
  return { got, ms: performance.now() - began };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

async function fill(): Promise<void> {
  const ready = join(kept, "ready");
  if (existsSync(ready)) return;
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  await seedQueue(location, count, print);
  const server = await openQueue(location, endOf(count));
  await server.workThrough();
  // Somebody who triages what comes to the office, not only what they were given.
  const sql = "update person set role = 'intake-analyst' where id = ? returning id";
  await server.run({ sql, parameters: [BENCH_PERSON] });
  await server.close();
  writeFileSync(ready, "");
}

async function bench(): Promise<boolean> {
  let now = endOf(count);
  const clock = { now: () => (now = later(now, 1)) };
  const database = await openDatabase({ location, clock, newLogOrigin: BENCH_LOG });
  database.useRootKeys(BENCH_KEYS);
  const tools = {
    ...{ transact: database.transact, read: database.read, clock, office: shippedPack("us-ny") },
    newId: <Kind extends string>(kind: Kind) => idFromBytes(kind, randomBytes(16)),
    wakeWorker: () => undefined,
  };
  try {
    const found = await database.read(({ people }) => people.find(BENCH_PERSON));
    if (found === undefined) throw new Error("nobody works in this database");
    const by = found;

    /** Does the whole of an act, and prints each tenth of it with the page that somebody looks at meanwhile. */
    async function work(bulkId: BulkId, reports: number): Promise<boolean> {
      const tenths: number[] = [];
      const began = performance.now();
      let [longest, since, done] = [0, performance.now(), 0];
      for (let more = true; more;) {
        const turn = await timed(() => goOnBulk(tools, { bulkId }));
        ({ more } = turn.got);
        longest = Math.max(longest, turn.ms);
        const reached = Math.floor((tenths.length + 1) * (reports / TENTHS));
        done += IN_ONE_TURN;
        if (done < reached && more) continue;
        tenths.push(performance.now() - since);
        const look = { by, bulkId, after: 0, state: undefined, limit: 50 };
        const page = await timed(() => readBulk(tools, look));
        const counts = page.got.kind === "bulk" ? JSON.stringify(page.got.counts) : page.got.kind;
        print(
          `  ${seconds(performance.now() - began)}  ${counts}  longest turn ${longest.toFixed(0)} ms, page of the act ${page.ms.toFixed(0)} ms`,
        );
        [longest, since] = [0, performance.now()];
      }
      const all = performance.now() - began;
      print(`  ${reports} reports in ${seconds(all)}, ${(all / reports).toFixed(2)} ms each`);
      return (tenths.at(-2) ?? 0) <= MOST_GROWTH * (tenths[0] ?? 0);
    }

    const query = "";
    const filter = parseQueueFilter(new URLSearchParams(query));
    const chosen = { kind: "all", filter, query } as const;
    const prepared = await timed(() => prepareBulk(tools, { by, chosen }));
    if (prepared.got.kind !== "prepared") throw new Error(prepared.got.kind);
    const reports = prepared.got.count;
    print(`${reports} reports counted in ${seconds(prepared.ms)}`);
    const act = { kind: "status", to: "needs-information" } as const;
    const begun = await timed(() =>
      askBulk(tools, { by, act, chosen, count: reports, comment: "One evening" }),
    );
    if (begun.got.kind !== "begun") throw new Error(begun.got.kind);
    const { bulkId } = begun.got;
    print(`asked for in ${seconds(begun.ms)}; done:`);
    const isEven = await work(bulkId, reports);
    const undone = await timed(() => undoBulk(tools, { by, bulkId }));
    if (undone.got.kind !== "begun") throw new Error(undone.got.kind);
    const read = await readBulk(tools, {
      ...{ by, bulkId: undone.got.bulkId, after: 0, state: undefined, limit: 1 },
    });
    const left = read.kind === "bulk" ? read.counts.waiting : 0;
    print(`undoing asked for in ${seconds(undone.ms)}; undone:`);
    return (await work(undone.got.bulkId, left)) && isEven;
  } finally {
    await database.close();
  }
}

try {
  await fill();
  if (!(await bench())) {
    print("FAULT the last of it takes far longer than the first");
    process.exitCode = 1;
  }
} finally {
  if (folder === undefined) rmSync(place, { recursive: true, force: true });
}
