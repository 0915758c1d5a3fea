import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ApprovalId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { givenReport } from "#test/support/given.ts";
import type { TestOffice } from "#test/support/open-test-office.ts";
import { serveUnsealBeside } from "#test/support/unseal-beside.ts";

// A wall stands before everything, also before what was asked for or approved until it was raised.

const REASON = "The driver is a cousin of theirs.";

let given: ApprovingOffice;
let office: TestOffice;
let unseal: { close: () => Promise<void> };
let prosecutor: Person;
let custodian: Person;
let investigator: Person;
let auditor: Person;
let reportId: ReportId;
let code: string;

beforeAll(async () => {
  given = await openApprovingOffice();
  ({ office, prosecutor, custodian, investigator } = given);
  auditor = await office.employ("auditor");
  unseal = await serveUnsealBeside(given, [prosecutor, custodian]);
});
afterAll(async () => {
  await unseal.close();
  await office.remove();
});
beforeEach(async () => {
  const sent = await givenReport(office, { email: "noor@example.org" });
  ({ reportId } = sent);
  const read = await office.useCases.readReport({ by: prosecutor, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  code = read.file.report.code;
});

function ask(by: Person) {
  return office.useCases.askForIdentity({
    by,
    opening: {
      reportId,
      fields: ["email"],
      toldAs: "ask",
      legalAuthority: "Executive Law 63(2)",
      delay: undefined,
      emergency: false,
    },
    purpose: "Ask what they saw.",
  });
}

async function asked(by: Person): Promise<ApprovalId> {
  const outcome = await ask(by);
  if (outcome.kind !== "asked") throw new Error(outcome.kind);
  return outcome.requestId;
}

async function wallOff(person: Person): Promise<void> {
  const wall = { by: prosecutor, subjectId: reportId, personId: person.id, reason: REASON };
  expect(await office.useCases.raiseWall(wall)).toEqual({ kind: "done" });
}

async function isListed(by: Person, requestId: ApprovalId): Promise<boolean> {
  const listed = (await office.useCases.listApprovals({ by })).some(({ id }) => id === requestId);
  const read = (await office.useCases.readApproval({ by, requestId })) !== undefined;
  expect(read).toBe(listed);
  return listed;
}

test("behind a wall nobody sees a request, approves or refuses it, whatever their role", async () => {
  const requestId = await asked(investigator);
  for (const by of [custodian, auditor]) {
    expect(await isListed(by, requestId)).toBe(true);
    await wallOff(by);
    expect(await isListed(by, requestId)).toBe(false);
  }
  const digest = (await office.useCases.readApproval({ by: prosecutor, requestId }))!.request;
  const credential = given.passkeys
    .get(custodian.id)!
    .answer(Buffer.from(digest.digest, "hex").toString("base64url"));
  expect(await office.useCases.approveAct({ by: custodian, requestId, credential })).toEqual({
    kind: "not-found",
  });
  const refusal = { by: custodian, requestId, reason: "It is not needed." };
  expect(await office.useCases.refuseAct(refusal)).toEqual({ kind: "not-found" });
});

test("a name that was approved stays sealed for whoever was walled off since", async () => {
  const requestId = await asked(investigator);
  for (const by of [prosecutor, custodian]) {
    expect(await given.sign(by, requestId)).toEqual({ kind: "done" });
  }
  await wallOff(investigator);
  expect(await isListed(investigator, requestId)).toBe(false);
  const open = await office.useCases.openIdentity({ by: investigator, requestId });
  expect(open).toEqual({ kind: "not-found" });
  const opened = await given.records("identity.opened");
  expect(opened.filter(({ subj }) => subj === reportId)).toEqual([]);
});

test("a name that was approved stays sealed for whoever has nothing to do with the report any more", async () => {
  const requestId = await asked(investigator);
  for (const by of [prosecutor, custodian]) {
    expect(await given.sign(by, requestId)).toEqual({ kind: "done" });
  }
  const moved = { ...investigator, teams: ["elsewhere"] };
  expect(await office.useCases.openIdentity({ by: moved, requestId })).toEqual({
    kind: "not-found",
  });
  expect(await office.useCases.openIdentity({ by: investigator, requestId })).toMatchObject({
    kind: "opened",
    fields: { email: "noor@example.org" },
  });
});

test("an emergency opening shows the report and reaches no name", async () => {
  const by = { ...investigator, teams: ["elsewhere"] };
  const reason = "Somebody is being followed home.";
  expect(await office.useCases.breakGlass({ by, code, reason })).toMatchObject({ kind: "opened" });
  expect(await office.useCases.readReport({ by, reportId })).toMatchObject({ kind: "report" });
  expect(await ask(by)).toEqual({ kind: "only-glass" });
});

test("a custodian behind a wall does not erase who sent the report; to them it is not there", async () => {
  await wallOff(custodian);
  const erase = (reportCode: string) =>
    office.useCases.eraseReporter({ by: custodian, reportCode, reason: "They asked for it." });
  expect(await erase(code)).toEqual({ kind: "not-found" });
  expect(await erase("NYAG-0000-0000")).toEqual({ kind: "not-found" });
  expect(given.sql("select 1 from sealed_identity where report_id = ?", reportId)).toHaveLength(1);
});
