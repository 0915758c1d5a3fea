import { expect, test } from "@jest/globals";
import type { ClaimedJob } from "#app/adapters/database/job-store.ts";
import type { Job, JobName } from "#app/use-cases/jobs.ts";
import { later } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { givenDraft, givenItem, newId } from "./given.ts";

function jobs(count: number): readonly Job[] {
  return Array.from({ length: count }, () => ({ name: "seal-evidence", itemId: newId("itm") }));
}

async function enqueue({ transact, clock }: TestDatabase, list: readonly Job[]): Promise<void> {
  await transact(async (stores) => {
    for (const job of list) await stores.jobs.enqueue(job, clock.now());
  });
}

const NAMES: readonly JobName[] = ["seal-evidence", "build-bundle", "sweep"];

async function claim(
  { transact, clock }: Pick<TestDatabase, "transact" | "clock">,
  names: readonly JobName[] = NAMES,
) {
  return transact((stores) => stores.jobs.claim(clock.now(), names));
}

async function claimAll(database: Pick<TestDatabase, "transact" | "clock">): Promise<ClaimedJob[]> {
  const claimed: ClaimedJob[] = [];
  for (;;) {
    const one = await claim(database);
    if (one === undefined) return claimed;
    claimed.push(one);
  }
}

onEachDatabase("the jobs", (open) => {
  test("one that runs tells how far it has come, until it ends or is begun anew", async () => {
    const database = await open();
    const job = { name: "render-redacted-film", redactionId: newId("red") } as const;
    await enqueue(database, [job, { ...job, redactionId: newId("red") }]);
    const told = () => database.read((stores) => stores.jobs.told(job.name));
    const tell = (words: string) => database.transact((stores) => stores.jobs.tell(job, words));
    await tell("7");
    expect(await told()).toEqual(new Map());
    const claimed = await claim(database, [job.name]);
    await tell("42");
    expect(await told()).toEqual(new Map([[job.redactionId, "42"]]));
    await database.transact((stores) => stores.jobs.finish(claimed!.id, database.clock.now()));
    expect(await told()).toEqual(new Map());
  });

  test("come out as they went in, in the order they were asked for", async () => {
    const database = await open();
    const list: Job[] = [
      ...jobs(12),
      { name: "build-bundle", bundleId: newId("bun") },
      { name: "sweep" },
    ];
    await enqueue(database, list);
    const claimed = await claimAll(database);
    expect(claimed.map((one) => one.job)).toEqual(list);
    expect(claimed.every((one) => one.attempts === 1)).toBe(true);
    expect(new Set(claimed.map((one) => one.id)).size).toBe(list.length);
    expect(await database.read((stores) => stores.jobs.counts())).toEqual({ running: 14 });
  });

  test("of many files of one report hold up no file of another that comes after them, and each keeps its turn", async () => {
    const database = await open();
    const [many, one] = [await givenDraft(database), await givenDraft(database)];
    const sealing = async (draftId: typeof many.id): Promise<Job> => ({
      ...{ name: "seal-evidence", itemId: await givenItem(database, draftId) },
    });
    const first: Job[] = [];
    for (let n = 0; n < 4; n += 1) first.push(await sealing(many.id));
    await enqueue(database, first);
    database.clock.move(10);
    const late = await sealing(one.id);
    await enqueue(database, [late]);
    const done: Job[] = [];
    for (let job = await claim(database); job !== undefined; job = await claim(database)) {
      done.push(job.job);
      const { id } = job;
      await database.transact((stores) => stores.jobs.finish(id, database.clock.now()));
    }
    expect(done).toEqual([first[0], late, ...first.slice(1)]);
  });

  test("of a report that is being worked on wait while there is one of another", async () => {
    const database = await open();
    const [many, one] = [await givenDraft(database), await givenDraft(database)];
    const ids = [many, many, one].map(({ id }) => id);
    const list: Job[] = [];
    for (const id of ids)
      list.push({ name: "seal-evidence", itemId: await givenItem(database, id) });
    await enqueue(database, list.slice(0, 2));
    database.clock.move(60_000);
    await enqueue(database, list.slice(2));
    const claimed = (await claimAll(database)).map(({ job }) => job);
    expect(claimed).toEqual([list[0], list[2], list[1]]);
  });

  test("go only to whom they are for: what is due first waits while another takes its own", async () => {
    const database = await open();
    const stamp: Job = { name: "stamp-checkpoint", size: 7 };
    const [seal] = jobs(1);
    if (seal === undefined) throw new Error("no job");
    await enqueue(database, [stamp, seal]);
    expect((await claim(database))?.job).toEqual(seal);
    expect(await claim(database)).toBeUndefined();
    expect((await claim(database, ["stamp-checkpoint"]))?.job).toEqual(stamp);
  });

  test("are not seen before the act that needs them is committed, and go with it when it fails", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    const [job] = jobs(1);
    if (job === undefined) throw new Error("no job");
    let seen: unknown = "nothing";
    const failing = database.transact(async (stores) => {
      await stores.jobs.enqueue(job, database.clock.now());
      seen = await other.read((stores) => stores.jobs.counts());
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(seen).toEqual({});
    expect(await claim(database)).toBeUndefined();
  });

  test("four workers at once never get the same job twice and leave none behind", async () => {
    const database = await open();
    const list = jobs(40);
    await enqueue(database, list);
    const workers = [
      database,
      database,
      { ...database, ...(await database.openAgain()) },
      { ...database, ...(await database.openAgain()) },
    ];
    const claimed = (await Promise.all(workers.map(claimAll))).flat();
    const items = (all: readonly Job[]) => all.map((one) => ("itemId" in one ? one.itemId : ""));
    expect(items(claimed.map((one) => one.job)).toSorted()).toEqual(items(list).toSorted());
  });

  test("a job waits for its time; a failed one waits longer and counts its attempts", async () => {
    const database = await open();
    const { transact, clock } = database;
    await transact((stores) => stores.jobs.enqueue({ name: "sweep" }, later(clock.now(), 1_000)));
    expect(await claim(database)).toBeUndefined();
    clock.move(1_000);
    const first = await claim(database);
    if (first === undefined) throw new Error("not due");
    await transact((stores) => stores.jobs.retry(first.id, "disk-full", later(clock.now(), 500)));
    expect(await claim(database)).toBeUndefined();
    clock.move(500);
    expect(await claim(database)).toMatchObject({ id: first.id, attempts: 2 });
    await transact((stores) => stores.jobs.giveUp(first.id, "disk-full", clock.now()));
    expect(await database.read((stores) => stores.jobs.counts())).toEqual({ failed: 1 });
    clock.move(86_400_000);
    expect(await claim(database)).toBeUndefined();
  });

  test("what a dead process left running starts over at once, behind what waits", async () => {
    const database = await open();
    await enqueue(database, jobs(3));
    const left = await claim(database);
    const done = await claim(database);
    if (left === undefined || done === undefined) throw new Error("not due");
    await database.transact((stores) => stores.jobs.finish(done.id, database.clock.now()));
    database.clock.move(5);
    const now = database.clock.now();
    const suspected = { tries: 2, after: later(now, 1_000) };
    await database.transact((stores) => stores.jobs.releaseAll(now, suspected));
    const claimed = await claimAll(database);
    expect(claimed).toHaveLength(2);
    expect(claimed[1]).toMatchObject({ id: left.id, attempts: 2 });
    // Begun twice and never ended: it may be what the process died of, and waits.
    await database.transact((stores) => stores.jobs.releaseAll(now, suspected));
    expect((await claimAll(database)).map(({ id }) => id)).not.toContain(left.id);
    database.clock.move(1_000);
    expect(await claimAll(database)).toMatchObject([{ id: left.id, attempts: 3 }]);
  });

  test("what a clock that ran ahead put off is due once that is seen, and nothing else", async () => {
    const database = await open();
    const { transact, clock } = database;
    const [soon, ahead] = jobs(2) as [Job, Job];
    await transact(async (stores) => {
      await stores.jobs.enqueue(soon, later(clock.now(), 3_600_000));
      await stores.jobs.enqueue(ahead, later(clock.now(), 3_600_001));
    });
    const longest = later(clock.now(), 3_600_000);
    await transact((stores) => stores.jobs.boundWaits(clock.now(), longest));
    const due = await claimAll(database);
    expect(due.map(({ job }) => job)).toEqual([ahead]);
    for (const { id } of due) await transact((stores) => stores.jobs.finish(id, clock.now()));
    clock.move(3_600_000);
    expect((await claimAll(database)).map(({ job }) => job)).toEqual([soon]);
  });

  test("a job whose worker has been silent for half an hour is taken over by another", async () => {
    const database = await open();
    await enqueue(database, jobs(1));
    const first = await claim(database);
    database.clock.move(30 * 60_000);
    expect(await claim(database)).toBeUndefined();
    database.clock.move(1);
    expect(await claim(database)).toMatchObject({ id: first?.id, attempts: 2 });
  });

  test("finished jobs are forgotten after their time, failed ones stay to be seen", async () => {
    const database = await open();
    const { transact, clock } = database;
    await enqueue(database, jobs(3));
    const [done, failed, running] = await claimAll(database);
    if (done === undefined || failed === undefined || running === undefined) throw new Error("few");
    await transact(async (stores) => {
      await stores.jobs.finish(done.id, clock.now());
      await stores.jobs.giveUp(failed.id, "broken", clock.now());
    });
    await transact((stores) => stores.jobs.sweep({ before: clock.now(), beyond: clock.now() }));
    const counts = () => database.read((stores) => stores.jobs.counts());
    expect(await counts()).toEqual({ done: 1, failed: 1, running: 1 });
    const swept = { before: later(clock.now(), 1), beyond: later(clock.now(), 1) };
    await transact((stores) => stores.jobs.sweep(swept));
    expect(await counts()).toEqual({ failed: 1, running: 1 });
  });
});
