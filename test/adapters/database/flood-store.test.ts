import { expect, test } from "@jest/globals";
import type { FloodLane } from "#app/core/flood/judge-ticket.server.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { onEachDatabase } from "#test/support/each-database.ts";
import { givenReport } from "./given.ts";

const HOUR = 3_600_000;
const AT_ONCE = 8;

const ticket = (id: string, at: Instant, lane: FloodLane = "work") => ({
  ...{ id, lane, at, form: "report" as const, expiresAt: later(at, 2 * HOUR) },
});

onEachDatabase("what slows floods", (open) => {
  test("a ticket is used up once, whichever of the office's processes is asked, and counts in its lane", async () => {
    const database = await open();
    const other = await database.openAgain();
    const now = database.clock.now();
    const spent = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        (n % 2 === 0 ? database : other).transact(({ flood }) => flood.spend(ticket("one", now))),
      ),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
    await other.transact(({ flood }) => flood.spend(ticket("two", now, "wait")));
    const taken = (since: Instant) => database.read(({ flood }) => flood.taken("report", since));
    expect(await taken(now)).toEqual({ work: 1, wait: 1 });
    expect(await taken(later(now, 1))).toEqual({ work: 0, wait: 0 });
  });

  test("turns are given one after the other over all processes; who would wait too long takes none", async () => {
    const database = await open();
    const other = await database.openAgain();
    const now = database.clock.now();
    const rate = { perSecond: 5, patienceMillis: 1_000 };
    const waits = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        (n % 2 === 0 ? database : other).transact(({ flood }) => flood.takeTurn("code", now, rate)),
      ),
    );
    expect(waits.filter((wait) => wait !== undefined).sort((one, two) => one - two)).toEqual([
      ...[0, 200, 400, 600, 800, 1_000],
    ]);
    const turnIn = (at: Instant) => database.read(({ flood }) => flood.turnIn("code", at));
    expect(await turnIn(now)).toBe(1_200);
    expect(await turnIn(later(now, 5_000))).toBe(0);
  });

  test("wrong codes count for their own locator, and what counts no more is forgotten", async () => {
    const database = await open();
    const now = database.clock.now();
    await database.transact(async ({ flood }) => {
      for (let n = 0; n < 3; n += 1) await flood.noteCodeFailure("12345678", now);
      await flood.noteCodeFailure("87654321", now);
      await flood.spend(ticket("one", now));
    });
    const counted = () =>
      database.read(async ({ flood }) => [
        await flood.codeFailures("12345678", now),
        (await flood.taken("report", now)).work,
      ]);
    expect(await counted()).toEqual([3, 1]);
    const swept = (failures: Instant, spent: Instant) =>
      database.transact(({ flood }) =>
        flood.sweep({
          failures: { before: failures, beyond: later(now, HOUR) },
          spent: { before: spent, beyond: later(now, 3 * HOUR) },
        }),
      );
    await swept(now, later(now, 2 * HOUR));
    expect(await counted()).toEqual([3, 1]);
    await swept(later(now, 1), later(now, 2 * HOUR));
    expect(await counted()).toEqual([0, 1]);
    await swept(now, later(now, 2 * HOUR + 1));
    expect(await counted()).toEqual([0, 0]);
    await database.transact(async ({ flood }) => {
      await flood.noteCodeFailure("12345678", later(now, HOUR + 1));
      await flood.spend(ticket("two", later(now, HOUR + 1)));
    });
    expect(await counted()).toEqual([1, 1]);
    await swept(now, now);
    expect(await counted()).toEqual([0, 0]);
  });

  test("after a clock that ran ahead and was set back nobody waits for a turn until it was right", async () => {
    const database = await open();
    const now = database.clock.now();
    const rate = { perSecond: 5, patienceMillis: 10_000 };
    const take = (at: Instant) =>
      database.transact(({ flood }) => flood.takeTurn("code", at, rate));
    expect(await take(later(now, HOUR))).toBe(0);
    expect(await take(now)).toBe(0);
    expect(await take(now)).toBe(200);
  });

  test("a report waits to be compared from its receipt until somebody has, oldest first, and never again", async () => {
    const database = await open();
    const older = await givenReport(database, { narrative: "A van stood there." });
    database.clock.move(1);
    const newer = await givenReport(database, { narrative: "Two men ran." });
    const waiting = async () =>
      (await database.read(({ alike }) => alike.uncompared(9))).map(({ id }) => id);
    expect(await waiting()).toEqual([older, newer]);
    const receivedAt = database.clock.now();
    const known = { reportId: older, likeness: "0", cluster: older, receivedAt };
    const learn = () => database.transact(({ alike }) => alike.learn(known, ["1"]));
    expect(await learn()).toBe(true);
    expect(await waiting()).toEqual([newer]);
    expect(await learn()).toBe(false);
    expect(await waiting()).toEqual([newer]);
  });

  test("a report waits for others about its event to be looked for until it was filed, and again when more is known", async () => {
    const database = await open();
    const older = await givenReport(database);
    database.clock.move(1);
    const newer = await givenReport(database);
    const due = (limit = 9) => database.read(({ traces }) => traces.dueReports(limit));
    expect(await due()).toEqual([older, newer]);
    expect(await due(1)).toEqual([older]);
    await database.transact(({ traces }) => traces.file(older, [1], [1]));
    expect(await due()).toEqual([newer]);
    await database.transact(({ traces }) => traces.lookAgain(older));
    expect(await due()).toEqual([older, newer]);
    expect(await due(1)).toEqual([older]);
    await database.transact(async ({ traces }) => {
      for (const id of [older, newer]) await traces.file(id, [1], []);
    });
    expect(await due()).toEqual([]);
  });

  test("how many reports were looked at is counted each once, also where an office has not counted yet", async () => {
    const database = await open();
    const traced = () => database.read(({ traces }) => traces.traced());
    const file = async () => {
      const report = await givenReport(database);
      await database.transact(({ traces }) => traces.file(report, [1], [1]));
      return report;
    };
    expect(await traced()).toBe(0);
    const first = await file();
    expect(await traced()).toBe(1);
    await database.transact(({ traces }) => traces.lookAgain(first));
    await database.transact(({ traces }) => traces.file(first, [1, 2], [2]));
    await file();
    expect(await traced()).toBe(2);
    // As an earlier version left it.
    await database.sql("delete from incident_token where token < 0");
    expect(await traced()).toBe(2);
    await file();
    expect(await traced()).toBe(3);
    await file();
    expect(await traced()).toBe(4);
    const counts = await database.read(({ traces }) => traces.countsOf([1, 2, 3]));
    expect(counts).toEqual(
      new Map([
        [1, 4],
        [2, 1],
      ]),
    );
  });
});
