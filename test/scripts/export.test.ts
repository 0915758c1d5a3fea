import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { CaseId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { runCommand } from "./run-command.ts";

const ORIGINAL = new TextEncoder().encode("An original, as it was sent.\n");

let office: TestOffice;
let folder: string;
let caseId: CaseId;
let number: string;
let prosecutor: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-export-"));
  office = await openTestOffice();
  const sent = await givenReport(office, { files: [{ name: "seen.txt", bytes: ORIGINAL }] });
  await office.worker.idle();
  prosecutor = await office.employ("prosecutor");
  const by = prosecutor;
  await office.employ("intake-analyst");
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  ({ caseId } = opened);
  number = (await office.useCases.listCases({ by }))[0]!.number;
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  const [itemId] = sent.itemIds;
  const description = "Written account";
  await office.useCases.markExhibit({ by, caseId, itemId: itemId!, description });
});

afterAll(async () => {
  await office.remove();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) =>
  runCommand(["export", ...args], { config: office.config, cwd: folder });

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;
const inFolder = (program: string, ...args: string[]) =>
  spawnSync(program, args, { cwd: folder, encoding: "utf8" });

test("names each file that nobody reviewed for the defence, and writes nothing", async () => {
  const args = ["--audience", "GJ", "--out", "early.zip", "--as", "prosecutor"];
  const { code, stderr } = await run(number, ...args);
  expect(code).toBe(1);
  expect(stderr).toMatch(/EX-001 itm_\w+: Nobody has decided what it is to the defence\./);
  expect(await readdir(folder)).not.toContain("early.zip");
  await everyFileReviewed(office.useCases, { by: prosecutor, caseId });
});

test("writes a bundle beside the running server, which verify accepts, and tells its digest", async () => {
  const args = ["--audience", "GJ", "--out", "bundle.zip", "--as", "prosecutor"];
  const { code, stdout } = await run(number, ...args);
  expect(code).toBe(0);
  const archive = await readFile(join(folder, "bundle.zip"));
  const digest = createHash("sha256").update(archive).digest("hex");
  expect(stdout).toBe(`${digest}  bundle.zip\n`);
  expect(archive.includes(Buffer.from(ORIGINAL))).toBe(true);
  const verified = await runCommand(["verify", "bundle.zip"], { cwd: folder });
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stdout).toMatch(/^Intact, log signed, key not confirmed\n/);
  expect((await readdir(folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
});

test("says in the log that the operator acted for the prosecutor, before the bundle was asked for", async () => {
  const auditor = await office.employ("auditor");
  const records = (await office.useCases.listCustody({ by: auditor }))!;
  const events = records.map((record) => JSON.parse(Buffer.from(record.leaf).toString())).reverse();
  const asked = events.findIndex(({ ev }) => ev === "bundle.prepared");
  // The numbers that the exhibits get are part of the asking.
  const before = events.slice(0, asked).filter(({ ev }) => ev !== "item.bates_assigned");
  expect(before.at(-1)).toMatchObject({
    ev: "access.granted",
    subj: events[asked].actor.id,
    actor: { kind: "system", id: "svc-operator" },
    obj: { account: "operator-acts-for", act: "bundle-export" },
  });
});

(has("unzip") ? test : test.skip)(
  "unzip finds no error in it (skipped where unzip is not installed)",
  () => {
    expect(inFolder("unzip", "-tq", "bundle.zip").status).toBe(0);
    expect(inFolder("unzip", "-q", "bundle.zip", "-d", "unpacked").status).toBe(0);
  },
);

(has("unzip") && has("sha256sum") ? test : test.skip)(
  "sha256sum accepts every file of it unpacked, and verify the folder",
  async () => {
    const [bag] = await readdir(join(folder, "unpacked"));
    const path = join(folder, "unpacked", bag!);
    for (const manifest of ["manifest-sha256.txt", "tagmanifest-sha256.txt"]) {
      const checked = spawnSync("sha256sum", ["-c", "--quiet", manifest], { cwd: path });
      expect(checked.status).toBe(0);
    }
    expect(await runCommand(["verify", path])).toMatchObject({ code: 0 });
  },
);

test("a byte altered in it makes verify name the file and exit with 1", async () => {
  const archive = await readFile(join(folder, "bundle.zip"));
  archive[archive.indexOf(Buffer.from(ORIGINAL))]! ^= 1;
  await writeFile(join(folder, "altered.zip"), archive);
  const { code, stdout } = await runCommand(["verify", "altered.zip"], { cwd: folder });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Altered\n/);
  expect(stdout).toMatch(/^ {2}data\/.*seen.*: /m);
});

test("never writes over a file unless told to", async () => {
  const path = join(folder, "mine.zip");
  await writeFile(path, "mine");
  const args = ["--audience", "PRO", "--out", path, "--as", "prosecutor"];
  const refused = await run(caseId, ...args);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^bearwitness export: .*mine\.zip is there already; .*\n$/);
  expect(await readFile(path, "utf8")).toBe("mine");
  expect(await run(caseId, ...args, "--force", "--json")).toMatchObject({ code: 0 });
  expect((await readFile(path)).length).toBeGreaterThan(1000);
});

test.each([
  { wrong: "a role that may not", args: ["intake-analyst"], says: "may not export" },
  { wrong: "a name nobody has", args: ["nobody"], says: "nobody signs in as" },
])("$wrong gets no bundle and leaves no request", async ({ args: [as], says }) => {
  const before = await bundles();
  const { code, stderr } = await run(number, "--audience", "PRO", "--out", "no.zip", "--as", as!);
  expect(code).toBe(1);
  expect(stderr).toContain(says);
  expect(await bundles()).toBe(before);
  expect(await readdir(folder)).not.toContain("no.zip");
});

test("a case that is not there, and a folder that is not there, are problems", async () => {
  const as = ["--audience", "PRO", "--as", "prosecutor", "--out"];
  expect((await run("NYAG-1999-0001", ...as, "no.zip")).stderr).toContain("there is no case");
  expect((await run("cas_" + "0".repeat(26), ...as, "no.zip")).stderr).toContain(
    "there is no case",
  );
  expect((await run(number, ...as, "no/where.zip")).stderr).toContain("is not there");
});

test("without a server the command writes the bundle itself", async () => {
  await office.shut();
  const args = ["--audience", "PRO", "--out", "alone.zip", "--as", "prosecutor"];
  expect(await run(number, ...args)).toMatchObject({ code: 0 });
  expect(await runCommand(["verify", "alone.zip"], { cwd: folder })).toMatchObject({ code: 0 });
  office = await openTestOffice(office.folder);
});

async function bundles(): Promise<number> {
  const by = (await office.useCases.listStaff()).find(({ role }) => role === "prosecutor")!;
  const read = await office.useCases.readCase({ by, caseId });
  return read.kind === "case" ? read.case.bundles.length : -1;
}
