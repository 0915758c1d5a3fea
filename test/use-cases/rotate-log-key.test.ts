import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import {
  formatSignedNote,
  parseSignedNote,
  verifySignedNote,
} from "#app/core/custody/signed-note.ts";
import { parseVerifierKey, type VerifierKey } from "#app/core/custody/verifier-key.ts";
import { openLogKey } from "#app/adapters/security/log-signer.ts";
import { openMasterKey } from "#app/adapters/security/keys.ts";
import { openDatabase } from "#app/adapters/database/open.ts";
import { keyRotationFacts } from "#app/core/custody/log-keys.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import type { KeyId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { compose } from "#app/server/compose.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";

const ROOT = join(import.meta.dirname, "../..");

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
  await office.worker.idle();
});

afterEach(async () => {
  await office.remove();
});

function keyOf(vkey: string): VerifierKey {
  const parsed = parseVerifierKey(vkey);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function present(): VerifierKey {
  return keyOf(office.useCases.readLogKey().vkey);
}

/** What the command does: alone with the office, while no server runs. */
async function rotated() {
  await office.shut();
  const alone = await compose(testConfig(office.folder), {
    purpose: "alone",
    writeLog: () => undefined,
  });
  if (!alone.ok) throw new Error(alone.problem);
  const outcome = await alone.value.useCases.rotateLogKey({ reason: "planned" });
  await alone.value.close();
  office = await openTestOffice(office.folder);
  if (outcome.kind !== "rotated") throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function newCheckpoint() {
  await givenReport(office);
  const outcome = await office.useCases.publishCheckpoint({ reason: "request" });
  if (outcome.kind !== "published") throw new Error(outcome.kind);
  return outcome.checkpoint;
}

function isSignedBy(note: string, key: VerifierKey): boolean {
  return verifySignedNote(note, [key]).kind === "verified";
}

async function faults(): Promise<readonly string[]> {
  return (await office.useCases.auditLog()).faults.map(({ fault }) => fault);
}

/** Writes to the database file as somebody with the disk would, the triggers taken away first. */
async function tamper(work: (database: Sqlite.Database) => void): Promise<void> {
  await office.worker.idle();
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  const names = database.prepare("select name from sqlite_master where type = 'trigger'").all();
  for (const { name } of names as { name: string }[]) database.exec(`drop trigger ${name}`);
  work(database);
  database.close();
}

test("both keys sign the checkpoint over the rotation, and only the new one all that follow", async () => {
  const old = present();
  const { checkpoint, oldKey, newKey } = await rotated();
  expect(keyOf(oldKey)).toEqual(old);
  expect(present()).toEqual(keyOf(newKey));
  expect(isSignedBy(checkpoint.note, old)).toBe(true);
  expect(isSignedBy(checkpoint.note, present())).toBe(true);
  const after = await newCheckpoint();
  expect(isSignedBy(after.note, old)).toBe(false);
  expect(isSignedBy(after.note, present())).toBe(true);
  const keys = await office.useCases.listLogKeys();
  expect(keys).toEqual([
    { vkey: newKey, from: checkpoint.size, to: undefined },
    { vkey: oldKey, from: 1, to: checkpoint.size },
  ]);
  expect(await faults()).toEqual([]);
  const described = await office.useCases.describeCheckpoint({ size: checkpoint.size });
  expect(described?.sentence).toContain("signed by the office only");
  // The old key's file is gone, and no other lies about.
  expect(existsSync(`${office.config.logKeyFile}.next`)).toBe(false);
});

test("the record names both keys, why, and the operator; it is a key's record like that of the first", async () => {
  await rotated();
  const by = await office.employ("auditor");
  const records = (await office.useCases.listCustody({ by })) ?? [];
  const [rotation] = records.filter(({ ev }) => ev === "key.rotated");
  const [first] = records.filter(({ ev, subj }) => ev === "key.created" && subj === rotation?.subj);
  expect(rotation).toMatchObject({ sseq: 1 });
  expect(first).toBeDefined();
  expect(Buffer.from(rotation?.leaf ?? []).toString()).toContain('"id":"svc-operator"');
});

test("a log can have its key replaced again and again", async () => {
  for (let round = 0; round < 3; round += 1) {
    await rotated();
    await newCheckpoint();
  }
  expect(await office.useCases.listLogKeys()).toHaveLength(4);
  expect(await faults()).toEqual([]);
});

test("a key made ahead is printed again until it is used, and is the one that comes", async () => {
  const prepared = await office.useCases.prepareLogKey();
  if (prepared.kind !== "prepared") throw new Error(prepared.problem);
  expect(await office.useCases.prepareLogKey()).toEqual({ ...prepared, isNew: false });
  expect((await rotated()).newKey).toBe(prepared.newKey);
});

test("while a server runs the key is not replaced, and whoever still holds an old key signs nothing", async () => {
  const config = testConfig(office.folder);
  const refused = await compose(config, { purpose: "alone", writeLog: () => undefined });
  expect(refused).toMatchObject({ ok: false });
  const visitor = await compose(config, { purpose: "visit", writeLog: () => undefined });
  if (!visitor.ok) throw new Error(visitor.problem);
  await rotated();
  await givenReport(office);
  const outcome = await visitor.value.useCases.publishCheckpoint({ reason: "request" });
  await visitor.value.close();
  expect(outcome).toEqual({ kind: "refused", problem: "key-replaced" });
});

test("a log that is not what was signed keeps its key", async () => {
  await givenReport(office);
  await tamper((database) => {
    database.exec(
      "update custody_log set leaf = cast(leaf || ' ' as blob) where seq = (select max(seq) from custody_log)",
    );
  });
  await office.shut();
  const alone = await compose(testConfig(office.folder), {
    purpose: "alone",
    writeLog: () => undefined,
  });
  if (!alone.ok) throw new Error(alone.problem);
  const old = alone.value.useCases.readLogKey();
  const outcome = await alone.value.useCases.rotateLogKey({ reason: "stolen" });
  await alone.value.close();
  expect(outcome).toEqual({ kind: "refused", problem: "record-altered" });
  office = await openTestOffice(office.folder);
  expect(office.useCases.readLogKey()).toEqual(old);
});

describe("killed while the key is replaced, the office goes on", () => {
  test.each([
    ["next-written", "old"],
    ["in-transaction", "old"],
    ["committed", "new"],
    ["adopted", "new"],
  ] as const)("at the step %s with the %s key", async (step, which) => {
    const old = present();
    await office.shut();
    const child = spawn(
      process.execPath,
      [join(ROOT, "test/support/rotate-until-killed.ts"), office.folder, step],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
    office = await openTestOffice(office.folder);
    expect(present().keyId === old.keyId).toBe(which === "old");
    const checkpoint = await newCheckpoint();
    expect(isSignedBy(checkpoint.note, present())).toBe(true);
    expect(await faults()).toEqual([]);
    // And a rotation can be done now, again or at last.
    const before = present();
    expect((await rotated()).oldKey).toContain(before.keyId);
    expect(await faults()).toEqual([]);
  });
});

describe("what somebody with the disk could do about keys, and what the audit says", () => {
  test("a checkpoint that the old key signed after it was replaced", async () => {
    await office.shut();
    // Whoever copied the key file before the rotation can sign with it after.
    const copy = await readFile(office.config.logKeyFile);
    office = await openTestOffice(office.folder);
    await rotated();
    const checkpoint = await newCheckpoint();
    const newFile = await readFile(office.config.logKeyFile);
    const old = await signedWith(copy, checkpoint.body);
    await writeFile(office.config.logKeyFile, newFile);
    await tamper((database) => {
      database
        .prepare("update custody_checkpoint set note = ? where size = ?")
        .run(old, checkpoint.size);
    });
    expect(await faults()).toEqual(["checkpoint-by-other-key"]);
    const described = await office.useCases.describeCheckpoint({ size: checkpoint.size });
    expect(described?.sentence).toBe("signed by a key that was not this log's at that size");
  });

  test("the signature of the old or of the new key taken away from the checkpoint that needs both", async () => {
    const { checkpoint } = await rotated();
    const note = parseSignedNote(checkpoint.note);
    if (!note.ok) throw new Error(note.problem);
    const [head = ""] = checkpoint.note.split("\n\n");
    for (const line of checkpoint.note.split("\n").filter((one) => one.startsWith("—"))) {
      await tamper((database) => {
        database
          .prepare("update custody_checkpoint set note = ? where size = ?")
          .run(`${head}\n\n${line}\n`, checkpoint.size);
      });
      expect(await faults()).toEqual(["checkpoint-not-signed"]);
    }
  });

  test("a rotation that the old key did not sign", async () => {
    const forger = madeKey("ed25519", present().name, 7);
    const { subj } = await firstKeyRecord();
    const facts = { old: present(), oldSigner: forger, next: forger.key, reason: "planned" };
    const database = await openDatabase({
      location: office.config.database,
      clock: { now: () => instantFromMillis(Date.now()) },
      newLogOrigin: "never/needed",
    });
    await database.transact(({ custody }) =>
      custody.appendSystemEvent({
        ev: "key.rotated",
        subj: subj as KeyId,
        actor: { kind: "system", id: "svc-operator" },
        obj: keyRotationFacts(facts),
      }),
    );
    await database.close();
    expect(await faults()).toEqual(["key-not-replaced"]);
    // The forger's key is none of the log's, on the list or as a signature.
    expect(await office.useCases.listLogKeys()).toHaveLength(1);
  });

  test("a rotation record that was edited", async () => {
    await rotated();
    await newCheckpoint();
    await tamper((database) => {
      database.exec(
        `update custody_log set leaf = cast(replace(cast(leaf as text), '"reason_code":"planned"', '"reason_code":"stolen!"') as blob) where ev = 'key.rotated'`,
      );
    });
    expect(await faults()).toContain("altered");
  });
});

async function firstKeyRecord() {
  const by = await office.employ("auditor");
  const records = (await office.useCases.listCustody({ by })) ?? [];
  const found = records.filter(({ ev }) => ev === "key.created").at(0);
  if (found === undefined) throw new Error("no key");
  return found;
}

/** What the key in a copied file signs: the office's own code, on a copy of its keys. */
async function signedWith(keyFile: Buffer, body: string): Promise<string> {
  const path = join(office.folder, "keys/copied.key");
  await writeFile(path, keyFile, { mode: 0o600 });
  const master = await openMasterKey(office.config.masterKeyFile, { existing: true });
  if (!master.ok) throw new Error(master.problem);
  const origin = body.split("\n")[0] ?? "";
  const sealingKey = master.value.derive("log-signing-seal");
  const key = await openLogKey({ path, sealingKey, origin, known: undefined });
  if (!key.ok) throw new Error(key.problem);
  const { name, keyId, sign } = key.value.signer;
  return formatSignedNote({
    text: body,
    signatures: [{ name, keyId, signature: sign(toUtf8(body)) }],
  });
}
