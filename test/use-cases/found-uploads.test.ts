import { createHash, randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { copyFile, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { isIdOf, SYSTEM_SUBJECT, type ItemId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
import { objectsOf, runCommand } from "../scripts/run-command.ts";

let office: TestOffice;
const logged: string[] = [];
/** Runs where the office next asks what time it is. */
let onNow: () => void = () => undefined;
const clock = {
  now: () => {
    onNow();
    return instantFromMillis(Date.now());
  },
};

beforeEach(async () => {
  onNow = () => undefined;
  logged.length = 0;
  office = await openTestOffice(undefined, { clock, writeLog: (line) => logged.push(line) });
});
afterEach(() => office.remove());

const FILE = randomBytes(150_000);
const SHA256 = createHash("sha256").update(FILE).digest("hex");
const REASON = "Left by the power cut of last night";

function inDatabase(statement: string): void {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  database.exec(statement);
  database.close();
}

const stagedNames = () => readdir(join(office.folder, "data/incoming"));

/** A file that is whole on the disk and whose row never came to be: what a kill between the two leaves. */
async function leftBehind(token: string, bytes: Uint8Array = FILE): Promise<ItemId> {
  inDatabase(
    "create trigger cut before insert on evidence_item begin select raise(abort, 'cut'); end",
  );
  const before = await stagedNames();
  const receiving = office.useCases.receiveEvidence({
    ...{ token, originalName: "clip.mp4", declaredType: "video/mp4" },
    source: piecesOf(bytes),
  });
  await expect(receiving).rejects.toThrow("cut");
  inDatabase("drop trigger cut");
  const itemId = (await stagedNames()).find((name) => !before.includes(name));
  if (!isIdOf("itm", itemId)) throw new Error("nothing was left behind");
  return itemId;
}

/** As if so much time had passed since the file came. */
async function age(name: string, hours = 1): Promise<void> {
  const then = new Date(Date.now() - hours * 3_600_000);
  await utimes(join(office.folder, "data/incoming", name), then, then);
}

const eventsOf = (itemId: ItemId) => recordsAbout(office, itemId).map(({ ev }) => ev);

test("a file left without a row is taken into its report, sealed, and its history says how", async () => {
  const by = await office.employ("evidence-custodian");
  let itemId: ItemId | undefined;
  const sent = await givenReport(office, {
    beforeSending: async (token) => {
      itemId = await leftBehind(token);
    },
  });
  if (itemId === undefined) throw new Error("nothing was left behind");
  const reason = REASON;
  // It may still be on its way.
  expect((await office.useCases.auditLog()).unacknowledged).toEqual([]);
  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({ kind: "fresh" });
  await age(itemId);
  expect((await office.useCases.auditLog()).unacknowledged).toEqual([itemId]);
  expect(await office.useCases.adoptUpload({ by, itemId, reason: " " })).toEqual({
    kind: "no-reason",
  });
  const analyst = await office.employ("intake-analyst");
  expect(await office.useCases.adoptUpload({ by: analyst, itemId, reason })).toMatchObject({
    kind: "refused",
  });
  const [found] = await office.useCases.listFoundUploads({ by });
  expect(found).toMatchObject({
    ...{ itemId, size: FILE.length, isAside: false, isFresh: false },
    of: { kind: "report", reportId: sent.reportId },
  });

  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({
    ...{ kind: "adopted", into: "report", sha256: SHA256 },
  });
  await office.worker.idle();
  const reader = await office.employ("prosecutor");
  const read = await office.useCases.readItem({ by: reader, itemId });
  expect(read).toMatchObject({
    item: { state: "sealed", sha256: SHA256, reportId: sent.reportId, originalName: "" },
  });
  // It became part of the report only now, whenever it came: the report's own history says so, and by whom.
  expect(read).toMatchObject({ item: { afterSending: true } });
  expect(recordsAbout(office, sent.reportId)).toContainEqual({
    ev: "report.file_added",
    obj: { item: itemId, size: FILE.length, channel: "found-upload", came: "whole" },
  });
  const [received, adopted] = recordsAbout(office, itemId);
  expect(received).toMatchObject({
    ev: "item.received",
    obj: { channel: "found-upload", hashed: "when-adopted", sha256: SHA256, size: FILE.length },
  });
  expect(adopted).toMatchObject({
    ev: "item.adopted",
    obj: { into: "report", written_at: found?.writtenAt },
  });
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
  expect(await office.useCases.listFoundUploads({ by })).toEqual([]);
  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({ kind: "not-found" });
});

test("what its reporter sent again is taken in where the copy that was sealed is gone since", async () => {
  const by = await office.employ("evidence-custodian");
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  await age(itemId);
  const again = await office.useCases.receiveEvidence({
    ...{ token, originalName: "clip.mp4", declaredType: "video/mp4" },
    source: piecesOf(FILE),
  });
  if (again.kind !== "received") throw new Error(again.kind);
  await office.worker.idle();
  const originals = join(office.folder, "data/originals");
  const sealed = (await readdir(originals, { recursive: true })).find((name) =>
    name.includes(again.itemId),
  );
  await rm(join(originals, sealed ?? ""));
  expect(await office.useCases.adoptUpload({ by, itemId, reason: REASON })).toMatchObject({
    kind: "adopted",
  });
});

test("what its reporter sent again is not taken in twice; set aside it is kept, and can be brought back", async () => {
  const by = await office.employ("evidence-custodian");
  const reason = REASON;
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  await age(itemId);
  const again = await office.useCases.receiveEvidence({
    ...{ token, originalName: "clip.mp4", declaredType: "video/mp4" },
    source: piecesOf(FILE),
  });
  if (again.kind !== "received") throw new Error(again.kind);
  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({
    ...{ kind: "same-bytes", itemId: again.itemId },
  });
  const path = join(office.folder, "data/incoming", itemId);
  const bytes = await readFile(path);

  expect(await office.useCases.setUploadAside({ by, itemId, reason })).toEqual({
    kind: "set-aside",
  });
  expect((await readFile(`${path}.aside`)).equals(bytes)).toBe(true);
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
  await office.useCases.sweep();
  expect(await office.useCases.listFoundUploads({ by })).toMatchObject([
    { itemId, isAside: true, of: { kind: "draft" } },
  ]);
  expect(await office.useCases.bringUploadBack({ by, itemId, reason })).toEqual({
    kind: "brought-back",
  });
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(eventsOf(itemId)).toEqual(["item.set_aside", "item.brought_back"]);
  expect((await office.useCases.auditLog()).unacknowledged).toEqual([itemId]);
});

describe("set aside while somebody takes it in", () => {
  /** Taken in and not sealed yet; what of it is in the database goes, and comes back where `cut` says. */
  async function takenIn(cut: (rows: string) => string): Promise<ItemId> {
    const by = await office.employ("evidence-custodian");
    await office.worker.stop();
    const { token } = await office.useCases.startDraft();
    const itemId = await leftBehind(token);
    await age(itemId);
    const adopted = await office.useCases.adoptUpload({ by, itemId, reason: REASON });
    expect(adopted.kind).toBe("adopted");
    inDatabase(cut(`evidence_item where id = '${itemId}'`));
    return itemId;
  }

  const expectSealed = async (itemId: ItemId) => {
    await office.useCases.sealEvidence({ itemId });
    expect(eventsOf(itemId).slice(-2)).toEqual(["item.hashed", "item.stored"]);
    expect(await stagedNames()).toEqual([]);
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
  };

  test("it is put back as soon as its row is seen", async () => {
    // The row comes right after the set-aside looked for one.
    const itemId = await takenIn(
      (rows) => `create table taken as select * from ${rows};
        delete from ${rows};
        create trigger cross after insert on custody_log when new.ev = 'item.set_aside'
          begin insert into evidence_item select * from taken; end`,
    );
    const by = await office.useCases.listStaff();
    const custodian = by.find(({ role }) => role === "evidence-custodian");
    if (custodian === undefined) throw new Error("nobody is the custodian");
    expect(await office.useCases.setUploadAside({ by: custodian, itemId, reason: REASON })).toEqual(
      { kind: "not-found" },
    );
    inDatabase("drop trigger cross; drop table taken");
    expect(await stagedNames()).toEqual([itemId]);
    expect(eventsOf(itemId)).toEqual([
      ...["item.received", "item.adopted", "item.set_aside", "item.brought_back"],
    ]);
    await expectSealed(itemId);
  });

  test("and where nobody could put it back, the sealing does, instead of calling it missing", async () => {
    const itemId = await takenIn(() => "select 1");
    const path = join(office.folder, "data/incoming", itemId);
    await rename(path, `${path}.aside`);
    await expectSealed(itemId);
    expect(recordsAbout(office, itemId)[2]).toMatchObject({
      ev: "item.brought_back",
      obj: { result: "taken-in-meanwhile" },
    });
  });

  test("and of several that see it at once one records that it was put back", async () => {
    const itemId = await takenIn(() => "select 1");
    const path = join(office.folder, "data/incoming", itemId);
    await rename(path, `${path}.aside`);
    const { sealEvidence } = office.useCases;
    await Promise.all([1, 2, 3].map(() => sealEvidence({ itemId })));
    expect(eventsOf(itemId)).toEqual([
      ...["item.received", "item.adopted", "item.brought_back", "item.hashed", "item.stored"],
    ]);
    expect(await stagedNames()).toEqual([]);
  });

  test("and one that the sealing had opened before it was moved does not stay behind", async () => {
    const itemId = await takenIn(() => "select 1");
    const path = join(office.folder, "data/incoming", itemId);
    // Moved, and read to its end by who has it open.
    await copyFile(path, `${path}.aside`);
    await expectSealed(itemId);
  });
});

test.each([
  ["setUploadAside", "", "item.set_aside", "aside"],
  ["bringUploadBack", ".aside", "item.brought_back", "back"],
] as const)("where %s finds nothing to move, a record says so", async (act, ending, ev, to) => {
  const by = await office.employ("evidence-custodian");
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  const path = join(office.folder, "data/incoming", itemId);
  await age(itemId);
  if (ending !== "") await rename(path, `${path}${ending}`);
  // The time is asked first for who may, and then for each file that was found.
  let asked = 0;
  onNow = () => {
    asked += 1;
    if (asked === 2) unlinkSync(`${path}${ending}`);
  };
  expect(await office.useCases[act]({ by, itemId, reason: REASON })).toEqual({
    kind: "not-found",
  });
  expect(recordsAbout(office, itemId)).toEqual([
    expect.objectContaining({ ev }),
    { ev: "item.not_moved", obj: { to, result: "nothing-there" } },
  ]);
});

test("a file that does not open whole, or whose draft is gone, is left as it is", async () => {
  const by = await office.employ("evidence-custodian");
  const reason = REASON;
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  const path = join(office.folder, "data/incoming", itemId);
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes);
  changed[9_000] = (changed[9_000] ?? 0) ^ 1;
  await writeFile(path, changed);
  await age(itemId);
  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({ kind: "altered" });
  await writeFile(path, bytes);
  await age(itemId);
  inDatabase("update draft set expires_at = '2020-01-01T00:00:00.000Z'");
  expect(await office.useCases.listFoundUploads({ by })).toMatchObject([{ of: { kind: "gone" } }]);
  expect(await office.useCases.adoptUpload({ by, itemId, reason })).toEqual({ kind: "nobodys" });
  expect(eventsOf(itemId)).toEqual([]);
  expect((await readFile(path)).equals(bytes)).toBe(true);
});

const PAGE = Buffer.from("<!doctype html><html><script>alert(1)</script></html>");

/** Comes whole in two parts, the first too short to tell what it is; the process dies where its record would be written. */
async function cutAtItsEnd(token: string, bytes: Uint8Array): Promise<ItemId> {
  const { useCases } = office;
  const begun = await useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size: bytes.length, sample: "" },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
  });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { itemId } = begun;
  await useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(bytes.subarray(0, 1)) });
  inDatabase("create trigger cut before delete on upload begin select raise(abort, 'cut'); end");
  const source = piecesOf(bytes.subarray(1));
  await expect(useCases.appendToUpload({ itemId, offset: 1, source })).rejects.toThrow("cut");
  inDatabase("drop trigger cut");
  return itemId;
}

