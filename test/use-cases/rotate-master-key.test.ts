import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { compose } from "#app/server/compose.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import {
  openTestOffice,
  PASSWORD,
  testConfig,
  type TestOffice,
} from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

let office: TestOffice;
afterEach(() => office.remove());

type Settings = Readonly<Record<string, string>>;

/** An office with a report, its file, its receipt and an account. */
async function given(settings: Settings = {}): Promise<SentReport> {
  office = await openTestOffice(undefined, { settings });
  const sent = await givenReport(office, {
    narrative: "They pushed a man.",
    files: [{ name: "a.txt", bytes: Buffer.from("what was seen") }],
  });
  await office.employ("prosecutor");
  await office.worker.idle();
  return sent;
}

/** Every stored original, octet for octet. */
async function storedBytes(): Promise<Readonly<Record<string, string>>> {
  const folder = join(office.config.dataDir, "originals");
  const found: Record<string, string> = {};
  for (const name of await readdir(folder, { recursive: true })) {
    found[name] = await readFile(join(folder, name), "base64").catch(() => "");
  }
  return found;
}

async function rotate(settings: Settings = {}) {
  const config = testConfig(office.folder, settings);
  const alone = await compose(config, { purpose: "alone", writeLog: () => undefined });
  if (!alone.ok) throw new Error(alone.problem);
  const outcome = await alone.value.useCases.rotateMasterKey({ reason: "suspected" });
  await alone.value.close();
  return outcome;
}

/** All that hangs on the master key, used. */
async function expectAllOpens(sent: SentReport): Promise<void> {
  const session = await office.useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const by = await office.useCases.findSession({ token: session.token });
  if (by === undefined) throw new Error("no session");
  const read = await office.useCases.readReport({ by, reportId: sent.reportId });
  expect(JSON.stringify(read)).toContain("They pushed a man.");
  const follow = await office.useCases.openFollowUp({ code: sent.receiptCode });
  expect(follow).toMatchObject({ kind: "opened" });
  expect(await office.useCases.publishCheckpoint({ reason: "request" })).not.toMatchObject({
    kind: "refused",
  });
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });
}

/** Two servers on one database, each with a folder of its own, would miss each other's files; what only visits may (decision 0048). */
async function expectNoSecondServer(settings: Settings): Promise<void> {
  const config = testConfig(office.folder, { ...settings, DATA_DIR: `${office.folder}/second` });
  expect(await compose(config, { purpose: "serve", writeLog: () => undefined })).toEqual({
    ...{ ok: false, problem: expect.stringContaining("served by another Bearwitness") },
  });
  // A visit with such a folder would find no file of the office (decision 0051).
  expect(await compose(config, { purpose: "visit", writeLog: () => undefined })).toEqual({
    ...{ ok: false, problem: expect.stringContaining("files that lie in another folder") },
  });
  const visit = await compose(office.config, { purpose: "visit", writeLog: () => undefined });
  if (!visit.ok) throw new Error(visit.problem);
  await visit.value.close();
}

describe.each(["sqlite", "postgres"] as const)("the master key replaced (%s)", (kind) => {
  test("opens everything under the new key, no octet of content having changed; the old key opens nothing any more", async () => {
    const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
    const sent = await given(settings);
    if (kind === "postgres") await expectNoSecondServer(settings);
    await office.shut();
    const [before, oldKey] = [await storedBytes(), await readFile(office.config.masterKeyFile)];
    const outcome = await rotate(settings);
    expect(outcome).toMatchObject({ kind: "rotated" });
    if (outcome.kind !== "rotated") return;
    expect(outcome.reportKeys).toBeGreaterThan(0);
    expect(outcome.next).not.toBe(outcome.old);
    expect(await storedBytes()).toEqual(before);
    const newKey = await readFile(office.config.masterKeyFile);
    expect(newKey.equals(oldKey)).toBe(false);

    await writeFile(office.config.masterKeyFile, oldKey);
    const refused = await compose(office.config, { purpose: "alone", writeLog: () => undefined });
    expect(refused).toMatchObject({ ok: false });
    await writeFile(office.config.masterKeyFile, newKey);

    office = await openTestOffice(office.folder, { settings });
    await expectAllOpens(sent);
    const [anybody] = await office.useCases.listStaff();
    if (anybody === undefined) throw new Error("nobody");
    const by = { ...anybody, role: "auditor" } as const;
    const custody = (await office.useCases.listCustody({ by })) ?? [];
    expect(custody.map(({ ev }) => ev)).toContain("key.rotated");
    // And a second time: the peppers are carried from key to key.
    await office.shut();
    expect(await rotate(settings)).toMatchObject({ kind: "rotated", old: outcome.next });
    office = await openTestOffice(office.folder, { settings });
    await expectAllOpens(sent);
  });
});

test.each(["next-written", "in-transaction", "committed", "adopted"])(
  "killed at %s, the office opens, and the key can be replaced again",
  async (step) => {
    const sent = await given();
    await office.shut();
    const script = join(import.meta.dirname, "../support/rotate-master-until-killed.ts");
    const child = spawn(process.execPath, [script, office.folder, step], { stdio: "inherit" });
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    office = await openTestOffice(office.folder);
    await expectAllOpens(sent);
    const files = await readdir(join(office.folder, "keys"));
    expect(files.filter((name) => name.startsWith("master.key"))).toEqual(
      step === "committed" || step === "adopted"
        ? ["master.key"]
        : ["master.key", "master.key.next"],
    );
    await office.shut();
    expect(await rotate()).toMatchObject({ kind: "rotated" });
    expect(existsSync(`${office.config.masterKeyFile}.next`)).toBe(false);
    office = await openTestOffice(office.folder);
    await expectAllOpens(sent);
  },
);
