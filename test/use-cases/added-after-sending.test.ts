import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Holder } from "#app/use-cases/intake/upload-holder.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// A report that was sent takes more files: those that waited in the phone's list when it was sent, and those that are found later.

const HOUR = 3_600_000;

let passed = 0;
let office: TestOffice;
let by: Awaited<ReturnType<TestOffice["employ"]>>;
beforeAll(async () => {
  office = await openTestOffice(undefined, {
    settings: { UPLOAD_REPORT_FILES: "3" },
    clock: { now: () => instantFromMillis(Date.now() + passed) },
  });
  by = await office.employ("intake-analyst");
});
afterAll(() => office.remove());

const begin = (holder: Partial<Holder>, more: { size?: number; draftId?: string } = {}) =>
  office.useCases.beginUpload({
    holder: { draftToken: undefined, visitToken: undefined, ...holder },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4", size: 100, sample: "", ...more },
  });

async function begunAs(...input: Parameters<typeof begin>) {
  const outcome = await begin(...input);
  if (outcome.kind !== "begun") throw new Error(JSON.stringify(outcome));
  return outcome.itemId;
}

async function visitOf({ receiptCode }: Awaited<ReturnType<typeof givenReport>>) {
  const opened = await office.useCases.openFollowUp({ code: receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.token;
}

async function atDesk(reportId: Awaited<ReturnType<typeof givenReport>>["reportId"]) {
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file;
}

test("a file that is begun when the report was sent is recorded with the report, and the desk sees that it came later", async () => {
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(50) }] });
  const itemId = await begunAs({ draftToken: sent.token });
  expect(recordsAbout(office, sent.reportId).map(({ ev }) => ev)).toEqual([
    "report.received",
    "report.file_added",
  ]);
  expect(recordsAbout(office, sent.reportId)[1]).toMatchObject({
    obj: { item: itemId, size: 100, channel: "web-upload", came: "begun" },
  });
  const before = await atDesk(sent.reportId);
  expect(before.arrival).toEqual({ arrived: 1, files: 2, percent: 33 });
  expect(before.arrivingLate).toBe(1);
  await office.useCases.appendToUpload({
    ...{ itemId, offset: 0, source: piecesOf(randomBytes(100)) },
  });
  await office.worker.idle();
  const after = await atDesk(sent.reportId);
  expect(after.items.map(({ id, state, afterSending }) => ({ id, state, afterSending }))).toEqual([
    { id: sent.itemIds[0], state: "sealed", afterSending: false },
    { id: itemId, state: "sealed", afterSending: true },
  ]);
});

test("the receipt code adds files too, within the report's limit", async () => {
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(50) }] });
  const visitToken = await visitOf(sent);
  await begunAs({ visitToken });
  await begunAs({ visitToken });
  expect(await begin({ visitToken })).toEqual({ kind: "refused", why: "too-many" });
  expect(await begin({ visitToken: "x".repeat(43) })).toEqual({ kind: "no-draft" });
});

test("a file goes to the report that its page shows, whatever else this browser has open, or nowhere", async () => {
  const sent = await givenReport(office);
  const visitToken = await visitOf(sent);
  const draftOfSent = (await office.useCases.readReceipt({ token: sent.token }))?.draftId;
  const { token: draftToken } = await office.useCases.startDraft();
  const writing = await office.useCases.readDraft({ token: draftToken });
  const both = { draftToken, visitToken };
  const added = await begunAs(both, { draftId: draftOfSent ?? "" });
  const written = await begunAs(both, { draftId: writing?.draft.id ?? "" });
  const held = await office.useCases.listHeldFiles({ holder: { draftToken, visitToken } });
  expect(held.uploads.map(({ itemId, reportId }) => [itemId, reportId])).toEqual([
    [written, null],
    [added, sent.reportId],
  ]);
  // Somebody else began a report on this phone: a page left open adds nothing to it.
  expect(await begin({ draftToken }, { draftId: draftOfSent ?? "" })).toEqual({ kind: "no-draft" });
});

test("the same file again is kept beside the first where it came in parts, let go where it came whole, and on record either way", async () => {
  const bytes = randomBytes(80);
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes }] });
  await office.worker.idle();
  const [first = ""] = sent.itemIds;
  const draftId = (await office.useCases.readReceipt({ token: sent.token }))?.draftId ?? "";
  const second = await begunAs({ draftToken: sent.token }, { size: 80 });
  await office.useCases.appendToUpload({ itemId: second, offset: 0, source: piecesOf(bytes) });
  await office.worker.idle();
  // However often: the sender is told each time, the record says it once a day and three times in all.
  for (const later of [0, 0, 25 * HOUR, 0, 25 * HOUR, 25 * HOUR]) {
    passed += later;
    const whole = await office.useCases.receiveAddedFile({
      holder: { draftToken: undefined, visitToken: await visitOf(sent) },
      ...{ draftId, originalName: "c.bin", declaredType: "", source: piecesOf(bytes) },
    });
    expect(whole).toEqual({ kind: "already-here", itemId: first });
  }
  const { items } = await atDesk(sent.reportId);
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    [first, "sealed"],
    [second, "sealed"],
  ]);
  const again = recordsAbout(office, sent.reportId).filter(
    ({ ev }) => ev === "report.file_sent_again",
  );
  expect(again.map(({ obj }) => obj)).toEqual([
    { became: "kept", same_as: first, size: 80, item: second },
    ...Array.from({ length: 3 }, () => ({
      ...{ became: "let-go", same_as: first, size: 80, channel: "web-form" },
    })),
  ]);
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test("a file whose answer was lost is begun once, with one record", async () => {
  const sent = await givenReport(office);
  const holder = { draftToken: sent.token, visitToken: undefined };
  const file = { originalName: "night.mp4", declaredType: "", size: 40, sample: "a".repeat(64) };
  for (let time = 0; time < 2; time += 1) await office.useCases.beginUpload({ holder, ...file });
  expect(recordsAbout(office, sent.reportId).map(({ ev }) => ev)).toEqual([
    "report.received",
    "report.file_added",
  ]);
});