test.each([
  [
    "taken back",
    FILE,
    (token: string, itemId: ItemId) => office.useCases.withdrawEvidence({ token, itemId }),
  ],
  ["refused", PAGE, (_: string, itemId: ItemId) => office.useCases.readUpload({ itemId })],
] as const)(
  "a file that was %s and that a kill left on the disk is never taken in, and goes",
  async (_, bytes, letGo) => {
    const by = await office.employ("evidence-custodian");
    const { useCases } = office;
    const { token } = await useCases.startDraft();
    const itemId = await cutAtItsEnd(token, bytes);
    const path = join(office.folder, "data/incoming", itemId);
    const whole = await readFile(path);
    await letGo(token, itemId);
    expect(await stagedNames()).toEqual([]);
    // As the disk is where the process died after the record and before the file was removed.
    await writeFile(path, whole);
    await age(itemId);
    expect(await useCases.listFoundUploads({ by })).toMatchObject([
      { itemId, size: bytes.length, isDisposed: true },
    ]);
    expect((await useCases.auditLog()).unacknowledged).toEqual([]);
    for (const act of [useCases.adoptUpload, useCases.setUploadAside, useCases.bringUploadBack]) {
      expect(await act({ by, itemId, reason: REASON })).toEqual({ kind: "disposed" });
    }
    const kept = await leftBehind(token, randomBytes(1_000));
    await useCases.sweep();
    expect(await stagedNames()).toEqual([itemId, kept].sort());
    for (const id of [itemId, kept]) {
      await utimes(join(office.folder, "data/incoming", id), new Date(0), new Date(0));
    }
    await useCases.sweep();
    // What no record names and no record disposed of stays for ever.
    expect(await stagedNames()).toEqual([kept]);
    expect(eventsOf(itemId)).toEqual(["item.disposed"]);
  },
);

