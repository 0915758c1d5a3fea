import { access, chmod, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { objectsOf, runCommand } from "./run-command.ts";

let office: TestOffice;
let itemId: ItemId;

beforeEach(async () => {
  office = await openTestOffice();
  const bytes = new TextEncoder().encode("What the witness sent, byte for byte.");
  const sent = await givenReport(office, { files: [{ name: "note.txt", bytes }] });
  [itemId] = sent.itemIds as [ItemId];
  await office.worker.idle();
});

afterEach(() => office.remove());

const audit = (...args: string[]) => runCommand(["audit", ...args], { config: office.config });

test("finds nothing in an untouched office, beside its running server, and says what was checked", async () => {
  const { code, stdout, stderr } = await audit();
  expect(code).toBe(0);
  // On a busy machine it takes long enough for a line on how far it has come.
  expect(stderr).toMatch(/^(?:\d+ records, .* checked\n)*$/);
  expect(stdout).toMatch(/^\d+ records, .*1 original.*: no fault\.\n$/);
});

test("with --json prints one object a line and nothing else", async () => {
  const { code, stdout } = await audit("--json");
  expect(code).toBe(0);
  expect(objectsOf(stdout)).toMatchObject([{ kind: "summary", originals: 1, faults: 0 }]);
});

test("goes on from the file that it is given, keeps what was found before, and removes the file at the end", async () => {
  const path = join(office.folder, "audit-so-far.json");
  const [log = ""] = office.useCases.readLogKey().vkey.split("+");
  const fault = { fault: "missing", seq: null, subject: "itm_0before", detail: "found before" };
  const state = { after: itemId, originals: 7, bytes: 70 };
  const note = { format: "bearwitness-audit/1", log, state, faults: [fault] };
  await writeFile(path, JSON.stringify(note));
  const { code, stdout } = await audit("--json", "--rate", "20", "--resume", path);
  expect(code).toBe(1);
  // The item was read by the run before: it is counted, and not read again.
  expect(objectsOf(stdout)).toMatchObject([
    { kind: "fault", fault: "missing", subject: "itm_0before" },
    { kind: "summary", originals: 7, faults: 1 },
  ]);
  await expect(access(path)).rejects.toThrow("ENOENT");
  await writeFile(path, JSON.stringify({ ...note, log: "other.example/custody/2026" }));
  const refused = await audit("--resume", path);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain("of another office");
  expect(await audit("--rate", "none")).toMatchObject({ code: 2 });
});

test("names an original that was edited", async () => {
  const path = join(office.config.dataDir, "originals", itemId.slice(-2), itemId);
  await chmod(path, 0o600);
  const file = await open(path, "r+");
  await file.write("w", 0);
  await file.close();
  const { code, stdout } = await audit("--json");
  expect(code).toBe(1);
  const [fault, summary] = objectsOf(stdout);
  expect(fault).toMatchObject({ kind: "fault", fault: "altered", subject: itemId });
  expect(summary).toMatchObject({ kind: "summary", faults: 1 });
  const read = await audit();
  expect(read.code).toBe(1);
  expect(read.stdout).toContain(`${itemId}: altered: `);
});

test("names a record of the log that was edited in the database file", async () => {
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  const triggers = database
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'custody_log'")
    .pluck()
    .all() as string[];
  for (const name of triggers) database.exec(`drop trigger "${name}"`);
  const row = database
    .prepare("select seq, leaf from custody_log where ev = 'item.received'")
    .get();
  const { seq, leaf } = row as { seq: number; leaf: Buffer };
  const edited = Buffer.from(leaf.toString().replace('"size":37', '"size":38'));
  expect(edited.equals(leaf)).toBe(false);
  database.prepare("update custody_log set leaf = ? where seq = ?").run(edited, seq);
  database.close();
  const { code, stdout } = await audit("--json");
  expect(code).toBe(1);
  const faults = objectsOf(stdout).filter(({ kind }) => kind === "fault");
  expect(faults).toContainEqual(expect.objectContaining({ fault: "altered", seq }));
  expect((await audit()).stdout).toMatch(new RegExp(`^record ${seq}\\b.*: altered: `, "m"));
});
