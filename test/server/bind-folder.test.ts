import { randomBytes } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { compose } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

// A server that looks at a folder in which its office's files do not lie must not start: it would find none of them.

let office: TestOffice;
let data: string;
const MARK = "belongs-to";
const DATABASE = "bearwitness.sqlite";

beforeEach(async () => {
  office = await openTestOffice();
  data = join(office.folder, "data");
});
afterEach(() => rm(office.folder, { recursive: true, force: true }));

/** One file of a report, sealed; then the office is shut. */
async function withEvidence(): Promise<void> {
  await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(3_000) }] });
  await office.worker.idle();
  await office.shut();
}

/** What stops a start of this office's folder; undefined where nothing does. */
async function problem(settings: Record<string, string> = {}): Promise<string | undefined> {
  const config = testConfig(office.folder, settings);
  const started = await compose(config, { purpose: "serve", writeLog: () => undefined });
  if (!started.ok) return started.problem;
  await started.value.close();
  return undefined;
}

function inDatabase<Answer>(work: (database: Sqlite.Database) => Answer): Answer {
  const database = new Sqlite(join(data, DATABASE));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const officeId = () =>
  inDatabase((database) =>
    database.prepare("select value from office_setting where name = 'deployment-id'").pluck().get(),
  ) as string;

test("the first start writes whose the folder is, for its owner alone, and later starts agree", async () => {
  await withEvidence();
  expect(await readFile(join(data, MARK), "utf8")).toBe(
    `Bearwitness data folder, format 1\n${officeId()}\n`,
  );
  expect((await stat(join(data, MARK))).mode & 0o777).toBe(0o600);
  expect(await problem()).toBeUndefined();
});

test("a new folder beside a database that has evidence is refused, again and again, by name, until the right one is back", async () => {
  await withEvidence();
  const away = join(office.folder, "away");
  await rename(data, away);
  await mkdir(data);
  await copyFile(join(away, DATABASE), join(data, DATABASE));
  for (let time = 0; time < 2; time += 1) {
    const told = await problem();
    expect(told).toContain(`DATA_DIR ${data} is new and empty`);
    expect(told).toContain(join(data, DATABASE));
    expect(told).toContain(officeId());
    expect(told).not.toContain("\n");
  }
  // What was copied back whole, mark and all, is taken.
  await rm(data, { recursive: true });
  await rename(away, data);
  expect(await problem()).toBeUndefined();
});

test("a folder of another office is refused, and both are named", async () => {
  await withEvidence();
  const other = "off_00000000000000000000000000";
  await writeFile(join(data, MARK), `Bearwitness data folder, format 1\n${other}\n`);
  const told = await problem();
  expect(told).toContain(other);
  expect(told).toContain(officeId());
});

test("a folder whose database is gone is refused, and no new office is founded over its evidence", async () => {
  await withEvidence();
  const id = officeId();
  for (const end of ["", "-wal", "-shm"])
    await rm(join(data, `${DATABASE}${end}`), { force: true });
  expect(await problem()).toContain(`holds files of office ${id}`);
  expect(
    inDatabase((database) => database.prepare("select count(*) from office_setting").pluck().get()),
  ).toBe(1);
});

test("a folder of an earlier version is taken over once, with a line of the security log; then its mark must stay", async () => {
  await withEvidence();
  await rm(join(data, MARK));
  expect(await problem()).toContain("does not say whose it is");
  inDatabase((database) => {
    database.exec("delete from office_setting where name = 'data-folder'");
  });
  expect(await problem()).toBeUndefined();
  const lines = inDatabase((database) =>
    database.prepare("select event from security_event").pluck().all(),
  );
  expect(lines.filter((event) => event === "system.data-folder-adopted")).toHaveLength(1);
  expect(await readFile(join(data, MARK), "utf8")).toContain(officeId());
  await writeFile(join(data, MARK), "something else\n");
  expect(await problem()).toContain("belongs-to");
});

test("a database that is elsewhere is bound to its folder too", async () => {
  await office.shut();
  const settings = { DATABASE_URL: await newPostgresDatabase() };
  await rm(data, { recursive: true });
  office = await openTestOffice(office.folder, { settings });
  await withEvidence();
  await rename(data, join(office.folder, "away"));
  const told = await problem(settings);
  expect(told).toContain(`DATA_DIR ${data} is new and empty`);
  expect(told).toContain("the database of DATABASE_URL");
  await rm(data, { recursive: true });
  await rename(join(office.folder, "away"), data);
  expect(await problem(settings)).toBeUndefined();
});