test("what came of a file that a restored database does not know is kept, told of, and set aside by a custodian", async () => {
  const by = await office.employ("evidence-custodian");
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  const begun = await useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size: FILE.length, sample: "" },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
  });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { itemId } = begun;
  const part = FILE.subarray(0, 90_000);
  await useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(part) });
  inDatabase("create table before as select * from upload; delete from upload");
  const name = `${itemId}.arriving`;
  const bytes = await readFile(join(office.folder, "data/incoming", name));
  await age(name, 48);
  await useCases.sweep();
  expect(await stagedNames()).toEqual([name]);
  expect((await useCases.auditLog()).unacknowledged).toEqual([itemId]);
  expect(await useCases.listFoundUploads({ by })).toMatchObject([
    { itemId, isWhole: false, isAside: false, size: part.length, of: { kind: "draft" } },
  ]);
  const reason = REASON;
  expect(await useCases.adoptUpload({ by, itemId, reason })).toEqual({ kind: "in-part" });
  expect(await useCases.setUploadAside({ by, itemId, reason })).toEqual({ kind: "set-aside" });
  expect(await stagedNames()).toEqual([`${name}.aside`]);
  await useCases.sweep();
  expect((await useCases.auditLog()).unacknowledged).toEqual([]);
  expect(await useCases.listFoundUploads({ by })).toMatchObject([
    { itemId, isWhole: false, isAside: true, of: { kind: "draft" } },
  ]);
  expect(await useCases.bringUploadBack({ by, itemId, reason })).toEqual({ kind: "brought-back" });
  expect((await readFile(join(office.folder, "data/incoming", name))).equals(bytes)).toBe(true);
  expect(eventsOf(itemId)).toEqual(["item.set_aside", "item.brought_back"]);
  // The right database is there again: its sender goes on where they were.
  inDatabase("insert into upload select * from before; drop table before");
  const source = piecesOf(FILE.subarray(part.length));
  expect(await useCases.appendToUpload({ itemId, offset: part.length, source })).toMatchObject({
    ...{ kind: "appended", offset: FILE.length },
  });
});

