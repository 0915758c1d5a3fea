import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { givenReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

// What colleagues do beside one report at the same time: edits, who is there, tasks, notes that name each other, and the queue that they share.

const REASON = "A cousin of the driver";

describe.each(["sqlite", "postgres"] as const)("beside a report (%s)", (kind) => {
  let office: TestOffice;
  let now: Instant;
  let analyst: Person;
  let prosecutor: Person;
  let custodian: Person;
  /** Of another team: sees nothing of the reports here by their own work. */
  let outsider: Person;
  let reportId: ReportId;
  let code: string;

  beforeAll(async () => {
    now = new Date().toISOString() as Instant;
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings, clock: { now: () => now } });
    analyst = await office.employ("intake-analyst");
    prosecutor = await office.employ("prosecutor");
    custodian = await office.employ("evidence-custodian");
    const investigator = await office.employ("investigator");
    const by = await office.employ("administrator");
    await office.useCases.setTeams({ by, personId: investigator.id, teams: "elsewhere" });
    outsider = { ...investigator, teams: ["elsewhere"] };
  });
  afterAll(() => office.remove());

  beforeEach(async () => {
    const sent = await givenReport(office);
    reportId = sent.reportId;
    code = (await office.useCases.readReceipt({ token: sent.token }))?.reportCode ?? "";
  });

  async function workOf(by: Person) {
    return (await lookAt(office, { by, reportId })).work;
  }

  async function ownWork(by: Person) {
    const read = await office.useCases.readOwnWork({ by });
    if (read.kind !== "work") throw new Error(read.kind);
    const { open, links, done, mentions } = read.work;
    return {
      open: open.filter((one) => one.reportId === reportId),
      links: links.filter((one) => one.reportId === reportId),
      done: done.filter((one) => one.reportId === reportId),
      mentions: mentions.filter((one) => one.reportId === reportId),
    };
  }

  const waitingFor = async (by: Person) => (await office.useCases.readDeskNews({ by })).forThem;

  describe("two edits of the same at once", () => {
    const edits = {
      summary: (by: Person, seen: number) =>
        office.useCases.writeReportText({
          ...{ by, reportId, part: "summary", text: `By ${by.role}.`, madeWith: "", seen },
        }),
      status: (by: Person, seen: number) =>
        office.useCases.setReportStatus({
          ...{ by, reportId, seen },
          status: by.role === "prosecutor" ? "in-review" : "needs-information",
        }),
      assignee: (by: Person, seen: number) =>
        office.useCases.assignReport({ by, reportId, to: by.id, seen }),
    } as const;

    test.each(["summary", "status", "assignee"] as const)(
      "of the %s: one stands, the other is held, and neither is lost",
      async (part) => {
        const edit = edits[part];
        const outcomes = await Promise.all([edit(analyst, 0), edit(prosecutor, 0)]);
        expect(outcomes.map((one) => one.kind).toSorted()).toEqual(["done", "held"]);
        const [held, ...others] = (await workOf(analyst)).held;
        if (held === undefined) throw new Error("nothing is held");
        expect(others).toEqual([]);
        expect(held).toMatchObject({ part, seen: 0, stands: 1, settledAt: null });
        const loser = outcomes[0].kind === "held" ? analyst : prosecutor;
        expect(held.authorId).toBe(loser.id);
        expect(held.mine).not.toEqual(held.standing.values);
        // The same form once more is the same edit.
        expect(await edit(loser, 0)).toEqual({ kind: "held", conflictId: held.id });
        expect((await workOf(analyst)).held).toHaveLength(1);
      },
    );

    test("two who choose at once choose once; what was not chosen stays in the record", async () => {
      await edits.summary(analyst, 0);
      const late = await edits.summary(prosecutor, 0);
      if (late.kind !== "held") throw new Error(late.kind);
      const { conflictId } = late;
      const settle = (by: Person, keep: "mine" | "theirs") =>
        office.useCases.settleEdit({ by, reportId, conflictId, keep, text: "", seen: 1 });
      const outcomes = await Promise.all([settle(analyst, "theirs"), settle(prosecutor, "mine")]);
      expect(outcomes.map((one) => one.kind).toSorted()).toEqual(["done", "settled-before"]);
      const { texts, held } = await workOf(analyst);
      expect(held).toEqual([]);
      const isMine = outcomes[1].kind === "done";
      expect(texts.map(({ text }) => text)).toEqual(
        isMine ? ["By prosecutor.", "By intake-analyst."] : ["By intake-analyst."],
      );
      const read = await office.useCases.readReport({ by: analyst, reportId });
      const acts = read.kind === "report" ? read.file.custody.map(({ ev }) => ev) : [];
      expect(acts.filter((ev) => ev === "report.edit_held")).toHaveLength(1);
      expect(acts.filter((ev) => ev === "report.edit_settled")).toHaveLength(1);
    });
  });

  describe("who has it open", () => {
    const tell = async (by: Person, doing: "reading" | "note" | "gone") => {
      const told = await office.useCases.tellPresence({ by, reportId, doing });
      if (told.kind !== "present") throw new Error(told.kind);
      return told.others.map((one) => [one.personId, one.doing]);
    };

    test("is told to others for 60 seconds after the last word, and not a moment longer", async () => {
      expect(await tell(analyst, "note")).toEqual([]);
      expect(await tell(prosecutor, "reading")).toEqual([[analyst.id, "note"]]);
      now = later(now, 59_999);
      expect(await tell(prosecutor, "gone")).toEqual([[analyst.id, "note"]]);
      now = later(now, 1);
      expect(await tell(prosecutor, "gone")).toEqual([]);
      expect(await tell(analyst, "reading")).toEqual([]);
      expect(await tell(prosecutor, "reading")).toEqual([[analyst.id, "reading"]]);
      await tell(analyst, "gone");
      expect(await tell(prosecutor, "reading")).toEqual([]);
    });

    test("a page that was made before is told whether the report or a file of it changed since; a look is no change", async () => {
      await office.worker.idle();
      const read = await office.useCases.readReport({ by: analyst, reportId });
      if (read.kind !== "report") throw new Error(read.kind);
      const { readFrom, items } = read.file;
      const changed = async (from: number | undefined) => {
        const input = { by: analyst, reportId, doing: "reading", readFrom: from } as const;
        const told = await office.useCases.tellPresence(input);
        return told.kind === "present" ? told.changed : told.kind;
      };
      expect([await changed(readFrom), await changed(undefined)]).toEqual([false, false]);
      await givenReport(office);
      await office.worker.idle();
      expect(await changed(readFrom)).toBe(false);
      expect([items.length, await changed(0)]).toEqual([0, true]);
      await office.useCases.addReportNote({ by: prosecutor, reportId, text: "Seen." });
      expect([await changed(readFrom), await changed(readFrom + 1_000)]).toEqual([true, false]);
    });

    test("two pages of one person are one, also when both tell at once", async () => {
      await Promise.all([tell(analyst, "reading"), tell(analyst, "note")]);
      expect(await tell(prosecutor, "gone")).toHaveLength(1);
    });

    test("the sweep takes away what is over, and leaves what is not", async () => {
      const start = now;
      await tell(analyst, "reading");
      now = later(now, 30_000);
      await tell(prosecutor, "reading");
      now = later(start, 61_000);
      // A job that is at work holds SQLite's one place to write.
      await office.worker.idle();
      await office.sweepAsServed();
      // A clock that is set back shows what is still kept: nothing of who was last heard of a minute before the sweep.
      now = later(start, 31_000);
      expect(await tell(outsiderOf(analyst), "gone")).toEqual([[prosecutor.id, "reading"]]);
      now = later(start, 200_000);
    });

    test("whoever opened it in an emergency sees who is there and is not shown", async () => {
      await tell(analyst, "reading");
      expect(
        (await office.useCases.tellPresence({ by: outsider, reportId, doing: "reading" })).kind,
      ).toBe("not-found");
      expect(
        await office.useCases.breakGlass({ by: outsider, code, reason: REASON }),
      ).toMatchObject({
        kind: "opened",
      });
      expect(await tell(outsider, "note")).toEqual([[analyst.id, "reading"]]);
      expect(await tell(analyst, "reading")).toEqual([]);
    });
  });

  describe("a note that names colleagues", () => {
    const note = (by: Person, text: string) =>
      office.useCases.addReportNote({ by, reportId, text });

    test("tells those who may read the report, until they say that they read it", async () => {
      const before = await waitingFor(prosecutor);
      await note(
        analyst,
        "See this, @Test prosecutor. Not for @Test investigator; by me, @Test intake-analyst.",
      );
      const [mention, ...others] = (await ownWork(prosecutor)).mentions;
      expect(others).toEqual([]);
      expect(mention).toMatchObject({ authorName: "Test intake-analyst", seenAt: null });
      expect([...(await workOf(analyst)).told.values()]).toEqual([["Test prosecutor"]]);
      expect((await ownWork(analyst)).mentions).toEqual([]);
      expect((await ownWork(outsider)).mentions).toEqual([]);
      expect(await waitingFor(prosecutor)).toBe(before + 1);
      const noteId = mention?.noteId ?? null;
      // Nobody reads for others.
      await office.useCases.seeMentions({ by: analyst, noteId });
      expect(await waitingFor(prosecutor)).toBe(before + 1);
      await office.useCases.seeMentions({ by: prosecutor, noteId });
      expect(await waitingFor(prosecutor)).toBe(before);
      expect((await ownWork(prosecutor)).mentions[0]?.seenAt).toBe(now);
    });

    test("tells nobody any more once it is withdrawn, or behind a wall", async () => {
      const written = await note(analyst, "@Test prosecutor, look.");
      if (written.kind !== "done" || written.act === undefined) throw new Error(written.kind);
      const act = { by: analyst, actId: written.act };
      const undone = await office.useCases.undoAct(act);
      expect((await ownWork(prosecutor)).mentions).toEqual([]);
      if (undone.kind !== "undone") throw new Error(undone.kind);
      await office.useCases.undoAct({ by: analyst, actId: undone.act });
      expect((await ownWork(prosecutor)).mentions).toHaveLength(1);
      await note(prosecutor, "@Test intake-analyst, thank you.");
      expect((await ownWork(analyst)).mentions).toHaveLength(1);
      await office.useCases.raiseWall({
        ...{ by: prosecutor, subjectId: reportId, personId: analyst.id },
        reason: REASON,
      });
      expect((await ownWork(analyst)).mentions).toEqual([]);
    });
  });

  describe("tasks", () => {
    const add = (to: Person | null, due: string) =>
      office.useCases.addTask({
        ...{ by: analyst, reportId, text: "Call the hospital.", to: to?.id ?? null, due },
      });
    async function onlyTask() {
      const [task, ...others] = (await workOf(analyst)).tasks;
      if (task === undefined || others.length > 0) throw new Error("not one task");
      return task;
    }

    test("stand on the report and in the list of whoever has them, and are overdue once their day has passed", async () => {
      const before = await waitingFor(prosecutor);
      expect(await add(prosecutor, "2020-02-30")).toEqual({ kind: "no-such-day" });
      expect(await add(outsider, "")).toEqual({ kind: "cannot-take" });
      expect(await add(prosecutor, "2020-02-28")).toEqual({ kind: "done" });
      const task = await onlyTask();
      expect(task).toMatchObject({
        ...{ text: "Call the hospital.", assigneeName: "Test prosecutor", dueDay: "2020-02-28" },
        ...{ state: "open", overdue: true, version: 0, madeByName: "Test intake-analyst" },
      });
      expect((await ownWork(prosecutor)).open).toMatchObject([{ id: task.id, overdue: true }]);
      expect((await ownWork(analyst)).open).toEqual([]);
      expect(await waitingFor(prosecutor)).toBe(before + 1);
      const which = { by: prosecutor, reportId, taskId: task.id };
      expect(await office.useCases.setTaskState({ ...which, state: "done", seen: 0 })).toEqual({
        kind: "done",
      });
      expect(await waitingFor(prosecutor)).toBe(before);
      expect(await ownWork(prosecutor)).toMatchObject({ open: [], done: [{ id: task.id }] });
    });

    test("two changes of one at once: one stands, the other is held and can be chosen", async () => {
      await add(null, "");
      const { id: taskId } = await onlyTask();
      const plan = (by: Person, text: string, due: string) =>
        office.useCases.planTask({ by, reportId, taskId, text, to: by.id, due, seen: 0 });
      const outcomes = await Promise.all([
        plan(analyst, "Call them.", "2030-01-01"),
        plan(prosecutor, "Write to them.", "2030-02-02"),
      ]);
      expect(outcomes.map((one) => one.kind).toSorted()).toEqual(["done", "held"]);
      const [held] = (await workOf(analyst)).held;
      if (held === undefined) throw new Error("nothing is held");
      const settled = await office.useCases.settleEdit({
        ...{ by: analyst, reportId, conflictId: held.id, keep: "mine", text: "", seen: 1 },
      });
      expect(settled).toEqual({ kind: "done" });
      expect(await onlyTask()).toMatchObject({
        ...{ text: held.mine["text"], assigneeId: held.authorId, dueDay: held.mine["due"] },
        version: 2,
      });
    });

    test("to preserve a link stand in the same list", async () => {
      const sent = await givenReport(office, {
        beforeSending: async (token) => {
          const fields = { link: "https://video.example.com/a", "link-seen": "" };
          await office.useCases.addLink({ token, fields });
        },
      });
      reportId = sent.reportId;
      const read = await office.useCases.readReport({ by: analyst, reportId });
      const linkId = read.kind === "report" ? read.file.links[0]?.id : undefined;
      if (linkId === undefined) throw new Error("no link");
      await office.useCases.assignLink({ by: analyst, reportId, linkId, to: prosecutor.id });
      expect((await ownWork(prosecutor)).links).toMatchObject([{ id: linkId }]);
      await office.useCases.endLinkTask({
        ...{ by: prosecutor, reportId, linkId, task: "done", method: "recording", note: "" },
      });
      expect((await ownWork(prosecutor)).links).toEqual([]);
    });
  });

  describe("the queue", () => {
    const filterOf = (query: string) => parseQueueFilter(new URLSearchParams(query));

    /** Another report, a moment later: what is new is told by the time of its receipt. */
    async function another(): Promise<ReportId> {
      now = later(now, 1);
      return (await givenReport(office)).reportId;
    }
    const wall = (subjectId: ReportId) =>
      office.useCases.raiseWall({
        ...{ by: prosecutor, subjectId, personId: analyst.id },
        reason: REASON,
      });

    async function viewsOf(by: Person) {
      const listed = await office.useCases.listViews({ by });
      if (listed.kind !== "views") throw new Error(listed.kind);
      return listed;
    }

    test("views that one person saves at once are all kept; each counts what is new to its reader, and alerts at its number", async () => {
      const saved = await Promise.all(
        ["One", "Two", "Three"].map((name) =>
          office.useCases.saveView({ by: analyst, name, query: "status=new", shared: false }),
        ),
      );
      expect(saved.map(({ kind: outcome }) => outcome)).toEqual(["saved", "saved", "saved"]);
      const { views } = await viewsOf(analyst);
      expect(views.map(({ name }) => name).toSorted()).toEqual(["One", "Three", "Two"]);
      const [view] = views;
      if (view === undefined) throw new Error("no view");
      const shown = async () => (await viewsOf(analyst)).views.find(({ id }) => id === view.id);
      const which = { by: analyst, viewId: view.id };
      await office.useCases.changeView({ ...which, name: "Mine", shared: false, alert: "2" });
      await office.useCases.openView(which);
      expect(await shown()).toMatchObject({ name: "Mine", news: { count: 0 }, alerts: false });
      await another();
      const hidden = await another();
      expect(await shown()).toMatchObject({ news: { count: 2, more: false }, alerts: true });
      await wall(hidden);
      expect(await shown()).toMatchObject({ news: { count: 1, more: false }, alerts: false });
      // Opened at once in two windows is opened.
      await Promise.all([office.useCases.openView(which), office.useCases.openView(which)]);
      expect((await shown())?.news.count).toBe(0);
      await office.useCases.moveView({ ...which, step: 1 });
      expect((await viewsOf(analyst)).views[1]?.id).toBe(view.id);
    });

    test("a view is its owner's alone until it is shared; one that was removed is begun with no more, and comes back as it was", async () => {
      const view = { query: "assignee=nobody", name: "With nobody" };
      expect(await office.useCases.saveView({ by: analyst, ...view, shared: true })).toMatchObject({
        kind: "refused",
      });
      const saved = await office.useCases.saveView({ by: prosecutor, ...view, shared: false });
      if (saved.kind !== "saved") throw new Error(saved.kind);
      const { viewId } = saved;
      const begin = () => office.useCases.readDefaultView({ by: analyst });
      const choose = () => office.useCases.chooseDefaultView({ by: analyst, viewId });
      expect(await choose()).toEqual({ kind: "not-found" });
      const change = { by: prosecutor, viewId, name: view.name, alert: "" };
      await office.useCases.changeView({ ...change, shared: true });
      expect(await choose()).toEqual({ kind: "changed" });
      expect(await begin()).toBe(view.query);
      expect(await office.useCases.removeView({ by: analyst, viewId })).toEqual({
        kind: "not-found",
      });
      await office.useCases.removeView({ by: prosecutor, viewId });
      expect(await begin()).toBeUndefined();
      expect((await viewsOf(prosecutor)).removed).toMatchObject([{ id: viewId }]);
      await office.useCases.bringViewBack({ by: prosecutor, viewId });
      expect(await begin()).toBe(view.query);
    });

    test("what changed since a mark is told to those who may see it, with whether it is new and still in the list", async () => {
      const since = await office.useCases.readQueueMark();
      const came = await another();
      const hidden = await another();
      await wall(hidden);
      await office.useCases.setReportStatus({ by: prosecutor, reportId, status: "in-review" });
      const changes = async (by: Person, from = since) => {
        const read = await office.useCases.readQueueChanges({
          ...{ by, filter: filterOf("status=new"), since: from },
        });
        if (read.kind !== "changes") throw new Error(read.kind);
        expect(read.more).toBe(false);
        return new Map(read.reports.map(({ id, matches, isNew }) => [id, { matches, isNew }]));
      };
      const seen = await changes(analyst);
      expect(seen.get(came)).toEqual({ matches: true, isNew: true });
      expect(seen.get(reportId)).toEqual({ matches: false, isNew: false });
      expect(seen.has(hidden)).toBe(false);
      expect((await changes(prosecutor)).get(hidden)).toEqual({ matches: true, isNew: true });
      expect((await changes(outsider)).size).toBe(0);
      expect((await changes(analyst, await office.useCases.readQueueMark())).size).toBe(0);
    });

    test("a file of a list holds what its reader may see, and is recorded with what was handed out, also where it breaks off", async () => {
      const hidden = await another();
      await wall(hidden);
      const ask = async () => {
        const asked = await office.useCases.exportQueue({
          ...{ by: analyst, filter: filterOf("order=oldest"), query: "order=oldest" },
          spelling: {
            head: "ids\n",
            rows: (rows) => rows.map(({ id }) => `${id}\n`).join(""),
            cutOff: "",
          },
        });
        if (asked.kind !== "file") throw new Error(asked.kind);
        return asked.bytes;
      };
      const digest = createHash("sha256");
      let text = "";
      for await (const bytes of await ask()) {
        digest.update(bytes);
        text += Buffer.from(bytes).toString();
      }
      const [head, ...ids] = text.trimEnd().split("\n");
      expect(head).toBe("ids");
      expect(ids).toContain(reportId);
      expect(ids).not.toContain(hidden);
      // Two readers at once, one of whom goes away after the first bytes.
      const [away, whole] = await Promise.all([ask(), ask()]);
      await away.next();
      await away.return();
      for await (const bytes of whole) expect(bytes.length).toBeGreaterThan(0);
      const records = (await office.useCases.listCustody({ by: custodian })) ?? [];
      const told = records
        .filter(({ ev }) => ev === "queue.exported")
        .toSorted((one, other) => one.seq - other.seq)
        .map(
          ({ leaf }) =>
            (JSON.parse(new TextDecoder().decode(leaf)) as { obj: Record<string, unknown> }).obj,
        );
      expect(told[1]).toMatchObject({
        ...{ state: "whole", reports: ids.length, sha256: digest.digest("hex") },
        export: told[0]?.["export"],
      });
      expect(told.map(({ state }) => state).toSorted()).toEqual([
        "begun",
        "begun",
        "begun",
        "broken-off",
        "whole",
        "whole",
      ]);
      expect(told.find(({ state }) => state === "broken-off")).toMatchObject({
        reports: 0,
        bytes: 4,
      });
    });
  });

  /** Somebody else's eyes, who has never been on the page: their question keeps and takes away nothing. */
  function outsiderOf(person: Person): Person {
    return { ...person, id: "usr_00000000000000000000000000" };
  }
});
