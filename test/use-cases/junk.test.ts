import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
import type { ActId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const DAY = 86_400_000;
const HONEST =
  "An officer came to our bakery, asked everybody for papers and broke the phone of my cousin.";
const junk = (number: number) =>
  `Buy cheap watches at the best shop of the whole town, number ${number}, only today and only for you my friend!`;

describe.each(["sqlite", "postgres"] as const)("reports that say nearly the same (%s)", (kind) => {
  let office: TestOffice;
  let analyst: Person;
  let prosecutor: Person;
  let now = Date.UTC(2026, 10, 28, 12);

  beforeAll(async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    const clock = { now: () => instantFromMillis(now) };
    office = await openTestOffice(undefined, { settings, clock });
    analyst = await office.employ("intake-analyst");
    prosecutor = await office.employ("prosecutor");
  });
  afterAll(() => office.remove());

  /** Sends a report a minute after the one before. */
  async function sent(narrative: string) {
    now += 60_000;
    return givenReport(office, { narrative });
  }

  async function queue(query = "") {
    const filter = parseQueueFilter(new URLSearchParams(query));
    const read = await office.useCases.listQueue({ by: analyst, filter });
    if (read.kind !== "queue") throw new Error(read.kind);
    return read;
  }

  test("a burst of the same text is one row; its label comes and goes, and nothing is ever lost", async () => {
    const first = await sent(junk(1));
    const honest = await sent(HONEST);
    for (const number of [22, 333, 4_444]) await sent(junk(number));
    await office.worker.idle();
    const folded = await queue();
    expect(folded.rows.map(({ id }) => id).sort()).toEqual(
      [first.reportId, honest.reportId].sort(),
    );
    expect(folded.count).toBe(5);
    const cluster = first.reportId;
    expect(folded.folded.get(cluster)).toEqual({ cluster, count: 4 });
    expect(folded.folded.has(honest.reportId)).toBe(false);

    const alike = await office.useCases.listAlike({ by: analyst, cluster });
    if (alike.kind !== "alike") throw new Error(alike.kind);
    expect(alike.reports).toHaveLength(4);
    const [, second] = alike.reports;
    if (second === undefined) throw new Error("no second report");
    await office.useCases.setReportStatus({
      by: analyst,
      reportId: second.id,
      status: "in-review",
    });
    // The first of those that the filter lets through stands for all: none is hidden by one that is not shown.
    expect((await queue("status=new")).rows).toHaveLength(2);
    expect((await queue("status=in-review")).rows.map(({ id }) => id)).toEqual([second.id]);

    const label = (on: boolean) => office.useCases.labelAlike({ by: analyst, cluster, junk: on });
    expect(await label(true)).toEqual({ kind: "done", changed: 4 });
    expect(await label(true)).toEqual({ kind: "done", changed: 0 });
    expect((await queue("status=junk")).count).toBe(4);
    now += 400 * DAY;
    expect(await label(false)).toEqual({ kind: "done", changed: 4 });
    expect((await queue("status=in-review")).rows.map(({ id }) => id)).toEqual([second.id]);
    expect((await queue("status=new")).count).toBe(4);
    expect((await queue()).count).toBe(5);
  });

  test("some of what was labelled goes to a second person, who can bring it back", async () => {
    const { reportId } = await sent("Nothing but a test of this form.");
    const set = (by: Person, status: "junk" | "in-review") =>
      office.useCases.setReportStatus({ by, reportId, status });
    await set(analyst, "in-review");
    await set(analyst, "junk");
    now += 8 * DAY;
    await office.useCases.sweep();
    const waiting = async (by: Person) => {
      const listed = await office.useCases.listJunkToCheck({ by });
      if (listed.kind !== "list") throw new Error(listed.kind);
      return listed.reports.map((one) => one.reportId);
    };
    const check = (by: Person) => office.useCases.checkJunk({ by, reportId, isJunk: false });
    expect(await waiting(analyst)).toEqual([]);
    expect(await check(analyst)).toEqual({ kind: "own" });
    // Of another team: the label is everybody's to give, the words are not everybody's to read.
    expect(await waiting({ ...prosecutor, teams: ["elsewhere"] })).toEqual([]);
    expect(await waiting(prosecutor)).toEqual([reportId]);
    expect(await check(prosecutor)).toEqual({ kind: "done" });
    expect(await waiting(prosecutor)).toEqual([]);
    expect((await queue("status=in-review")).rows.map(({ id }) => id)).toContain(reportId);
    expect(await check(prosecutor)).toEqual({ kind: "not-found" });
  });

  test("undoing goes back act by act, never over somebody else's, and takes the junk label with it", async () => {
    const { reportId } = await sent("Nobody answers the phone at the station.");
    const { useCases } = office;
    const set = async (by: Person, status: "in-review" | "junk" | "closed") => {
      const done = await useCases.setReportStatus({ by, reportId, status });
      if (done.kind !== "done" || done.act === undefined) throw new Error(done.kind);
      return done.act;
    };
    const undo = (actId: ActId, by = analyst) => {
      now += 1_000;
      return useCases.undoAct({ by, actId });
    };
    const undone = async (actId: ActId) => {
      const outcome = await undo(actId);
      if (outcome.kind !== "undone") throw new Error(outcome.kind);
      return outcome.act;
    };
    const statusNow = async () => {
      const read = await useCases.readReport({ by: analyst, reportId });
      return read.kind === "report" ? read.file.report.status : read.kind;
    };
    const first = await set(analyst, "in-review");
    const second = await set(analyst, "junk");
    // Not over the later one, and not by whoever has nothing to do with the report.
    expect(await undo(first)).toMatchObject({ kind: "changed-since", since: { id: second } });
    expect(await undo(second, { ...prosecutor, teams: ["elsewhere"] })).toEqual({
      kind: "not-found",
    });
    const back = await undone(second);
    expect(await statusNow()).toBe("in-review");
    expect(await undo(second)).toEqual({ kind: "already" });
    const start = await undone(first);
    expect(await statusNow()).toBe("new");
    // Redone in the order in which it was done.
    expect(await undo(back)).toMatchObject({ kind: "changed-since" });
    await undone(start);
    await undone(back);
    expect(await statusNow()).toBe("junk");
    await set(prosecutor, "closed");
    expect(await undo(second)).toMatchObject({ kind: "changed-since" });
    expect(await statusNow()).toBe("closed");
  });

  test("who gave a report out of their own reach can take it back at once, and not later", async () => {
    const { reportId } = await sent("A man was taken from the bus stop.");
    const { useCases } = office;
    const outside = { ...analyst, teams: ["elsewhere"] };
    await useCases.assignReport({ by: prosecutor, reportId, to: outside.id });
    const give = async () => {
      const given = await useCases.assignReport({ by: outside, reportId, to: prosecutor.id });
      if (given.kind !== "done" || given.act === undefined) throw new Error(given.kind);
      return given.act;
    };
    const given = await give();
    expect((await useCases.readReport({ by: outside, reportId })).kind).toBe("not-found");
    expect(await useCases.undoAct({ by: outside, actId: given })).toMatchObject({ kind: "undone" });
    const again = await give();
    now += 61_000;
    expect(await useCases.undoAct({ by: outside, actId: again })).toEqual({ kind: "not-found" });
  });
});