test("a page that a browser would run is not taken in by a custodian either", async () => {
  const by = await office.employ("evidence-custodian");
  const { token } = await office.useCases.startDraft();
  const itemId = await cutAtItsEnd(token, PAGE);
  inDatabase("delete from upload");
  await age(itemId);
  expect(await office.useCases.adoptUpload({ by, itemId, reason: REASON })).toEqual({
    ...{ kind: "not-taken", why: "web-page" },
  });
  expect(await stagedNames()).toEqual([itemId]);
  expect(eventsOf(itemId)).toEqual([]);
});

test("the weekly audit tells of it, and of nothing that only waits to be finished", async () => {
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  await age(itemId);
  const begun = await cutAtItsEnd(token, FILE);
  await age(begun);
  expect((await office.useCases.auditLog()).unacknowledged).toEqual([itemId]);
  logged.length = 0;
  let state: Awaited<ReturnType<typeof office.useCases.auditInSlices>>;
  do state = await office.useCases.auditInSlices({ state });
  while (state !== undefined);
  const told = logged.filter((line) => line.includes("audit.upload-without-record"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(itemId);
  expect(recordsAbout(office, SYSTEM_SUBJECT).at(-1)).toMatchObject({
    ...{ ev: "system.self_audit", obj: { result: "no-fault", unacknowledged: 1 } },
  });
  await office.useCases.readUpload({ itemId: begun });
  expect(eventsOf(begun)).toContain("item.received");
});

test("the command lists, adopts and sets aside, for a custodian and nobody else", async () => {
  const { signInName } = await office.employ("evidence-custodian");
  const analyst = await office.employ("intake-analyst");
  const { token } = await office.useCases.startDraft();
  const itemId = await leftBehind(token);
  const other = await leftBehind(token, randomBytes(1_000));
  await age(itemId);
  await age(other);
  const { config } = office;
  const run = (...args: string[]) => runCommand(["uploads", ...args], { config });
  const listed = await run("--as", signInName, "--json");
  expect(listed.code).toBe(0);
  expect(objectsOf(listed.stdout)).toHaveLength(2);
  expect(objectsOf(listed.stdout)).toContainEqual(
    expect.objectContaining({ itemId, size: FILE.length, of: "draft", setAside: false }),
  );
  const adopted = await run("adopt", itemId, "--reason", REASON, "--as", signInName);
  expect([adopted.code, adopted.stdout]).toEqual([
    0,
    `${itemId}: taken into its draft; SHA-256 ${SHA256}\n`,
  ]);
  const aside = await run("set-aside", other, "--reason", REASON, "--as", signInName);
  expect([aside.code, aside.stdout]).toEqual([
    0,
    `${other}: set aside; nothing of it was destroyed\n`,
  ]);
  const refused = await run("set-aside", other, "--reason", "x", "--as", analyst.signInName);
  expect(refused.code).toBe(1);
  expect((await run("adopt", itemId, "--as", signInName)).code).toBe(2);
  expect((await run("adopt", "../x", "--reason", "x", "--as", signInName)).code).toBe(2);
  expect(eventsOf(other)).toEqual(["item.set_aside"]);
});
