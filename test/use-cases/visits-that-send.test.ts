import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now = new Date().toISOString() as Instant;
let office: TestOffice;

beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => now } });
});

afterAll(async () => {
  await office.remove();
});

/** A report that was sent while a file was on its way, what its browser has since, and a visit with its code from elsewhere. */
async function sentWithUnfinished() {
  const { useCases } = office;
  const { token, reportId, receiptCode } = await givenReport(office, {
    unfinished: [{ name: "night.mp4", size: 1_000, bytes: randomBytes(100) }],
  });
  const receipt = await useCases.readReceipt({ token });
  if (receipt === undefined) throw new Error("no receipt");
  const { sentToken, draftId, uploads } = receipt;
  const [upload] = uploads;
  if (upload === undefined) throw new Error("no upload");
  const opened = await useCases.openFollowUp({ code: receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const browser = { draftToken: undefined, visitToken: undefined, sentToken };
  const visit = { draftToken: undefined, visitToken: opened.token };
  return { reportId, draftId, sentToken, browser, visit, itemId: upload.itemId, receiptCode };
}

test("a file that takes hours on another device is not cut off by the end of the visit, and the visit ends once nothing comes", async () => {
  const { useCases } = office;
  const { visit: holder, itemId } = await sentWithUnfinished();
  for (let offset = 100; offset < 900; offset += 100) {
    now = later(now, 25 * MINUTE);
    expect(await useCases.mayUpload({ holder, itemId })).toBe("may");
    await useCases.appendToUpload({ itemId, offset, source: piecesOf(randomBytes(100)) });
    await useCases.sweep();
  }
  now = later(now, 31 * MINUTE);
  expect(await useCases.mayUpload({ holder, itemId })).toBe("no-holder");
  expect(await useCases.readFollowUp({ token: holder.visitToken })).toBeUndefined();
});

test("who asks how far a file of a visit has come does not wait for those who write", async () => {
  const { useCases } = office;
  const { visit: holder, itemId } = await sentWithUnfinished();
  await office.worker.idle();
  const writer = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  writer.exec("begin immediate");
  try {
    expect(await useCases.mayUpload({ holder, itemId })).toBe("may");
  } finally {
    writer.exec("rollback");
    writer.close();
  }
});

test("files of another report, in parts or in one piece, do not keep a visit open", async () => {
  const { useCases } = office;
  const { visitToken } = (await sentWithUnfinished()).visit;
  const { sentToken, draftId, itemId } = await sentWithUnfinished();
  const { token } = await useCases.startDraft();
  const holder = { draftToken: token, visitToken, sentToken };
  const file = { originalName: "x.bin", declaredType: "", sample: "", size: 100 };
  const begun = await useCases.beginUpload({ holder, ...file });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  for (const [minutes, id] of [
    [10, begun.itemId],
    [10, itemId],
  ] as const) {
    now = later(now, minutes * MINUTE);
    expect(await useCases.mayUpload({ holder, itemId: id })).toBe("may");
  }
  const added = { ...file, source: piecesOf(randomBytes(90)) };
  expect((await useCases.receiveAddedFile({ holder, draftId, ...added })).kind).toBe("received");
  now = later(now, 11 * MINUTE);
  expect(await useCases.readFollowUp({ token: visitToken })).toBeUndefined();
});

test("what a browser has of the report it sent is prolonged by its own file, and by nobody else's bytes", async () => {
  const { useCases } = office;
  const own = await sentWithUnfinished();
  const other = await sentWithUnfinished();
  now = later(now, 23 * HOUR);
  expect(await useCases.mayUpload({ holder: own.browser, itemId: own.itemId })).toBe("may");
  const opened = await useCases.openFollowUp({ code: other.receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const holder = { draftToken: undefined, visitToken: opened.token };
  const bring = async (offset: number) => {
    expect(await useCases.mayUpload({ holder, itemId: other.itemId })).toBe("may");
    const part = { itemId: other.itemId, offset, source: piecesOf(randomBytes(100)) };
    expect((await useCases.appendToUpload(part)).kind).toBe("appended");
  };
  await bring(100);
  for (let minutes = 0; minutes < 120; minutes += 20) {
    now = later(now, 20 * MINUTE);
    await useCases.mayUpload({ holder, itemId: other.itemId });
  }
  // Nor does anything bring back what ran out.
  await bring(200);
  expect(await useCases.readReceipt({ token: other.sentToken })).toBeUndefined();
  expect((await useCases.readReceipt({ token: own.sentToken }))?.draftId).toBe(own.draftId);
  now = later(now, 25 * HOUR);
  expect(await useCases.mayUpload({ holder: own.browser, itemId: own.itemId })).toBe("no-holder");
});
