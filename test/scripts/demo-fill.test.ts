import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BundleId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { fillOffice } from "#scripts/demo/fill-office.ts";
import { DEMO_PASSWORD } from "#scripts/demo/demo-staff.ts";
import { DEMO, planReports, type PlannedReport } from "#scripts/demo/plan-demo.ts";
import { planWork } from "#scripts/demo/plan-work.ts";
import { PROGRAMS, printedIn, takeSteps } from "#test/adapters/bundle/typed-steps.ts";
import { inFolder, installed, unpack } from "#test/adapters/bundle/unpacked.ts";
import { runCommand } from "./run-command.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
});

afterEach(() => office.remove());

/** Two reports with files for each case, one that got a note, and one that is junk. */
function aFew(): PlannedReport[] {
  const all = planReports(DEMO);
  const withFiles = (incident: string) =>
    all.filter((one) => one.incident === incident && one.files.length > 0).slice(0, 2);
  const others = [
    ...all.filter((one) => one.incident === null && planWork(one, DEMO.seed).note !== null),
    ...all.filter(({ isJunk }) => isJunk),
  ];
  return [
    ...withFiles("tannery-row"),
    ...withFiles("ashgrove-street"),
    ...others.slice(0, 1),
    ...others.slice(-1),
  ];
}

async function signedIn(signInName: string): Promise<Person> {
  const session = await office.useCases.signIn({ signInName, password: DEMO_PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  return (await office.useCases.findSession({ token: session.token }))!;
}

async function queueOf(by: Person) {
  const filter = parseQueueFilter(new URLSearchParams("order=oldest"));
  const page = await office.useCases.listQueue({ by, filter });
  if (page.kind !== "queue") throw new Error(page.kind);
  return page.rows;
}

test("a few reports go through the real use cases up to a bundle; a second start changes nothing", async () => {
  const reports = aFew();
  const printed: string[] = [];
  const fill = () => fillOffice(office, office.config, (line) => printed.push(line), reports);
  await fill();

  const text = printed.join("\n");
  expect(text).toContain(DEMO_PASSWORD);
  expect(text).toMatch(/Filled in \d+ s\./);
  expect(text).toMatch(/receipt code +\d{4}( \d{4}){7}/);
  const prosecutor = await signedIn("prosecutor");
  const rows = await queueOf(prosecutor);
  // The reports, and what an agency handed in: two files taken, one refused, one that never came.
  expect(rows).toHaveLength(7);
  const imports = await office.useCases.listImports({ by: prosecutor });
  expect(imports).toMatchObject({
    rows: [{ agency: "city-cameras", state: "finished", counts: { received: 2, refused: 2 } }],
  });
  expect(rows.filter(({ status }) => status === "in-case")).toHaveLength(4);
  const cases = await office.useCases.listCases({ by: prosecutor });
  expect(cases).toHaveLength(2);
  for (const { reportCount, exhibitCount } of cases) {
    expect(reportCount).toBe(2);
    expect(exhibitCount).toBeGreaterThanOrEqual(2);
  }
  const bundles = await Promise.all(
    cases.map(async ({ id }) => {
      const read = await office.useCases.readCase({ by: prosecutor, caseId: id });
      return read.kind === "case" ? read.case.bundles : [];
    }),
  );
  expect(bundles.flat().map(({ state }) => state)).toEqual(["ready"]);
  await checkAsPrinted(prosecutor, bundles.flat()[0]!.id);
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });

  const before = (await office.useCases.auditLog()).records;
  printed.length = 0;
  await fill();
  expect(printed.join("\n")).not.toContain("Filling");
  // The audit above recorded itself; the second start recorded nothing.
  expect((await office.useCases.auditLog()).records).toBe(before + 1);
});

/** Takes every step of the bundle's own VERIFY.txt as it is printed, as far as its programs are installed. */
async function checkAsPrinted(by: Person, bundleId: BundleId): Promise<void> {
  const opened = await office.useCases.openBundle({ by, bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  if (!installed(...PROGRAMS)) return;
  await inFolder(async (folder) => {
    const archive = join(folder, "received.zip");
    await writeFile(archive, opened.blob.stream);
    const { top } = await unpack(archive);
    await rename(archive, join(folder, `${top}.zip`));
    const steps = await printedIn(join(folder, `${top}.zip`));
    const taken = takeSteps(steps, folder, top);
    expect(taken).toContain("The record of this bundle is in the signed log, by hand");
    expect(taken).toHaveLength(steps.length - 1);
  });
}

test("a start that was interrupted is gone on with, and sends nothing twice", async () => {
  const reports = aFew();
  const ignore = () => undefined;
  // As far as the first case: the second one has nothing to show yet.
  await fillOffice(office, office.config, ignore, reports.slice(0, 2));
  await fillOffice(office, office.config, ignore, reports);
  expect(await queueOf(await signedIn("analyst"))).toHaveLength(7);
});

test("an office with staff of its own is left as it is", async () => {
  const prosecutor = await office.employ("prosecutor");
  await office.employ("investigator");
  const printed: string[] = [];
  await fillOffice(office, office.config, (line) => printed.push(line), aFew());
  expect(printed).toEqual([expect.stringContaining("leaves it as it is")]);
  expect(await queueOf(prosecutor)).toHaveLength(0);
  expect(await office.useCases.listStaff()).toHaveLength(3);
});

test("seed fills an empty office once, and again only when forced", async () => {
  const seed = (...args: string[]) =>
    runCommand(["seed", "--reports", "3", ...args], { config: office.config });
  expect(await seed()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^3 reports in /) });
  const refused = await seed();
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^bearwitness seed: this office has reports already; .*\n$/);
  const forced = await seed("--force", "--seed", "others", "--json");
  expect(forced.code).toBe(0);
  expect(JSON.parse(forced.stdout)).toMatchObject({ reports: 3 });
  expect(await queueOf(await office.employ("prosecutor"))).toHaveLength(6);
  expect(await runCommand(["audit"], { config: office.config })).toMatchObject({ code: 0 });
});
