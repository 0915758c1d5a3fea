import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { verifyConsistency, verifyInclusion } from "#app/core/custody/merkle-proof.ts";
import { verifySignedNote } from "#app/core/custody/signed-note.ts";
import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { compose } from "#app/server/compose.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
  await office.worker.idle();
});

afterEach(async () => {
  await office.remove();
});

function logKey() {
  const parsed = parseVerifierKey(office.useCases.readLogKey().vkey);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function headOf(note: string) {
  const verified = verifySignedNote(note, [logKey()]);
  if (verified.kind !== "verified") throw new Error(verified.kind);
  const head = parseCheckpoint(verified.text);
  if (!head.ok) throw new Error(head.problem);
  return head.value;
}

/** Writes to the database file as somebody with the disk would, the triggers taken away first. */
async function tamper(statement: string): Promise<void> {
  await office.shut();
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  for (const row of database
    .prepare("select name from sqlite_master where type = 'trigger'")
    .all()) {
    database.exec(`drop trigger ${(row as { name: string }).name}`);
  }
  database.exec(statement);
  database.close();
  office = await openTestOffice(office.folder);
}

test("each checkpoint is signed, continues the one before, and proves its records", async () => {
  const first = await office.useCases.publishCheckpoint({ reason: "request" });
  if (first.kind === "refused" || first.kind === "empty") throw new Error(first.kind);
  await givenReport(office);
  const second = await office.useCases.publishCheckpoint({ reason: "request" });
  if (second.kind !== "published") throw new Error(second.kind);
  const [before, after] = [headOf(first.checkpoint.note), headOf(second.checkpoint.note)];
  expect(after.size).toBeGreaterThan(before.size);
  const growth = await office.useCases.proveConsistencyOfLog({
    first: before.size,
    second: after.size,
  });
  if (growth.kind !== "proof") throw new Error(growth.kind);
  expect(
    verifyConsistency({
      first: before.size,
      second: after.size,
      firstRoot: before.root,
      secondRoot: after.root,
      proof: growth.hashes,
    }),
  ).toBe(true);
  const auditor = await office.employ("auditor");
  const records = (await office.useCases.listCustody({ by: auditor })) ?? [];
  const record = records.find((one) => one.seq === before.size);
  const member = await office.useCases.proveInclusionInLog({
    index: before.size,
    size: after.size,
  });
  if (member.kind !== "proof" || record === undefined) throw new Error(member.kind);
  expect(
    verifyInclusion({
      index: before.size,
      size: after.size,
      leafHash: record.leafHash,
      proof: member.hashes,
      root: after.root,
    }),
  ).toBe(true);
});

test("a log that gained nothing but the record of its own checkpoint is not signed again", async () => {
  await office.useCases.publishCheckpoint({ reason: "request" });
  const again = await office.useCases.publishCheckpoint({ reason: "timer" });
  expect(again.kind).toBe("unchanged");
});

test("nothing is proved beyond what was signed", async () => {
  const published = await office.useCases.publishCheckpoint({ reason: "request" });
  if (published.kind === "refused" || published.kind === "empty") throw new Error(published.kind);
  const { size } = published.checkpoint;
  for (const input of [
    { first: 1, second: size + 1 },
    { first: 0, second: size },
    { first: size, second: 1 },
  ]) {
    expect(await office.useCases.proveConsistencyOfLog(input)).toEqual({ kind: "not-covered" });
  }
  expect(await office.useCases.proveInclusionInLog({ index: size, size: size + 1 })).toEqual({
    kind: "not-covered",
  });
});

test("a record changed since the last checkpoint is never signed", async () => {
  const published = await office.useCases.publishCheckpoint({ reason: "request" });
  if (published.kind === "refused" || published.kind === "empty") throw new Error(published.kind);
  await givenReport(office);
  // The stop would sign what is there: kill it instead by tampering through a second connection first.
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  database.exec("drop trigger if exists custody_log_no_update");
  database
    .prepare(
      "update custody_log set leaf = cast(replace(cast(leaf as text), 'web-form', 'web-forn') as blob) where seq = (select max(seq) from custody_log where ev = 'report.received')",
    )
    .run();
  database.close();
  expect(await office.useCases.publishCheckpoint({ reason: "request" })).toEqual({
    kind: "refused",
    problem: "record-altered",
  });
  const audit = await office.useCases.auditLog();
  expect(audit.faults.map((fault) => fault.fault)).toContain("altered");
});

test("a tree rewritten under the last checkpoint is noticed", async () => {
  await office.useCases.publishCheckpoint({ reason: "request" });
  await tamper("update custody_node set hash = zeroblob(32) where level > 0");
  await givenReport(office);
  expect(await office.useCases.publishCheckpoint({ reason: "request" })).toEqual({
    kind: "refused",
    problem: "not-a-continuation",
  });
});

test("a lost or exchanged log key stops the start", async () => {
  await office.shut();
  const config = testConfig(office.folder);
  await rm(config.logKeyFile);
  const lost = await compose(config, { purpose: "serve", writeLog: () => undefined });
  expect(lost).toMatchObject({ ok: false });
  if (!lost.ok) expect(lost.problem).toContain("log key");
  await rm(office.folder, { recursive: true, force: true });
  office = await openTestOffice();
});
