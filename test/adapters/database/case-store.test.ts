import { expect, test } from "@jest/globals";
import { bundleName, caseNumber } from "#app/core/case/case-number.ts";
import type { CaseId, PersonId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import {
  eventOf,
  givenBundle,
  givenCase,
  givenDraft,
  givenExhibit,
  givenPerson,
  givenReport,
  givenSealedItem,
  hexOf,
  newId,
} from "./given.ts";

const PREFIX = "NYAG-2026-";

/** Opens a case under the next number, as the use case does. */
async function openNext({ transact, clock }: TestDatabase, by: PersonId): Promise<string> {
  const id: CaseId = newId("cas");
  return transact(async ({ cases }) => {
    const number = caseNumber.of(PREFIX, (await cases.highestNumber(PREFIX)) + 1);
    const file = { id, number, title: "A case", status: "open", team: "office" };
    await cases.open({ ...file, openedAt: clock.now(), openedBy: by }, eventOf("case.opened", id));
    return number;
  });
}

onEachDatabase("cases", (open) => {
  test("numbers follow each other in their year, also past four digits", async () => {
    const database = await open();
    const by = await givenPerson(database);
    expect(await openNext(database, by)).toBe("NYAG-2026-0001");
    expect(await openNext(database, by)).toBe("NYAG-2026-0002");
    for (const other of ["NYAG-2025-0077", "NYAG_2026-0900", "NYAGX2026-0900", "nyag-2026-0900"]) {
      await givenCase(database, by, other);
    }
    expect(await openNext(database, by)).toBe("NYAG-2026-0003");
    await givenCase(database, by, "NYAG-2026-9999");
    expect(await openNext(database, by)).toBe("NYAG-2026-10000");
    expect(await openNext(database, by)).toBe("NYAG-2026-10001");
  });

  test("an entry of a worksheet keeps every version, and two at the same moment get two places", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const { transact, clock } = database;
    const event = eventOf("case.entry_written", caseId);
    const ids = [newId("cen"), newId("cen")];
    await Promise.all(
      ids.map((id) =>
        transact(async ({ cases, caseSheets }) => {
          // As the use case does: whoever writes waits for who writes before.
          await cases.find(caseId);
          const entry = {
            id,
            caseId,
            kind: "charge",
            parentId: null,
            values: { degree: id },
          } as const;
          await caseSheets.add({ ...entry, by, at: clock.now() }, event);
        }),
      ),
    );
    const [id = newId("cen")] = ids;
    await transact(({ caseSheets }) =>
      caseSheets.write(
        { id, version: 2, withdrawn: true, values: { degree: "third" }, by, at: clock.now() },
        event,
      ),
    );
    await database.read(async ({ caseSheets }) => {
      expect(await caseSheets.find(id)).toMatchObject({
        ...{ version: 2, withdrawn: true, values: { degree: "third" }, parentId: null },
      });
      expect(await caseSheets.versionOf(id, 1)).toMatchObject({ values: { degree: id } });
      expect((await caseSheets.entries(caseId)).map((one) => one.version).toSorted()).toEqual([
        1, 2,
      ]);
    });
    const kept = await database.sql("select content from case_entry_version");
    expect(JSON.stringify(kept)).not.toContain("third");
  });

  test("worksheets are kept for a bundle, encrypted", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const bundleId = await givenBundle(database, { caseId, by, name: "NYAG-2026-0001-PRO-01" });
    const of = { format: 1, caseNumber: "NYAG-2026-0001", missing: [] } as const;
    const sheets = {
      ...{ elements: { ...of, charges: [] }, immunity: { ...of, worksheets: [] } },
      defences: { format: 1, caseNumber: "NYAG-2026-0001", charges: [] } as const,
    };
    await database.transact(({ caseSheets }) => caseSheets.keepForBundle(bundleId, sheets));
    await database.read(async ({ caseSheets }) => {
      expect(await caseSheets.ofBundle(bundleId)).toEqual(sheets);
      expect(await caseSheets.ofBundle(newId("bun"))).toBeUndefined();
    });
    const kept = await database.sql("select content from bundle_worksheets");
    expect(JSON.stringify(kept)).not.toContain("NYAG-2026-0001");
  });

  test("steps of a review are kept in order and encrypted, and so is how it stood for a bundle", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const itemId = await givenSealedItem(database, (await givenDraft(database)).id);
    const bundleId = await givenBundle(database, { caseId, by, name: "NYAG-2026-0001-GJ-01" });
    const { transact, clock, read } = database;
    const event = eventOf("review.exculpatory", itemId);
    const said = { codes: ["EX-4"], reason: "Two versions.", answers: [] } as const;
    const decided = { kind: "decided", ...said } as const;
    const index = { rows: [], override: null };
    await transact(async ({ exculpatory }) => {
      const step = { caseId, itemId, actId: newId("act"), by, at: clock.now() };
      await exculpatory.write({ ...step, version: 1, step: decided }, event);
      await exculpatory.write({ ...step, version: 2, step: { kind: "taken-back", of: 1 } }, event);
      await exculpatory.keepForBundle(bundleId, { index, covered: ["x"] }, undefined);
    });
    await read(async ({ exculpatory }) => {
      expect(await exculpatory.ofCase(caseId)).toMatchObject([
        { itemId, version: 1, step: decided, by },
        { itemId, version: 2, step: { kind: "taken-back", of: 1 } },
      ]);
      expect(await exculpatory.ofBundle(bundleId)).toEqual({ index, covered: ["x"] });
      expect(await exculpatory.ofBundle(newId("bun"))).toBeUndefined();
      expect(await exculpatory.fixityFailures(caseId)).toEqual([]);
    });
    const kept = await database.sql("select content from exculpatory_step");
    expect(JSON.stringify(kept)).not.toContain("Two versions");
  });

  test("of many reports at once each has its own team, members, walls and openings and those of its cases, and none of another's", async () => {
    const database = await open();
    const { transact, clock } = database;
    const [by, other] = [await givenPerson(database), await givenPerson(database)];
    const at = clock.now();
    const [walled, bound, both, plain] = [
      await givenReport(database),
      await givenReport(database),
      await givenReport(database, { team: "harbor", agency: "Harbor Police" }),
      await givenReport(database),
    ] as const;
    const [first, second] = [await givenCase(database, by), await givenCase(database, by)];
    await database.sql(`update case_file set team = 'cold cases' where id = '${second}'`);
    await transact(async ({ access, cases, reports }) => {
      await reports.assign(plain, other, eventOf("report.assigned", plain));
      for (const [caseId, reportId] of [
        [first, bound],
        [first, both],
        [second, both],
      ] as const) {
        await cases.addReport(caseId, reportId, by, at, eventOf("case.member_added", caseId));
      }
      for (const [subjectId, personId] of [
        [walled, by],
        [second, other],
      ] as const) {
        const wall = { id: newId("wal"), subjectId, personId, reason: "A cousin", raisedAt: at };
        await access.raiseWall({ ...wall, raisedBy: by }, eventOf("access.wall_raised", subjectId));
      }
      const member = { id: newId("mem"), caseId: first, personId: other, addedAt: at };
      await access.addMember({ ...member, addedBy: by }, eventOf("case.member_added", first));
      for (const [subjectId, hours] of [
        [first, 4],
        [plain, -1],
      ] as const) {
        const endsAt = later(at, hours * 3_600_000);
        const glass = { id: newId("gls"), subjectId, personId: by, reason: "Urgent", endsAt };
        const openedAt = later(at, -7_200_000);
        await access.openGlass({ ...glass, openedAt }, eventOf("access.break_glass", subjectId));
      }
    });
    await database.read(async ({ access }) => {
      const found = await access.ofReports([walled, bound, both, plain, newId("rpt")]);
      const none = { memberIds: [], walledIds: [], opened: [], assigneeIds: [], agencies: [] };
      const ofFirst = {
        memberIds: [other],
        opened: [{ personId: by, until: later(at, 14_400_000) }],
      };
      expect(found.size).toBe(4);
      expect(found.get(walled)).toEqual({
        ...{ ...none, kind: "record", teams: ["office"], walledIds: [by] },
      });
      expect(found.get(bound)).toEqual({
        ...{ ...none, ...ofFirst, kind: "record", teams: ["office", "office"] },
      });
      const { teams = [], ...rest } = found.get(both) ?? {};
      expect(teams.toSorted()).toEqual(["cold cases", "harbor", "office"]);
      expect(rest).toEqual({
        ...{ ...none, ...ofFirst, kind: "record", walledIds: [other] },
        agencies: ["Harbor Police"],
      });
      expect(found.get(plain)).toEqual({
        ...{ ...none, kind: "record", teams: ["office"], assigneeIds: [other] },
      });
      expect(await access.ofReport(both)).toEqual(found.get(both));
      expect((await access.ofReports([])).size).toBe(0);
    });
  });

  test("a number is free even where a case before it is gone", async () => {
    const database = await open();
    const by = await givenPerson(database);
    for (let n = 0; n < 3; n += 1) await openNext(database, by);
    await database.sql("delete from case_file where number = 'NYAG-2026-0002'");
    expect(await openNext(database, by)).toBe("NYAG-2026-0004");
  });

  test("eight cases opened at once get eight numbers", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    const by = await givenPerson(database);
    const numbers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => openNext(n % 2 === 0 ? database : other, by)),
    );
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 8 }, (_, n) => caseNumber.of(PREFIX, n + 1)),
    );
  });

  test("a case is found by id and by number, and listed with what it holds", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by, "NYAG-2026-0001");
    database.clock.move(1);
    const newer = await givenCase(database, by, "NYAG-2026-0002");
    const draft = await givenDraft(database);
    const itemId = await givenSealedItem(database, draft.id);
    const reportId = await givenReport(database, { draftId: draft.id });
    const at = database.clock.now();
    const added = () =>
      database.transact(({ cases }) =>
        cases.addReport(caseId, reportId, by, at, eventOf("case.member_added", caseId)),
      );
    expect(await added()).toBe(true);
    const size = () => database.read(({ custody }) => custody.size());
    const before = await size();
    expect(await added()).toBe(false);
    expect(await size()).toBe(before);
    await givenExhibit(database, { caseId, itemId, by });
    await database.read(async ({ cases }) => {
      expect(await cases.find(caseId)).toMatchObject({ number: "NYAG-2026-0001" });
      expect(await cases.find(newId("cas"))).toBeUndefined();
      expect((await cases.byNumber("NYAG-2026-0002"))?.id).toBe(newer);
      expect(await cases.byNumber("NYAG-2026-%")).toBeUndefined();
      expect(await cases.list()).toMatchObject([
        { id: newer, reportCount: 0, exhibitCount: 0 },
        { id: caseId, reportCount: 1, exhibitCount: 1 },
      ]);
      expect(await cases.reports(caseId)).toMatchObject([{ reportId, addedAt: at }]);
      expect((await cases.ofReport(reportId)).map((file) => file.id)).toEqual([caseId]);
    });
    await database.transact(({ cases }) =>
      cases.removeReport(caseId, reportId, eventOf("case.member_removed", caseId)),
    );
    expect(await database.read(({ cases }) => cases.reports(caseId))).toEqual([]);
  });

  test("an exhibit's number is never given again, also after its mark was taken away", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const other = await givenCase(database, by);
    const draft = await givenDraft(database);
    const itemId = await givenSealedItem(database, draft.id);
    const mark = () => givenExhibit(database, { caseId, itemId, by });
    expect((await mark()).number).toBe(1);
    const second = await mark();
    expect(second.number).toBe(2);
    await database.transact(({ cases }) =>
      cases.unmarkExhibit(
        second.id,
        database.clock.now(),
        eventOf("item.exhibit_unmarked", itemId),
      ),
    );
    expect((await mark()).number).toBe(3);
    const shown = await database.read(({ cases }) => cases.exhibits(caseId));
    expect(shown.map((exhibit) => exhibit.number)).toEqual([1, 3]);
    expect((await givenExhibit(database, { caseId: other, itemId, by })).number).toBe(1);
  });

  test("exhibits marked at once get numbers of their own", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const draft = await givenDraft(database);
    const itemId = await givenSealedItem(database, draft.id);
    const marked = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        givenExhibit(n % 2 === 0 ? database : other, { caseId, itemId, by }),
      ),
    );
    expect(marked.map((exhibit) => exhibit.number).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

onEachDatabase("bundles", (open) => {
  test("are named after case, audience and running number, each name once", async () => {
    const database = await open();
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by, "NYAG-2026-0045");
    const others = { ...database, ...(await database.openAgain()) };
    const request = ({ transact, clock }: TestDatabase, audience: "GJ" | "DIS") => {
      const id = newId("bun");
      return transact(async ({ cases, bundles }) => {
        const file = await cases.find(caseId);
        const running = (await bundles.countOf(caseId, audience)) + 1;
        const name = bundleName(file?.number ?? "", audience, running);
        const bundle = { id, caseId, name, audience, requestedBy: by, requestedAt: clock.now() };
        await bundles.request(bundle, eventOf("bundle.prepared", id));
        return name;
      });
    };
    const names = await Promise.all([
      request(database, "GJ"),
      request(others, "GJ"),
      request(database, "DIS"),
      request(others, "GJ"),
    ]);
    expect(names.toSorted()).toEqual([
      "NYAG-2026-0045-DIS-01",
      "NYAG-2026-0045-GJ-01",
      "NYAG-2026-0045-GJ-02",
      "NYAG-2026-0045-GJ-03",
    ]);
    await expect(
      givenBundle(database, { caseId, by, name: "NYAG-2026-0045-GJ-01" }),
    ).rejects.toThrow(/unique/i);
  });

  test("wait, then are ready with their digest or failed with a problem, and are final", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const by = await givenPerson(database);
    const caseId = await givenCase(database, by);
    const first = await givenBundle(database, { caseId, by, name: "A" });
    clock.move(1);
    const second = await givenBundle(database, { caseId, by, name: "B" });
    expect(await read(({ bundles }) => bundles.find(first))).toMatchObject({
      state: "waiting",
      size: null,
      sha256: null,
      problem: null,
    });
    const made = { size: 5_000_000_000, sha256: hexOf(32), at: clock.now() };
    const exported = eventOf("bundle.exported", first);
    await transact(({ bundles }) => bundles.finish(first, made, exported));
    await transact(({ bundles }) =>
      bundles.fail(second, "no-space", clock.now(), eventOf("bundle.failed", second)),
    );
    expect(await read(({ bundles }) => bundles.ofCase(caseId))).toMatchObject([
      { id: second, state: "failed", problem: "no-space" },
      { id: first, state: "ready", size: 5_000_000_000, sha256: made.sha256 },
    ]);
    await expect(transact(({ bundles }) => bundles.finish(first, made, exported))).rejects.toThrow(
      "could not finish",
    );
    expect(await read(({ bundles }) => bundles.ofCase(newId("cas")))).toEqual([]);
  });
});
