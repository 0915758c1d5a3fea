import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseRecord } from "#app/core/custody/record.ts";
import type { BulkId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { AskedBulkAct } from "#app/core/triage/bulk.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { givenReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

describe.each(["sqlite", "postgres"] as const)("acts on many reports (%s)", (kind) => {
  let office: TestOffice;
  let analyst: Person;
  let prosecutor: Person;
  let custodian: Person;

  beforeAll(async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings });
    // The job is run by hand, so that something can happen before it.
    await office.worker.stop();
    analyst = await office.employ("intake-analyst");
    prosecutor = await office.employ("prosecutor");
    custodian = await office.employ("evidence-custodian");
  });
  afterAll(() => office.remove());

  async function reports(count: number): Promise<ReportId[]> {
    const ids: ReportId[] = [];
    while (ids.length < count) ids.push((await givenReport(office)).reportId);
    return ids;
  }

  async function asked(ids: readonly ReportId[], act: AskedBulkAct, by = analyst) {
    const chosen = { kind: "some", ids } as const;
    const asking = { by, act, chosen, count: ids.length, comment: "  One evening\n" };
    const outcome = await office.useCases.askBulk(asking);
    if (outcome.kind !== "begun") throw new Error(outcome.kind);
    return outcome.bulkId;
  }

  async function finish(bulkId: BulkId): Promise<void> {
    while ((await office.useCases.goOnBulk({ bulkId })).more);
  }

  async function undone(bulkId: BulkId, by = analyst): Promise<BulkId> {
    const outcome = await office.useCases.undoBulk({ by, bulkId });
    if (outcome.kind !== "begun") throw new Error(outcome.kind);
    await finish(outcome.bulkId);
    return outcome.bulkId;
  }

  async function read(bulkId: BulkId, by = analyst) {
    const page = { after: 0, state: undefined, limit: 100 };
    const outcome = await office.useCases.readBulk({ by, bulkId, ...page });
    if (outcome.kind !== "bulk") throw new Error(outcome.kind);
    return outcome;
  }

  const resultsOf = async (bulkId: BulkId, by?: Person) =>
    (await read(bulkId, by)).rows.map(({ reportId, state, why }) => [reportId, why ?? state]);

  async function setStatus(reportId: ReportId, status: ReportStatus, by = prosecutor) {
    await office.useCases.setReportStatus({ by, reportId, status });
  }

  async function statusOf(reportId: ReportId): Promise<string> {
    const found = await office.useCases.readReport({ by: prosecutor, reportId });
    return found.kind === "report" ? found.file.report.status : found.kind;
  }

  test("each is done with its own record that names the whole; what changed meanwhile or may not be done is left, with the reason", async () => {
    const [a, b, c, d] = (await reports(4)) as [ReportId, ReportId, ReportId, ReportId];
    await setStatus(b, "closed");
    const bulkId = await asked([a, b, c, d], { kind: "status", to: "closed" });
    await setStatus(c, "in-review");
    const wall = { personId: analyst.id, reason: "A cousin of the driver" };
    await office.useCases.raiseWall({ by: prosecutor, subjectId: d, ...wall });
    expect((await read(bulkId)).counts).toMatchObject({ waiting: 4 });
    expect(await office.useCases.goOnBulk({ bulkId })).toEqual({ more: false });
    expect(await resultsOf(bulkId)).toEqual([
      [a, "done"],
      [b, "same"],
      [c, "changed-meanwhile"],
    ]);
    const whole = await read(bulkId);
    expect(whole.counts).toEqual({ waiting: 0, done: 1, same: 1, skipped: 2 });
    expect(whole).toMatchObject({ hidden: 1, toUndo: 1, bulk: { comment: "One evening" } });
    expect(await resultsOf(bulkId, prosecutor)).toContainEqual([d, "not-allowed"]);
    expect([await statusOf(a), await statusOf(c), await statusOf(d)]).toEqual([
      ...["closed", "in-review", "new"],
    ]);

    const records = (await office.useCases.listCustody({ by: custodian })) ?? [];
    const ofBulk = records.filter(({ leaf }) => {
      const record = parseRecord(leaf);
      return record.ok && record.value.obj["bulk"] === bulkId;
    });
    expect(ofBulk.map(({ ev, subj }) => [ev, subj]).toSorted()).toEqual([
      ["queue.bulk_begun", "sys_office"],
      ["queue.bulk_ended", "sys_office"],
      ["report.triaged", a],
    ]);
    // Twice, as where the process died between the work and its note: nothing more is done.
    expect(await office.useCases.goOnBulk({ bulkId })).toEqual({ more: false });
    const acts = await office.useCases.readActs({ by: analyst, reportId: a });
    expect(acts).toMatchObject({ acts: [{ bulk: bulkId, open: "undo", became: "closed" }] });
  });

  test("the whole is undone as one and done again; what somebody did since stays", async () => {
    const [a, b] = (await reports(2)) as [ReportId, ReportId];
    const bulkId = await asked([a, b], { kind: "status", to: "junk" });
    expect(await office.useCases.undoBulk({ by: analyst, bulkId })).toEqual({
      kind: "nothing-done",
    });
    await finish(bulkId);
    await setStatus(b, "in-review");
    const back = await undone(bulkId);
    expect(await resultsOf(back)).toEqual([
      [a, "done"],
      [b, "changed-meanwhile"],
    ]);
    expect([await statusOf(a), await statusOf(b)]).toEqual(["new", "in-review"]);
    expect(await office.useCases.undoBulk({ by: analyst, bulkId })).toEqual({
      ...{ kind: "already", bulkId: back },
    });
    expect(await read(bulkId)).toMatchObject({ toUndo: 0, undoneBy: back });
    await undone(back, prosecutor);
    expect([await statusOf(a), await statusOf(b)]).toEqual(["junk", "in-review"]);
  });

  test("what a colleague who may know of a few took back leaves the rest of the whole to be undone", async () => {
    const [a, b] = (await reports(2)) as [ReportId, ReportId];
    const bulkId = await asked([a, b], { kind: "status", to: "closed" });
    await finish(bulkId);
    const colleague = await office.employ("investigator");
    const wall = { personId: colleague.id, reason: "A cousin of the driver" };
    await office.useCases.raiseWall({ by: prosecutor, subjectId: a, ...wall });
    const few = await undone(bulkId, colleague);
    expect([await statusOf(a), await statusOf(b)]).toEqual(["closed", "new"]);
    expect(await read(bulkId, colleague)).toMatchObject({ toUndo: 0, undoneBy: few });
    expect(await read(bulkId)).toMatchObject({ toUndo: 1, undoneBy: few });
    const rest = await undone(bulkId);
    expect(await resultsOf(rest)).toEqual([[a, "done"]]);
    expect(await statusOf(a)).toBe("new");
    // That act is about nothing that the colleague may know of.
    expect(await read(bulkId, colleague)).toMatchObject({ undoneBy: undefined });
  });

  test("many are given to a person and put into an incident, and neither is done where it cannot be", async () => {
    const [first, a, b] = (await reports(3)) as [ReportId, ReportId, ReportId];
    const given = await asked([a, b], { kind: "assignee", to: prosecutor.id });
    await finish(given);
    expect(await resultsOf(given)).toEqual([
      [a, "done"],
      [b, "done"],
    ]);
    const auditor = await office.employ("auditor");
    const refused = await asked([a], { kind: "assignee", to: auditor.id });
    await finish(refused);
    expect(await resultsOf(refused)).toEqual([[a, "cannot-take"]]);

    const make = { by: analyst, fields: { title: "Elm Square" } };
    const made = await office.useCases.makeIncident({ ...make, reportIds: [first] });
    const other = await office.useCases.makeIncident({ ...make, reportIds: [b] });
    if (made.kind !== "made" || other.kind !== "made") throw new Error("no incident");
    const into = await asked([first, a, b], { kind: "incident", to: made.incidentId });
    await finish(into);
    expect(await resultsOf(into)).toEqual([
      [first, "same"],
      [a, "done"],
      [b, "in-another-incident"],
    ]);
    const currentOf = async (reportId: ReportId) => {
      return (await lookAt(office, { by: analyst, reportId })).incident.current?.id;
    };
    expect(await currentOf(a)).toBe(made.incidentId);
    await undone(into);
    expect(await currentOf(a)).toBeUndefined();
    expect((await read(given)).bulk.targetName).toBe("Test prosecutor");
  });

  test("all that match are chosen when it is asked for; another number than was shown begins nothing", async () => {
    const ids = await reports(3);
    for (const id of ids) await setStatus(id, "needs-information");
    const query = "status=needs-information";
    const filter = parseQueueFilter(new URLSearchParams(query));
    const chosen = { kind: "all", filter, query } as const;
    const prepared = await office.useCases.prepareBulk({ by: analyst, chosen });
    expect(prepared).toMatchObject({ kind: "prepared", count: 3, tooMany: false });
    const act = { kind: "status", to: "in-review" } as const;
    const asking = { by: analyst, act, chosen, count: 3, comment: "Read" };
    const { useCases } = office;
    expect(await useCases.askBulk({ ...asking, comment: " \u200b " })).toEqual({
      kind: "comment-needed",
    });
    expect(await useCases.askBulk({ ...asking, comment: "x".repeat(501) })).toEqual({
      kind: "comment-too-long",
    });
    expect(await useCases.askBulk({ ...asking, count: 2 })).toEqual({
      ...{ kind: "other-count", count: 3 },
    });
    // Those whose reporter may state somebody's immigration status: no list of them is kept.
    const status = parseQueueFilter(new URLSearchParams("flag=status-words"));
    const eyesOnly = { kind: "all", filter: status, query: "flag=status-words" } as const;
    expect(await useCases.askBulk({ ...asking, chosen: eyesOnly })).toEqual({
      kind: "none-chosen",
    });
    const none = { kind: "some", ids: [] } as const;
    expect(await useCases.askBulk({ ...asking, chosen: none, count: 0 })).toEqual({
      kind: "none-chosen",
    });
    expect(await useCases.askBulk({ ...asking, by: custodian })).toMatchObject({ kind: "refused" });
    const outcome = await useCases.askBulk(asking);
    if (outcome.kind !== "begun") throw new Error(outcome.kind);
    await finish(outcome.bulkId);
    expect((await read(outcome.bulkId)).counts.done).toBe(3);
    const listed = await useCases.listBulks({ by: analyst });
    if (listed.kind !== "bulks") throw new Error(listed.kind);
    expect(listed.bulks[0]).toMatchObject({ id: outcome.bulkId, counts: { done: 3, skipped: 0 } });
    // Each with its own numbers, and with what it leads to where that has a name.
    expect(listed.bulks.find(({ act }) => act.kind === "incident")).toMatchObject({
      ...{ targetName: "Elm Square", counts: { done: 1, same: 1, skipped: 1 } },
    });
  });

  test("a report on which the job fails for good is left, and the others go on; who may know of none of them learns nothing", async () => {
    const ids = await reports(2);
    const bulkId = await asked(ids, { kind: "status", to: "in-review" });
    await office.useCases.giveUpInBulk({ bulkId });
    await finish(bulkId);
    expect((await resultsOf(bulkId)).map(([, result]) => result)).toEqual(["failed", "done"]);
    const stranger = { ...prosecutor, teams: ["elsewhere"] };
    const page = { after: 0, state: undefined, limit: 10 };
    const nothing = { kind: "not-found" };
    expect(await office.useCases.readBulk({ by: stranger, bulkId, ...page })).toEqual(nothing);
    expect(await office.useCases.undoBulk({ by: stranger, bulkId })).toEqual(nothing);
  });
});
