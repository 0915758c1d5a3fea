import { expect, test } from "@jest/globals";
import type { HeldEdit } from "#app/adapters/database/edit-store.ts";
import { later } from "#app/core/instant.ts";
import type { ReportId } from "#app/core/ids.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { eventOf, faultsOfLog, givenPerson, givenReport, newId, wholeLog } from "./given.ts";

// What colleagues keep beside a report, by two transactions at once: each at a connection of its own, as two nodes of the office have.

async function twoNodes(database: TestDatabase) {
  return [database, await database.openAgain()] as const;
}

async function recordsOf(database: TestDatabase, ev: string, reportId: ReportId) {
  return (await wholeLog(database)).filter((one) => one.ev === ev && one.subj === reportId);
}

onEachDatabase("the work beside a report", (open) => {
  test("of two that write the same version of a text at once, one does; the other leaves neither words nor record", async () => {
    const database = await open();
    const nodes = await twoNodes(database);
    const reportId = await givenReport(database);
    const authorId = await givenPerson(database);
    const at = database.clock.now();
    const outcomes = await Promise.allSettled(
      nodes.map(({ transact }, index) =>
        transact(({ edits }) =>
          edits.writeText(
            {
              ...{ reportId, part: "summary", version: 1, text: `Words ${String(index)}.` },
              ...{ madeWith: "", authorId, at },
            },
            eventOf("report.text_written", reportId),
          ),
        ),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const wrote = outcomes.findIndex(({ status }) => status === "fulfilled");
    const texts = await database.read(({ edits }) => edits.texts(reportId));
    expect(texts.map(({ version, text }) => [version, text])).toEqual([
      [1, `Words ${String(wrote)}.`],
    ]);
    expect(await recordsOf(database, "report.text_written", reportId)).toHaveLength(1);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("a held edit is kept whole and is settled once, also by two at once", async () => {
    const database = await open();
    const nodes = await twoNodes(database);
    const reportId = await givenReport(database);
    const authorId = await givenPerson(database);
    const at = database.clock.now();
    const id = newId("cfl");
    const edit: HeldEdit = {
      part: "status",
      ...{ id, reportId, partId: "", seen: 0, stands: 1, authorId, heldAt: at },
      ...{ mine: { status: "closed" }, stood: { status: "in-review" } },
    };
    await database.transact(({ edits }) => edits.hold(edit, eventOf("report.edit_held", reportId)));
    expect(await database.read(({ edits }) => edits.unsettled(reportId))).toMatchObject([edit]);
    const outcomes = await Promise.allSettled(
      nodes.map(({ transact }) =>
        transact(({ edits }) =>
          edits.settle(
            id,
            { kept: "mine", by: authorId, at },
            eventOf("report.edit_settled", reportId),
          ),
        ),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.read(({ edits }) => edits.unsettled(reportId))).toEqual([]);
    expect(await database.read(({ edits }) => edits.find(id))).toMatchObject({
      ...{ mine: edit.mine, stood: edit.stood, settledAt: at },
    });
    expect(await recordsOf(database, "report.edit_settled", reportId)).toHaveLength(1);
  });

  test("somebody who is seen by two nodes at once is there once; who was heard of too long ago, or too far ahead, is forgotten", async () => {
    const database = await open();
    const nodes = await twoNodes(database);
    const reportId = await givenReport(database);
    const [one, early, ahead] = [
      await givenPerson(database),
      await givenPerson(database),
      await givenPerson(database),
    ];
    const at = database.clock.now();
    const see = (node: Pick<TestDatabase, "transact">, ...[person, millis]: [typeof one, number]) =>
      node.transact(({ presence }) =>
        presence.see(reportId, person, { doing: "reading", at: later(at, millis) }),
      );
    await Promise.all(nodes.map((node) => see(node, one, 0)));
    await see(database, early, -60_000);
    await see(database, ahead, 120_000);
    const since = (millis: number) =>
      database.read(async ({ presence }) =>
        (await presence.ofReport(reportId, later(at, millis))).map(({ personId }) => personId),
      );
    expect((await since(-60_001)).toSorted()).toEqual([one, early, ahead].toSorted());
    // Heard of exactly then is not heard of after it.
    expect((await since(-60_000)).toSorted()).toEqual([one, ahead].toSorted());
    await database.transact(({ presence }) =>
      presence.forget({ before: later(at, -59_999), beyond: later(at, 60_000) }),
    );
    expect(await since(-60_001)).toEqual([one]);
    await Promise.all(
      nodes.map((node) => node.transact(({ presence }) => presence.leave(reportId, one))),
    );
    expect(await since(-60_001)).toEqual([]);
    expect((await wholeLog(database)).filter(({ ev }) => ev.includes("presence"))).toEqual([]);
  });

  test("two changes of a task at once count as two, and each leaves its record", async () => {
    const database = await open();
    const nodes = await twoNodes(database);
    const reportId = await givenReport(database);
    const by = await givenPerson(database);
    const at = database.clock.now();
    const id = newId("tsk");
    const task = { id, reportId, text: "Call back.", assigneeId: by, dueDay: null, by, at };
    await database.transact(({ tasks }) => tasks.add(task, eventOf("report.task_added", reportId)));
    await Promise.all([
      nodes[0].transact(({ tasks }) =>
        tasks.plan({ ...task, text: "Write." }, eventOf("report.task_changed", reportId)),
      ),
      nodes[1].transact(({ tasks }) =>
        tasks.setState(id, { state: "done", by, at }, eventOf("report.task_done", reportId)),
      ),
    ]);
    expect(await database.read(({ tasks }) => tasks.find(id))).toMatchObject({
      ...{ text: "Write.", state: "done", version: 2 },
    });
    expect(await recordsOf(database, "report.task_changed", reportId)).toHaveLength(1);
    expect(await recordsOf(database, "report.task_done", reportId)).toHaveLength(1);
    expect(await faultsOfLog(database)).toEqual([]);
  });
});
