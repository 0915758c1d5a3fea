import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
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
});
