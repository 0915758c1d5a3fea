import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "@jest/globals";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// What nobody wants, and what the log says of it: a bundle that could not be made, a report never sent, another pack.

let office: TestOffice;
afterEach(async () => {
  await office.remove();
});

async function recorded(ev: string): Promise<number> {
  const by = await office.employ("administrator");
  const custody = (await office.useCases.listCustody({ by: { ...by, role: "auditor" } })) ?? [];
  return custody.filter((record) => record.ev === ev).length;
}

test("a bundle that cannot be made is recorded as such, once", async () => {
  office = await openTestOffice();
  const { useCases } = office;
  const by = await office.employ("prosecutor");
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(1_000) }] });
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no file");
  await office.worker.idle();
  const opened = await useCases.openCase({ by, title: "A case" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
  await everyFileReviewed(useCases, { by, caseId });
  // The worker has ended; the bundle waits, as it does while a disk is broken.
  await office.worker.stop();
  const asked = await useCases.requestBundle({ by, caseId, audience: "PRO" });
  if (asked.kind !== "requested") throw new Error(asked.kind);
  const failure = { bundleId: asked.bundleId, problem: "no-room" };
  await useCases.failBundle(failure);
  await useCases.failBundle(failure);
  expect(await recorded("bundle.failed")).toBe(1);
  expect(await useCases.readBundle({ by, bundleId: asked.bundleId })).toMatchObject({
    kind: "bundle",
    bundle: { state: "failed", problem: "no-room" },
  });
});

test("a report that was never sent runs out, and the end of each of its files is recorded", async () => {
  let ahead = 0;
  const clock = { now: (): Instant => instantFromMillis(Date.now() + ahead) };
  office = await openTestOffice(undefined, { clock });
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  for (const name of ["a.bin", "b.bin"]) {
    await useCases.receiveEvidence({
      token,
      originalName: name,
      declaredType: "",
      source: piecesOf(randomBytes(1_000)),
    });
  }
  await office.worker.idle();
  await office.sweepAsServed();
  expect(await recorded("item.disposed")).toBe(0);
  ahead = 60 * 24 * 3_600_000;
  await office.sweepAsServed();
  await office.worker.idle();
  expect(await recorded("item.disposed")).toBe(2);
  expect(await useCases.readDraft({ token })).toBeUndefined();
  expect((await useCases.auditLog()).faults).toEqual([]);
});

test("the pack an office begins with is recorded, and another one when it comes into force", async () => {
  office = await openTestOffice(undefined, { settings: { OFFICE_PACK: "us-ny" } });
  expect(await recorded("system.version_changed")).toBe(1);
  await office.useCases.recordOfficePack();
  expect(await recorded("system.version_changed")).toBe(1);
  await office.shut();
  office = await openTestOffice(office.folder, { settings: { OFFICE_PACK: "us-ma" } });
  const people = await office.useCases.listStaff();
  const by = people.find(({ role }) => role === "administrator");
  if (by === undefined) throw new Error("no administrator");
  const custody = await office.useCases.listCustody({ by: { ...by, role: "auditor" } });
  expect((custody ?? []).filter(({ ev }) => ev === "system.version_changed")).toHaveLength(2);
});
