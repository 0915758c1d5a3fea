import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { givenReport, piecesOf, type SentReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

let office: TestOffice;
let sent: SentReport;

beforeEach(async () => {
  office = await openTestOffice();
  sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(100_000) }] });
  await office.worker.idle();
  await office.useCases.publishCheckpoint({ reason: "request" });
  // Publishing may leave work behind; the tests open the same file and want it at rest.
  await office.worker.idle();
});

afterEach(async () => {
  await office.remove();
});

/** Does to the database file what somebody with the disk could do: triggers are no obstacle to them. */
function inDatabase(work: (database: Sqlite.Database) => void): void {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  const names = database.prepare("select name from sqlite_master where type = 'trigger'").all();
  for (const { name } of names as { name: string }[]) database.exec(`drop trigger ${name}`);
  database.pragma("foreign_keys = off");
  work(database);
  database.close();
}

async function original(): Promise<string> {
  const folder = join(office.folder, "data/originals");
  const names = await readdir(folder, { recursive: true });
  const name = names.find((one) => one.includes(sent.itemIds[0] ?? "?"));
  return join(folder, name ?? "");
}

async function faults(): Promise<readonly string[]> {
  const report = await office.useCases.auditLog();
  return report.faults.map((fault) => fault.fault);
}

test("an untouched office has no fault, and the audit is itself recorded", async () => {
  const first = await office.useCases.auditLog();
  expect(first).toMatchObject({ faults: [], originals: 1 });
  const second = await office.useCases.auditLog();
  expect(second.records).toBe(first.records + 1);
});

describe("what somebody with the database file could do, and what the audit says", () => {
  test.each([
    [
      "edit a record",
      "update custody_log set leaf = cast(replace(cast(leaf as text), 'reporter', 'reporten') as blob) where ev = 'item.received'",
      "altered",
    ],
    ["drop a record", "delete from custody_log where seq = 4", "missing"],
    ["drop the last records", "delete from custody_log where seq > 4", "log-shorter-than-signed"],
    [
      "swap two records",
      "update custody_log set seq = case seq when 3 then -4 when 4 then -3 end where seq in (3, 4); update custody_log set seq = -seq where seq < 0",
      "out-of-order",
    ],
    [
      "edit the index beside a record",
      "update custody_log set ev = 'item.viewed' where seq = 4",
      "columns-differ",
    ],
    [
      "edit a subtree",
      "update custody_node set hash = zeroblob(32) where level = 1 and idx = 1",
      "tree-differs",
    ],
    [
      "edit a checkpoint",
      "update custody_checkpoint set body = replace(body, 'custody', 'custodz')",
      "checkpoint-not-signed",
    ],
    [
      "edit an item's row",
      "update evidence_item set sha256 = 'ff' || substr(sha256, 3)",
      "row-differs",
    ],
  ])("%s", async (_, statement, fault) => {
    inDatabase((database) => {
      database.exec(statement);
    });
    const found = await faults();
    // A swap shows itself as faults of both places; which comes first is the chain's business.
    if (fault === "out-of-order") expect(found.length).toBeGreaterThan(1);
    else expect(found).toContain(fault);
  });
});

test("a record put in by hand is named", async () => {
  inDatabase((database) => {
    database.exec(
      "insert into custody_log select seq + 1, leaf, leaf_hash, subj, sseq + 1, ev, ts from custody_log order by seq desc limit 1",
    );
  });
  const report = await office.useCases.auditLog();
  expect(report.faults.map((fault) => fault.seq)).toContain(report.records - 1);
});

test("a checkpoint signed with another key is named", async () => {
  inDatabase((database) => {
    const { note } = database
      .prepare("select note from custody_checkpoint order by size desc limit 1")
      .get() as { note: string };
    const line = note.trimEnd().split(" ");
    const signature = Buffer.from(line.at(-1) ?? "", "base64");
    signature[40] = (signature[40] ?? 0) ^ 1;
    const forged = `${line.slice(0, -1).join(" ")} ${signature.toString("base64")}\n`;
    database.prepare("update custody_checkpoint set note = ? where note = ?").run(forged, note);
  });
  expect(await faults()).toContain("checkpoint-not-signed");
});

test("a changed original is named with the digest it has now", async () => {
  const path = await original();
  const bytes = await readFile(path);
  bytes[500] = (bytes[500] ?? 0) ^ 1;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
  const report = await office.useCases.auditLog();
  expect(report.faults).toMatchObject([{ fault: "altered", subject: sent.itemIds[0] }]);
});

