import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// Uploads whose sender never comes back: finished where every byte is here, ended with a record where not.

const DAY = 24 * 3_600_000;

let office: TestOffice;
let now: Instant;
const pass = (millis: number) => {
  now = later(now, millis);
};

beforeEach(async () => {
  now = new Date().toISOString() as Instant;
  office = await openTestOffice(undefined, { clock: { now: () => now } });
});
afterEach(() => office.remove());

/** Begins a file and sends its first bytes; answers its id. */
async function begun(token: string, size: number, bytes: number): Promise<ItemId> {
  const outcome = await office.useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size, sample: "" },
    ...{ originalName: "night.mp4", declaredType: "video/mp4" },
  });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  const { itemId } = outcome;
  await office.useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(part(bytes)) });
  return itemId;
}

const part = (bytes: number) => Buffer.alloc(bytes, 7);

/** As a phone leaves it that dies after the last byte, or a process before it can say that the file is whole. */
function lastByteCame(itemId: ItemId): void {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  database.prepare("update upload set size = arrived where item_id = ?").run(itemId);
  database.close();
}

test("a file of a sent report whose last byte came becomes an item though nobody asks, however late", async () => {
  let itemId: ItemId = "itm_00000000000000000000000000";
  const { receiptCode } = await givenReport(office, {
    beforeSending: async (draft) => {
      itemId = await begun(draft, 900, 400);
    },
  });
  lastByteCame(itemId);
  pass(20 * DAY);
  await office.sweepAsServed();
  await office.worker.idle();
  const visit = await office.useCases.openFollowUp({ code: receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  expect(await office.useCases.readFollowUp({ token: visit.token })).toMatchObject({
    ...{ items: [{ id: itemId, state: "sealed", size: 400 }], uploads: [], ended: [] },
  });
  expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toContain("item.received");
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
});

test("one of a draft becomes the draft's, and ends with it where the draft's time was over", async () => {
  const { token } = await office.useCases.startDraft();
  const first = await begun(token, 900, 400);
  lastByteCame(first);
  pass(3 * DAY);
  await office.sweepAsServed();
  await office.worker.idle();
  expect((await office.useCases.readDraft({ token }))?.items).toMatchObject([{ id: first }]);

  const second = await begun(token, 900, 300);
  lastByteCame(second);
  pass(8 * DAY);
  await office.sweepAsServed();
  expect(await office.useCases.readDraft({ token })).toBeUndefined();
  expect(recordsAbout(office, second)).toMatchObject([
    { ev: "item.disposed", obj: { method: "upload-expired", kept_seconds: 8 * 86_400 } },
  ]);
});

test("one that did not come whole in time ends with a record of how much came and how long it was kept, and report and reporter are told", async () => {
  let itemId: ItemId = "itm_00000000000000000000000000";
  const { reportId, receiptCode } = await givenReport(office, {
    beforeSending: async (draft) => {
      itemId = await begun(draft, 900, 400);
    },
  });
  const lastByteAt = now;
  pass(14 * DAY + 1_000);
  await office.sweepAsServed();
  expect(recordsAbout(office, itemId)).toMatchObject([
    {
      ev: "item.disposed",
      obj: {
        ...{ method: "upload-expired", size: 900, arrived: 400, staged: 400 },
        ...{ last_byte_at: lastByteAt, kept_seconds: 14 * 86_400 + 1 },
      },
    },
  ]);
  const ended = [
    {
      ...{ itemId, originalName: "night.mp4", size: 900, arrived: 400, lastByteAt, endedAt: now },
      why: "upload-expired",
    },
  ];
  const visit = await office.useCases.openFollowUp({ code: receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  expect(await office.useCases.readFollowUp({ token: visit.token })).toMatchObject({
    uploads: [],
    ended,
  });
  const by = await office.employ("intake-analyst");
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  expect(read.file).toMatchObject({ arrival: null, ended });
  expect(read.file.custody.map(({ subj }) => subj)).toContain(itemId);
});

test("a program whose first part was too short to tell is refused once it is whole, and report and reporter are told", async () => {
  let itemId: ItemId = "itm_00000000000000000000000000";
  const { token, reportId } = await givenReport(office, {
    beforeSending: async (draft) => {
      const outcome = await office.useCases.beginUpload({
        ...{ holder: { draftToken: draft, visitToken: undefined }, size: 900, sample: "" },
        ...{ originalName: "night.mp4", declaredType: "video/mp4" },
      });
      if (outcome.kind !== "begun") throw new Error(outcome.kind);
      itemId = outcome.itemId;
      const program = Buffer.concat([Buffer.from("\x7fELF"), Buffer.alloc(396)]);
      for (const [from, to] of [
        [0, 1],
        [1, 400],
      ] as const) {
        const source = piecesOf(program.subarray(from, to));
        await office.useCases.appendToUpload({ itemId, offset: from, source });
      }
    },
  });
  lastByteCame(itemId);
  pass(DAY);
  await office.sweepAsServed();
  expect(recordsAbout(office, itemId)).toMatchObject([
    { ev: "item.disposed", obj: { method: "program" } },
  ]);
  const ended = [
    {
      ...{ itemId, originalName: "night.mp4", size: 400, arrived: 400, endedAt: now },
      why: "program",
    },
  ];
  expect(await office.useCases.readReceipt({ token })).toMatchObject({ uploads: [], ended });
  const by = await office.employ("intake-analyst");
  expect(await office.useCases.readReport({ by, reportId })).toMatchObject({ file: { ended } });
});

test.each([
  ["program", "\x7fELF and more"],
  ["web-page", "<!doctype html><html><body>here</body></html>"],
] as const)(
  "a %s that its first part shows is refused at once, and report, receipt and the page behind the code say what it was",
  async (why, text) => {
    let itemId: ItemId = "itm_00000000000000000000000000";
    const { token, reportId, receiptCode } = await givenReport(office, {
      beforeSending: async (draft) => {
        const outcome = await office.useCases.beginUpload({
          ...{ holder: { draftToken: draft, visitToken: undefined }, size: 900, sample: "" },
          ...{ originalName: "night.mp4", declaredType: "video/mp4" },
        });
        if (outcome.kind !== "begun") throw new Error(outcome.kind);
        itemId = outcome.itemId;
      },
    });
    const source = piecesOf(Buffer.from(text));
    const refused = await office.useCases.appendToUpload({ itemId, offset: 0, source });
    expect(refused).toEqual({ kind: "refused", why });
    const ended = [{ itemId, originalName: "night.mp4", size: 900, arrived: 0, endedAt: now, why }];
    expect(await office.useCases.readReceipt({ token })).toMatchObject({ uploads: [], ended });
    const visit = await office.useCases.openFollowUp({ code: receiptCode });
    if (visit.kind !== "opened") throw new Error(visit.kind);
    expect(await office.useCases.readFollowUp({ token: visit.token })).toMatchObject({ ended });
    const by = await office.employ("intake-analyst");
    expect(await office.useCases.readReport({ by, reportId })).toMatchObject({ file: { ended } });
  },
);

test("a part that comes while its draft is deleted is not acknowledged", async () => {
  const { token } = await office.useCases.startDraft();
  const itemId = await begun(token, 900, 400);
  async function* deletedBetween() {
    yield part(100);
    await office.useCases.discardDraft({ token });
    yield part(100);
  }
  expect(
    await office.useCases.appendToUpload({ itemId, offset: 400, source: deletedBetween() }),
  ).toEqual({ kind: "not-found" });
});
