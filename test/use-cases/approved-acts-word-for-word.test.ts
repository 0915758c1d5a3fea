import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FIRST_POLICY } from "#app/core/people/office-policy.ts";
import type { ApprovalId, CaseId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { NeedsApproval } from "#app/use-cases/approvals/require-approval.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { givenReport } from "#test/support/given.ts";
import type { TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// What is done is what was approved: which exhibits leave the office, and why a reporter is erased, are part of the act.

let given: ApprovingOffice;
let office: TestOffice;
let custodian: Person;
let by: Person;
let reportId: ReportId;
let caseId: CaseId;
let first: ItemId;
let second: ItemId;

beforeAll(async () => {
  given = await openApprovingOffice();
  ({ office, custodian, prosecutor: by } = given);
  const policy = { ...FIRST_POLICY, twoPerson: true };
  const changed = await office.useCases.changePolicy({ by: given.administrator, policy });
  expect(changed).toEqual({ kind: "changed" });
  const files = ["one", "two"].map((name) => ({ name, bytes: new TextEncoder().encode(name) }));
  const sent = await givenReport(office, { email: "noor@example.org", files });
  await office.worker.idle();
  ({ reportId } = sent);
  [first, second] = sent.itemIds as [ItemId, ItemId];
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  ({ caseId } = opened);
  await office.useCases.addReportToCase({ by, caseId, reportId });
  await mark(first, "A written account");
  await everyFileReviewed(office.useCases, { by, caseId });
});
afterAll(() => office.remove());

async function mark(itemId: ItemId, description: string): Promise<void> {
  const marked = await office.useCases.markExhibit({ by, caseId, itemId, description });
  expect(marked).toEqual({ kind: "done" });
}

/** Somebody else's approval, as the database holds it: whose passkey signed is tried elsewhere. */
async function approved(asker: Person, outcome: NeedsApproval, approver: Person) {
  const asked = await office.useCases.askForApproval({
    by: asker,
    ...outcome.ask,
    purpose: "It is needed.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  expect(await given.sign(approver, asked.requestId)).toEqual({ kind: "done" });
  return asked.requestId;
}

function needed<Outcome extends { readonly kind: string }>(outcome: Outcome): NeedsApproval {
  if (outcome.kind !== "needs-approval") throw new Error(outcome.kind);
  return outcome as unknown as NeedsApproval;
}

function factsOf(requestId: ApprovalId, reader: Person) {
  return office.useCases
    .readApproval({ by: reader, requestId })
    .then((read) => read?.request.facts);
}

test("a bundle that was approved holds the exhibits of that moment, or is asked for anew", async () => {
  const request = () => office.useCases.requestBundle({ by: custodian, caseId, audience: "GJ" });
  const requestId = await approved(custodian, needed(await request()), by);
  expect(await factsOf(requestId, by)).toMatchObject({ audience: "GJ", exhibits: 1 });

  await mark(second, "What nobody approved");
  expect((await request()).kind).toBe("needs-approval");
  const read = await office.useCases.readCase({ by, caseId });
  if (read.kind !== "case") throw new Error(read.kind);
  const exhibitOf = (itemId: ItemId) =>
    read.case.items.find(({ item }) => item.id === itemId)!.exhibit!.id;
  const unmark = (itemId: ItemId) =>
    office.useCases.unmarkExhibit({ by, caseId, exhibitId: exhibitOf(itemId) });
  expect(await unmark(second)).toEqual({ kind: "done" });
  expect((await request()).kind).toBe("requested");
  expect((await request()).kind).toBe("needs-approval");
});

test("a bundle over files that nobody reviewed is one act of its own, for those files and that reason, by a supervisor", async () => {
  const late = await givenReport(office, { files: [{ name: "late", bytes: Buffer.from("late") }] });
  await office.worker.idle();
  await office.useCases.addReportToCase({ by, caseId, reportId: late.reportId });
  const request = (override?: string) =>
    office.useCases.requestBundle({ by: custodian, caseId, audience: "GJ", override });
  expect((await request()).kind).toBe("not-reviewed");
  const reason = "The grand jury sits today.";
  const asked = needed(await request(reason));
  expect(asked.ask).toMatchObject({ act: "bundle-over-review", facts: { open: 1, reason } });
  await approved(custodian, asked, by);
  expect((await request("For another reason.")).kind).toBe("needs-approval");
  const more = await givenReport(office, { files: [{ name: "more", bytes: Buffer.from("more") }] });
  await office.worker.idle();
  await office.useCases.addReportToCase({ by, caseId, reportId: more.reportId });
  // The supervisor let one file pass, not two.
  expect((await request(reason)).kind).toBe("needs-approval");
  await office.useCases.removeReportFromCase({ by, caseId, reportId: more.reportId });
  expect((await request(reason)).kind).toBe("requested");
  await everyFileReviewed(office.useCases, { by, caseId });
});

test("who sent a report is erased for the reason that was approved, and for no other", async () => {
  const code = await codeOf();
  const erase = (reason: string) =>
    office.useCases.eraseReporter({ by: custodian, reportCode: code, reason });
  const approving = needed(await erase("They asked for it in writing."));
  await approved(custodian, approving, by);
  expect((await erase("We would rather not have it.")).kind).toBe("needs-approval");
  expect((await erase("They asked for it in writing.")).kind).toBe("erased");
});

async function codeOf(): Promise<string> {
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.report.code;
}
