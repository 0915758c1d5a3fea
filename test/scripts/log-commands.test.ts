import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { runCommand } from "./run-command.ts";

let office: TestOffice;
let reportCode: string;

beforeAll(async () => {
  office = await openTestOffice();
  const sent = await givenReport(office, { email: "somebody@mail.example" });
  await office.worker.idle();
  reportCode = (await office.useCases.readReceipt({ token: sent.token }))?.reportCode ?? "";
  await office.employ("evidence-custodian");
  await office.employ("prosecutor");
});

afterAll(async () => {
  await office.remove();
});

test("checkpoint prints the signed log, and the same again while nothing is new", async () => {
  const first = await runCommand(["checkpoint"], office);
  expect(first.code).toBe(0);
  expect(first.stdout.split("\n")[0]).toMatch(/^localhost:\d+\/custody\/\d{4}$/);
  expect(first.stdout).toContain("\n\n— localhost:");
  const again = await runCommand(["checkpoint"], office);
  expect(again.stdout).toBe(first.stdout);
});

test("erase-reporter acts for a custodian only, and says what went", async () => {
  const args = ["erase-reporter", reportCode, "--reason", "Asked for", "--as"];
  const refused = await runCommand([...args, "prosecutor"], office);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain("may not erase");
  const erased = await runCommand([...args, "evidence-custodian"], office);
  expect(erased).toMatchObject({ code: 0 });
  expect(erased.stdout).toContain("sealed identity erased");
  const unknown = await runCommand(
    ["erase-reporter", "BW-0000-0000", "--reason", "x", "--as", "evidence-custodian"],
    office,
  );
  expect(unknown.code).toBe(1);
});

test("erase-reporter without a reason or a name is wrong use", async () => {
  expect((await runCommand(["erase-reporter", reportCode], office)).code).toBe(2);
});