test("a file that came in parts has its digest from its sealing; another one in its row is named", async () => {
  const { token } = await office.useCases.startDraft();
  const bytes = randomBytes(10_000);
  const begun = await office.useCases.beginUpload({
    holder: { draftToken: token, visitToken: undefined },
    size: bytes.length,
    originalName: "clip.mp4",
    declaredType: "video/mp4",
    sample: "",
  });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { itemId } = begun;
  await office.useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(bytes) });
  await office.worker.idle();
  expect(await faults()).toEqual([]);
  inDatabase((database) =>
    database
      .prepare("update evidence_item set sha256 = ? where id = ?")
      .run("0".repeat(64), itemId),
  );
  expect(await faults()).toContain("row-differs");
});

test("what arrives while the audit runs is no fault", async () => {
  let come: Promise<unknown> | undefined;
  const report = await office.useCases.auditLog({
    progress: () => {
      come ??= givenReport(office, { files: [{ name: "b.bin", bytes: randomBytes(1_000) }] });
    },
  });
  await come;
  expect(report.faults).toEqual([]);
});

test("a lost original is named", async () => {
  await rm(await original());
  expect(await faults()).toEqual(["missing"]);
});

test("the sliced audit goes on where it stopped and ends in one record", async () => {
  let state: Awaited<ReturnType<typeof office.useCases.auditInSlices>>;
  const before = await office.useCases.auditLog();
  state = await office.useCases.auditInSlices({ state: undefined });
  let slices = 1;
  while (state !== undefined) {
    state = await office.useCases.auditInSlices({ state });
    slices += 1;
  }
  expect(slices).toBe(2);
  const after = await office.useCases.auditLog();
  expect(after.records).toBe(before.records + 2);
});

async function begun(size: number, bytes: Uint8Array): Promise<ItemId> {
  const { token } = await office.useCases.startDraft();
  const outcome = await office.useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size, sample: "" },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
  });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  const { itemId } = outcome;
  await office.useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(bytes) });
  return itemId;
}

test("an unfinished upload whose acknowledged bytes are not there is named with what to do, also by the weekly job", async () => {
  const itemId = await begun(900, randomBytes(400));
  expect(await faults()).toEqual([]);
  await truncate(join(office.folder, "data/incoming", `${itemId}.arriving`), 300);
  const { faults: found } = await office.useCases.auditLog();
  expect(found).toMatchObject([{ fault: "upload-short", subject: itemId }]);
  expect(found[0]?.detail).toContain(
    "400 of the upload's 900 bytes were acknowledged and 0 are there",
  );
  let state = await office.useCases.auditInSlices({ state: undefined });
  while (state !== undefined) state = await office.useCases.auditInSlices({ state });
  expect(recordsAbout(office, "sys_office").at(-1)).toMatchObject({
    ev: "system.self_audit",
    obj: { result: "faults", found: [{ fault: "upload-short", seq: null, subject: itemId }] },
  });
});

test("a received file that waits to be sealed and is not as long as its row says is named", async () => {
  await office.worker.stop();
  const itemId = await begun(400, randomBytes(400));
  expect(await faults()).toEqual([]);
  inDatabase((database) =>
    database.prepare("update evidence_item set size = 401 where id = ?").run(itemId),
  );
  expect(await faults()).toEqual(["altered"]);
});

test("what a sealing left in the store of a file that was taken back meanwhile is removed when it runs again", async () => {
  await office.worker.stop();
  const { token } = await office.useCases.startDraft();
  const source = piecesOf(randomBytes(400));
  const received = await office.useCases.receiveEvidence({
    ...{ token, originalName: "a.jpg", declaredType: "", source },
  });
  if (received.kind !== "received") throw new Error(received.kind);
  const { itemId } = received;
  await office.useCases.withdrawEvidence({ token, itemId });
  await office.useCases.removeBlobs({ ids: [itemId] });
  const shard = join(office.folder, "data/originals", itemId.slice(-2));
  await mkdir(shard, { recursive: true });
  await writeFile(join(shard, itemId), randomBytes(500));
  expect(await faults()).toEqual(["not-disposed"]);
  await office.useCases.sealEvidence({ itemId });
  expect(await faults()).toEqual([]);
});
