import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ActId, IncidentId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { WHOLE_QUEUE } from "#app/ui/desk/queue-views.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const FIRST_PAGE = { after: null, limit: 50 };

describe.each(["sqlite", "postgres"] as const)("incidents (%s)", (kind) => {
  let office: TestOffice;
  let analyst: Person;
  let prosecutor: Person;

  beforeAll(async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings });
    analyst = await office.employ("intake-analyst");
    prosecutor = await office.employ("prosecutor");
  });
  afterAll(() => office.remove());

  async function reports(count: number): Promise<ReportId[]> {
    const ids: ReportId[] = [];
    while (ids.length < count) ids.push((await givenReport(office)).reportId);
    return ids;
  }

  async function made(title: string, reportIds: readonly ReportId[]): Promise<IncidentId> {
    const [first, ...others] = reportIds;
    if (first === undefined) throw new Error("an incident has a report");
    const outcome = await office.useCases.makeIncident({
      ...{ by: analyst, reportIds: [first, ...others], fields: { title } },
    });
    if (outcome.kind !== "made") throw new Error(outcome.kind);
    return outcome.incidentId;
  }

  async function read(incidentId: IncidentId, by: Person = analyst) {
    const outcome = await office.useCases.readIncident({ by, incidentId });
    if (outcome.kind !== "incident") throw new Error(outcome.kind);
    return outcome;
  }

  const idsIn = async (incidentId: IncidentId, by?: Person) =>
    (await read(incidentId, by)).reports.map(({ id }) => id).sort();

  async function queued(by: Person, incident: QueueFilter["incident"]) {
    const filter = { ...WHOLE_QUEUE, incident, unfolded: true };
    const outcome = await office.useCases.listQueue({ by, filter });
    if (outcome.kind !== "queue") throw new Error(outcome.kind);
    const { rows, count, incident: asked } = outcome;
    return { ids: rows.map(({ id }) => id).sort(), count, asked, rows };
  }

  async function listed(by: Person, incidentId: IncidentId) {
    const outcome = await office.useCases.listIncidents({ by, page: FIRST_PAGE });
    if (outcome.kind !== "incidents") throw new Error(outcome.kind);
    return outcome.incidents.find(({ id }) => id === incidentId)?.reports;
  }

  test("a report is in one incident at a time; who put it in and took it out stays readable", async () => {
    const [one, two] = (await reports(2)) as [ReportId, ReportId];
    const incidentId = await made("Elm Square, November 1", [one]);
    const other = await made("Oak Street", [two]);
    const { useCases } = office;
    const add = { by: analyst, incidentId, reportId: two, why: "Same car" };
    expect(await useCases.addReportToIncident(add)).toEqual({ kind: "in-another" });
    const remove = { by: analyst, incidentId: other, reportId: two, why: "  Not there " };
    expect(await useCases.removeReportFromIncident(remove)).toMatchObject({ kind: "done" });
    const nothing = { kind: "done", act: undefined };
    expect(await useCases.removeReportFromIncident(remove)).toEqual(nothing);
    expect(await useCases.addReportToIncident(add)).toMatchObject({ kind: "done" });
    expect(await idsIn(incidentId)).toEqual([one, two].sort());
    expect((await read(incidentId)).memberships.at(-1)).toMatchObject({
      ...{ reportId: two, addedBy: "Test intake-analyst", removed: null },
      added: { how: "hand", from: null, why: "Same car" },
    });
    const left = await read(other);
    expect(left.reports).toEqual([]);
    expect(left.memberships).toMatchObject([{ removed: { how: "hand", why: "Not there" } }]);
    expect(await listed(analyst, incidentId)).toBe(2);
    expect(await listed(analyst, other)).toBeUndefined();
    // The queue finds what is in it now, says so of each, and finds what is in none.
    const inQueue = await queued(analyst, incidentId);
    expect(inQueue).toMatchObject({ ids: [one, two].sort(), count: 2 });
    const titled = { id: incidentId, title: "Elm Square, November 1" };
    expect(inQueue.asked).toEqual(titled);
    expect(inQueue.rows.map(({ incident }) => incident)).toEqual([titled, titled]);
    expect(await queued(analyst, other)).toMatchObject({ ids: [], count: 0 });
    const [free = one] = await reports(1);
    const inNone = await queued(analyst, "none");
    expect(inNone.ids).toContain(free);
    expect(inNone.ids).not.toContain(one);
    expect(inNone.rows.every(({ incident }) => incident === null)).toBe(true);
    const twice = { by: analyst, reportIds: [one] as const, fields: { title: "Again" } };
    expect(await useCases.makeIncident({ ...twice, reportIds: [one] })).toEqual({
      kind: "in-another",
    });
  });

  test("putting in, taking out and splitting are undone and done again; what somebody did since stays", async () => {
    const [one, two] = (await reports(2)) as [ReportId, ReportId];
    const incidentId = await made("Elm Square, to be undone", [one]);
    const { useCases } = office;
    const where = { by: analyst, incidentId, reportId: two, why: "" };
    const actOf = (outcome: { readonly kind: string; readonly act?: ActId | undefined }) => {
      if (outcome.act === undefined) throw new Error(`no act: ${outcome.kind}`);
      return outcome.act;
    };
    const undo = async (actId: ActId) => useCases.undoAct({ by: analyst, actId });
    const added = actOf(await useCases.addReportToIncident(where));
    const undone = actOf(await undo(added));
    expect(await idsIn(incidentId)).toEqual([one]);
    expect(await undo(added)).toEqual({ kind: "already" });
    const redone = actOf(await undo(undone));
    expect(await idsIn(incidentId)).toEqual([one, two].sort());
    expect(new Set([added, undone, redone]).size).toBe(3);

    const removed = actOf(await useCases.removeReportFromIncident(where));
    actOf(await undo(removed));
    expect((await read(incidentId)).memberships.at(-1)).toMatchObject({
      ...{ reportId: two, removed: null, added: { how: "undo" } },
    });

    const split = await useCases.splitIncident({
      ...{ by: analyst, incidentId, reportIds: [two], fields: { title: "Later" } },
    });
    if (split.kind !== "split") throw new Error(split.kind);
    expect(await undo(added)).toMatchObject({
      kind: "changed-since",
      since: { was: incidentId, became: split.incidentId },
    });
    const acts = await useCases.readActs({ by: analyst, reportId: two });
    if (acts.kind !== "acts") throw new Error(acts.kind);
    expect(acts.names.get(split.incidentId)).toBe("Later");
    const newest = acts.acts.find(({ open }) => open === "undo");
    actOf(await undo(newest?.id ?? "act_"));
    expect(await idsIn(incidentId)).toEqual([one, two].sort());
    expect(await idsIn(split.incidentId)).toEqual([]);

    // What brought it back leads to an incident that has gone into another one since.
    const out = actOf(await useCases.removeReportFromIncident(where));
    const merge = { by: analyst, from: incidentId, into: split.incidentId, why: "" };
    await useCases.mergeIncidents(merge);
    expect(await undo(out)).toEqual({ kind: "incident-ended" });
  });

  test("what it is called is kept in every wording, encrypted, and nothing is recorded that was not changed", async () => {
    const incidentId = await made("Elm Square", await reports(1));
    const { useCases } = office;
    const fields = {
      ...{ title: "Elm Square, evening", place: "Elm and 3rd" },
      ...{ "from-month": "11", "from-day": "1", "from-year": "2026", "from-time": "9 pm" },
    };
    const change = { by: analyst, incidentId, fields };
    expect(await useCases.changeIncident(change)).toEqual({ kind: "done" });
    expect(await useCases.changeIncident(change)).toEqual({ kind: "done" });
    const { incident, acts } = await read(incidentId);
    expect(incident).toMatchObject({ title: "Elm Square, evening", time: { fromTime: "21:00" } });
    expect(acts.map(({ act, said }) => [act, said.title])).toEqual([
      ["made", "Elm Square"],
      ["changed", "Elm Square, evening"],
    ]);
    const bad = { by: analyst, incidentId, fields: { title: " ", "from-month": "13" } };
    expect(await useCases.changeIncident(bad)).toMatchObject({
      kind: "problems",
      problems: [{ field: "title" }, { field: "from-month" }],
    });
  });

  test("splitting and merging move reports with their history, and an incident that was merged is changed no more", async () => {
    const [one, two, three] = (await reports(3)) as [ReportId, ReportId, ReportId];
    const whole = await made("Elm Square, all of it", [one, two, three]);
    const { useCases } = office;
    const split = { by: analyst, incidentId: whole, fields: { title: "Later", why: "Two stops" } };
    expect(await useCases.splitIncident({ ...split, reportIds: [] })).toEqual({
      kind: "none-chosen",
    });
    const outcome = await useCases.splitIncident({ ...split, reportIds: [two, three] });
    if (outcome.kind !== "split") throw new Error(outcome.kind);
    const half = outcome.incidentId;
    expect(await idsIn(whole)).toEqual([one]);
    expect(await idsIn(half)).toEqual([two, three].sort());
    expect((await read(half)).acts).toMatchObject([{ act: "made", other: whole }]);
    expect((await read(half)).memberships).toMatchObject([
      { added: { how: "split", from: whole, why: "Two stops" } },
      { added: { how: "split", from: whole } },
    ]);
    expect((await read(whole)).others.get(half)).toBe("Later");

    const merge = { by: prosecutor, from: half, into: whole, why: "One after all" };
    expect(await useCases.mergeIncidents(merge)).toEqual({ kind: "merged", into: whole });
    expect(await useCases.mergeIncidents(merge)).toEqual({ kind: "merged-before" });
    expect(await useCases.mergeIncidents({ ...merge, from: whole })).toEqual({ kind: "same" });
    expect(await idsIn(whole)).toEqual([one, two, three].sort());
    const gone = await read(half);
    expect(gone.incident).toMatchObject({ state: "merged", mergedInto: whole });
    expect(gone.memberships.map(({ removed }) => removed?.how)).toEqual(["merge", "merge"]);
    const late = { by: analyst, incidentId: half, reportId: one, why: "" };
    expect(await useCases.addReportToIncident(late)).toEqual({ kind: "merged" });

    // The merge is taken back: what is still where it was put goes back, and the history keeps both.
    const out = { by: analyst, incidentId: whole, reportId: three, why: "" };
    expect(await useCases.removeReportFromIncident(out)).toMatchObject({ kind: "done" });
    const back = { by: analyst, incidentId: half };
    expect(await useCases.undoMerge(back)).toEqual({ kind: "undone" });
    expect(await useCases.undoMerge(back)).toEqual({ kind: "not-merged" });
    expect([await idsIn(whole), await idsIn(half)]).toEqual([[one], [two]]);
    const again = await read(half);
    expect(again.incident).toMatchObject({ state: "open", mergedInto: null });
    expect(again.acts.map(({ act }) => act)).toEqual(["made", "merged", "unmerged"]);
    expect(again.memberships.at(-1)?.added).toMatchObject({ how: "undo", from: whole });
    // Merged anew, and every report of it put elsewhere since: there is nothing to take back.
    await useCases.mergeIncidents(merge);
    await useCases.removeReportFromIncident({ ...out, reportId: two });
    expect(await useCases.undoMerge(back)).toEqual({ kind: "nothing-left" });
  });

  test("an incident shows no report out of one's sight, and does not exist where none is in it", async () => {
    const [one, two] = (await reports(2)) as [ReportId, ReportId];
    const incidentId = await made("Elm Square, walled", [one, two]);
    const other = await made("Elm Square, open", await reports(1));
    const { useCases } = office;
    const raised = await useCases.raiseWall({
      ...{ by: prosecutor, subjectId: one, personId: analyst.id, reason: "A cousin of the driver" },
    });
    expect(raised.kind).toBe("done");
    expect(await idsIn(incidentId)).toEqual([two]);
    expect((await read(incidentId)).memberships.map(({ reportId }) => reportId)).toEqual([two]);
    expect(await listed(analyst, incidentId)).toBe(1);
    expect(await listed(prosecutor, incidentId)).toBe(2);
    const stranger = { ...prosecutor, teams: ["elsewhere"] };
    expect(await useCases.readIncident({ by: stranger, incidentId })).toEqual({
      kind: "not-found",
    });
    expect(await listed(stranger, incidentId)).toBeUndefined();
    expect((await queued(analyst, incidentId)).ids).toEqual([two]);
    expect(await queued(stranger, incidentId)).toMatchObject({ ids: [], asked: undefined });
    const drawn = await useCases.readIncidentFiles({ by: prosecutor, incidentId });
    expect(drawn.kind === "files" && drawn.reports.map(({ report }) => report.id).sort()).toEqual(
      [one, two].sort(),
    );
    // The analyst's role sees times and places cut down: nothing exact is handed out, and nothing of what is walled off.
    expect(await useCases.readIncidentFiles({ by: analyst, incidentId })).toMatchObject({
      ...{ kind: "files", reports: [] },
    });
    expect(await useCases.readIncidentFiles({ by: stranger, incidentId })).toEqual({
      kind: "not-found",
    });
    const take = { by: analyst, incidentId, reportId: one, why: "" };
    expect(await useCases.removeReportFromIncident(take)).toEqual({ kind: "not-found" });

    // Who merges moves what they may know of; the rest stays, and so does its incident.
    const merge = { by: analyst, from: incidentId, into: other, why: "" };
    expect(await useCases.mergeIncidents(merge)).toEqual({ kind: "merged", into: other });
    expect(await idsIn(incidentId, prosecutor)).toEqual([one]);
    expect((await read(incidentId, prosecutor)).incident.state).toBe("open");
    expect(await idsIn(other)).toContain(two);
    const back = { by: analyst, incidentId };
    expect(await useCases.undoMerge(back)).toEqual({ kind: "not-merged" });
    expect(await useCases.undoMerge({ ...back, into: other })).toEqual({ kind: "undone" });
    expect(await idsIn(incidentId, prosecutor)).toEqual([one, two].sort());
    expect((await read(other)).acts.at(-1)).toMatchObject({ act: "split", other: incidentId });
    expect(await useCases.undoMerge({ ...back, into: other })).toEqual({ kind: "not-merged" });
  });

  test("what an emergency opening shows of an incident is to look at: nothing of it is changed", async () => {
    const [one, two] = (await reports(2)) as [ReportId, ReportId];
    const incidentId = await made("Elm Square, through glass", [one, two]);
    const other = await made("Elm Square, another", await reports(1));
    const { useCases } = office;
    const stranger = { ...prosecutor, teams: ["elsewhere"] };
    const codes = (await read(incidentId)).memberships.map(({ code }) => code);
    const glass = { by: stranger, code: codes[0] ?? "", reason: "Nobody else is in the office" };
    expect((await useCases.breakGlass(glass)).kind).toBe("opened");
    expect((await useCases.readIncident({ by: stranger, incidentId })).kind).toBe("incident");
    const refused = { kind: "refused", reason: "not-this-record" };
    const by = stranger;
    const fields = { title: "Called otherwise" };
    expect(await useCases.changeIncident({ by, incidentId, fields })).toEqual(refused);
    expect(await useCases.setIncidentState({ by, incidentId, state: "closed" })).toEqual(refused);
    expect(await useCases.undoMerge({ by, incidentId, into: other })).toEqual(refused);
    const bulk = await useCases.askBulk({
      ...{ by, act: { kind: "incident", to: incidentId }, count: 1, comment: "All of one" },
      chosen: { kind: "some", ids: [one, two] },
    });
    expect(bulk).toEqual({ kind: "incident-ended" });
    expect((await read(incidentId)).incident).toMatchObject({
      ...{ title: "Elm Square, through glass", state: "open" },
    });
    expect((await read(incidentId)).acts).toHaveLength(1);
  });
});
