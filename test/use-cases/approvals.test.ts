import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FIRST_POLICY } from "#app/core/people/office-policy.ts";
import { parseAboutYou } from "#app/core/intake/about-you.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { givenReport } from "#test/support/given.ts";
import type { TestOffice } from "#test/support/open-test-office.ts";
import { serveUnsealBeside } from "#test/support/unseal-beside.ts";

// Requests, approvals and what stands on them, through the use cases of a real office and the real unseal socket.

let given: ApprovingOffice;
let office: TestOffice;
let unseal: { close: () => Promise<void> };
let administrator: Person;
let prosecutor: Person;
let custodian: Person;
let investigator: Person;
let sign: ApprovingOffice["sign"];
let sql: ApprovingOffice["sql"];
let records: ApprovingOffice["records"];

beforeAll(async () => {
  given = await openApprovingOffice();
  ({ office, administrator, prosecutor, custodian, investigator, sign, sql, records } = given);
  unseal = await serveUnsealBeside(given, [prosecutor, custodian]);
});
afterAll(async () => {
  await unseal.close();
  await office.remove();
});

test("with the rule off one person acts, and the record says that the policy leaves it to one", async () => {
  const change = { by: administrator, personId: investigator.id, supervisor: false } as const;
  expect(await office.useCases.changeRole({ ...change, role: "intake-analyst" })).toEqual({
    kind: "done",
  });
  expect(await office.useCases.changeRole({ ...change, role: "investigator" })).toEqual({
    kind: "done",
  });
  const leaves = sql(
    "select cast(leaf as text) as leaf from custody_log where ev = 'access.granted'",
  );
  expect(JSON.stringify(leaves)).toContain("one-person-policy");
});

test("passkeys for everybody cannot be asked while somebody has none", async () => {
  const policy = { ...FIRST_POLICY, passkeyOnly: true };
  expect(await office.useCases.changePolicy({ by: administrator, policy })).toEqual({
    kind: "problem",
    problem: "people-without-passkey",
  });
});

test("what is asked for may be refused, with a reason; asking and refusing are recorded, and nothing opens", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, { email: "b@example.org" });
  const asked = await useCases.askForIdentity({
    by: investigator,
    opening: {
      reportId: sent.reportId,
      fields: ["email"],
      toldAs: "ask",
      legalAuthority: "Executive Law 63(2)",
      delay: undefined,
      emergency: false,
    },
    purpose: "Ask what they saw.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  const { requestId } = asked;
  const of = async (ev: string) => (await records(ev)).filter(({ subj }) => subj === sent.reportId);
  expect(await of("approval.requested")).toHaveLength(1);
  const refusal = { requestId, reason: "The narrative says enough." };
  expect(await useCases.refuseAct({ by: custodian, ...refusal })).toEqual({ kind: "done" });
  expect(await of("approval.refused")).toHaveLength(1);
  expect(await sign(prosecutor, requestId)).toMatchObject({ kind: "refused" });
  expect((await useCases.openIdentity({ by: investigator, requestId })).kind).not.toBe("opened");
});

test("a name seen in an emergency is reviewed by somebody else, and auditors are told of it at once", async () => {
  const { useCases } = office;
  const auditor = await office.employ("auditor");
  const supervisor = { ...prosecutor, supervisor: true };
  // Of an officer: the badge is sealed with the rest, and opened by name like it.
  const left = { choice: "contact", name: "Officer Roe", email: "a@example.org", "contact-badge": "4711" }; // prettier-ignore
  const sent = await givenReport(office, {
    beforeSending: async (token) => {
      const form = parseAboutYou(left, false);
      if (form.ok) await useCases.saveAboutYou({ token, form: form.value });
    },
  });
  const opening = {
    reportId: sent.reportId,
    fields: ["email", "badge"],
    toldAs: "safety",
    legalAuthority: "Executive Law 63(2)",
    delay: undefined,
    emergency: true,
  } as const;
  const purpose = "They are being followed home.";
  const asked = await useCases.askForIdentity({ by: investigator, opening, purpose });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  const { requestId } = asked;
  for (const person of [prosecutor, custodian]) await sign(person, requestId);
  const opened = await useCases.openIdentity({ by: investigator, requestId });
  expect(opened).toMatchObject({
    kind: "opened",
    fields: { email: "a@example.org", badge: "4711" },
  });
  expect(JSON.stringify(opened)).not.toContain("Roe");

  expect(await useCases.readDeskNews({ by: auditor })).toMatchObject({
    toReview: { waiting: 1, overdue: 0 },
    audited: { namesOpened: 1, recovered: 0 },
  });
  // Whoever approved it is a supervisor too, and leaves the review to somebody else.
  expect(await useCases.readDeskNews({ by: supervisor })).toMatchObject({
    toReview: { waiting: 0, overdue: 0 },
    audited: undefined,
  });
  sql("update identity_opening set review_by = '2026-01-01T00:00:00.000Z'");
  const [listed] = (await useCases.listOpeningsForReview({ by: auditor })) ?? [];
  expect(listed).toMatchObject({
    requestId,
    reason: purpose,
    legalAuthority: "Executive Law 63(2)",
    approvers: [{ id: prosecutor.id }, { id: custodian.id }],
    overdue: true,
    own: false,
  });
  expect(JSON.stringify(listed)).not.toContain("a@example.org");
  expect(await useCases.listOpeningsForReview({ by: custodian })).toBeUndefined();

  const review = { requestId, finding: "not-fine", remarks: "There was time to ask." } as const;
  expect(await useCases.reviewOpening({ by: supervisor, ...review })).toEqual({ kind: "own" });
  expect(await useCases.reviewOpening({ by: custodian, ...review })).toMatchObject({
    kind: "refused",
  });
  expect(await useCases.reviewOpening({ by: auditor, ...review, remarks: " " })).toEqual({
    kind: "reason",
  });
  expect(await records("access.reviewed")).toHaveLength(0);
  expect(await useCases.reviewOpening({ by: auditor, ...review })).toEqual({ kind: "done" });
  expect(await useCases.reviewOpening({ by: auditor, ...review })).toEqual({
    kind: "already-there",
  });
  expect(await records("access.reviewed")).toMatchObject([{ subj: sent.reportId }]);
  expect((await useCases.readDeskNews({ by: auditor })).toReview?.waiting).toBe(0);
});

test("once on, two-person rules need a second person for every act, and for being ended", async () => {
  const { useCases } = office;
  const two = { ...FIRST_POLICY, twoPerson: true };
  expect(await useCases.changePolicy({ by: administrator, policy: two })).toEqual({
    kind: "changed",
  });
  expect(await records("policy.changed")).toHaveLength(1);

  expect((await useCases.changePolicy({ by: administrator, policy: FIRST_POLICY })).kind).toBe(
    "needs-approval",
  );
  const change = { by: administrator, personId: investigator.id, supervisor: false } as const;
  expect((await useCases.changeRole({ ...change, role: "auditor" })).kind).toBe("needs-approval");

  const asked = await useCases.askForApproval({
    by: administrator,
    act: "policy-change",
    subject: "office",
    facts: { ...FIRST_POLICY },
    purpose: "Only one of us is here this week.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  const { requestId } = asked;
  // Nobody approves before the one who asks has signed; nor does that signature approve anything.
  expect(await sign(custodian, requestId)).toMatchObject({ kind: "refused" });
  expect(await sign(administrator, requestId)).toEqual({ kind: "done" });
  expect(await sign(administrator, requestId)).toMatchObject({ kind: "refused" });
  expect((await useCases.changePolicy({ by: administrator, policy: FIRST_POLICY })).kind).toBe(
    "needs-approval",
  );
  expect(await sign(custodian, requestId)).toEqual({ kind: "done" });
  // What was approved, and not a letter else.
  const other = { ...FIRST_POLICY, idleMinutes: 30 } as const;
  expect((await useCases.changePolicy({ by: administrator, policy: other })).kind).toBe(
    "needs-approval",
  );
  expect(await useCases.changePolicy({ by: administrator, policy: FIRST_POLICY })).toEqual({
    kind: "changed",
  });
  expect(await useCases.changePolicy({ by: administrator, policy: two })).toEqual({
    kind: "changed",
  });
  // Used up: the same approval ends the rule no second time.
  expect((await useCases.changePolicy({ by: administrator, policy: FIRST_POLICY })).kind).toBe(
    "needs-approval",
  );
});

test("of a withdrawn report the name opens for a court or for somebody's safety only, whatever was approved before", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, { email: "a@example.org" });
  const opening = {
    reportId: sent.reportId,
    fields: ["email"],
    toldAs: "witness",
    legalAuthority: "Executive Law 63(2)",
    delay: undefined,
    emergency: false,
  } as const;
  const ask = (toldAs: "witness" | "court") =>
    useCases.askForIdentity({
      by: investigator,
      opening: { ...opening, toldAs },
      purpose: "Ask whether they will speak.",
    });
  const asked = await ask("witness");
  if (asked.kind !== "asked") throw new Error(asked.kind);
  for (const person of [prosecutor, custodian]) await sign(person, asked.requestId);
  const visit = await useCases.openFollowUp({ code: sent.receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  const { token } = visit;
  await useCases.withdrawReport({ token });
  const open = () => useCases.openIdentity({ by: investigator, requestId: asked.requestId });
  expect(await open()).toEqual({ kind: "withdrawn" });
  expect(await ask("witness")).toEqual({ kind: "withdrawn" });
  expect((await ask("court")).kind).toBe("asked");
  await useCases.takeWithdrawalBack({ token });
  expect((await open()).kind).toBe("opened");
});

test("a reporter's name: two approvals, opened once, recorded before, told to the reporter; not from the disk alone", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, { email: "noor@example.org" });
  const opening = {
    reportId: sent.reportId,
    fields: ["email"],
    toldAs: "ask",
    legalAuthority: "Executive Law 63(2)",
    delay: undefined,
    emergency: false,
  } as const;
  const asked = await useCases.askForIdentity({
    by: investigator,
    opening,
    purpose: "Ask what they saw.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  const { requestId } = asked;
  const open = () => useCases.openIdentity({ by: investigator, requestId });
  expect(await open()).toEqual({ kind: "not-approved" });
  expect(await sign(prosecutor, requestId)).toEqual({ kind: "done" });
  expect(await sign(prosecutor, requestId)).toMatchObject({ kind: "refused" });
  expect(await open()).toEqual({ kind: "not-approved" });
  expect(await sign(custodian, requestId)).toEqual({ kind: "done" });
  expect(await useCases.openIdentity({ by: prosecutor, requestId })).toEqual({ kind: "not-found" });
  expect(await open()).toMatchObject({ kind: "opened", fields: { email: "noor@example.org" } });
  expect(await open()).toEqual({ kind: "not-approved" });
  const ofThis = (await records("identity.opened")).filter(({ subj }) => subj === sent.reportId);
  expect(ofThis).toHaveLength(1);
  const ofApproving = (await records("approval.given")).filter(
    ({ subj }) => subj === sent.reportId,
  );
  expect(ofApproving).toHaveLength(2);

  const visit = await useCases.openFollowUp({ code: sent.receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  const told = await useCases.readFollowUp({ token: visit.token });
  expect(told?.openings).toMatchObject([{ purpose: "ask", fields: ["email"] }]);

  // Somebody who can write the database makes themself an approver: the unseal process knows nothing of it.
  const forged = sql("select * from approval_request where id = ?", requestId);
  expect(forged).toHaveLength(1);
  const again = await useCases.askForIdentity({ by: investigator, opening, purpose: "Again." });
  if (again.kind !== "asked") throw new Error(again.kind);
  for (const person of [prosecutor, custodian]) {
    sql("delete from passkey where person_id = ?", person.id);
    given.givePasskey(person);
    expect(await sign(person, again.requestId)).toEqual({ kind: "done" });
  }
  expect(await useCases.openIdentity({ by: investigator, requestId: again.requestId })).toEqual({
    kind: "refused-by-unseal",
    refusal: "not-pinned",
  });
  expect(await records("identity.not_opened")).toHaveLength(1);
});

test("a court's order delays the notice, and its end releases it by itself", async () => {
  const sent = await givenReport(office, { email: "a@example.org" });
  sql(
    `insert into identity_opening (request_id, report_id, requester_id, fields, purpose, opened_at, notice_after)
     select id, ?, requester_id, '["name"]', 'court', '2026-11-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'
     from approval_request where kind = 'policy-change' limit 1`,
    sent.reportId,
  );
  const visit = await office.useCases.openFollowUp({ code: sent.receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  const read = () => office.useCases.readFollowUp({ token: visit.token });
  expect((await read())?.openings).toEqual([]);
  sql(
    "update identity_opening set notice_after = '2026-11-02T00:00:00.000Z' where report_id = ?",
    sent.reportId,
  );
  expect((await read())?.openings).toHaveLength(1);
});

test("whoever erased themselves, and whoever left nothing, has no name to open", async () => {
  const sent = await givenReport(office);
  const opening = { reportId: sent.reportId, fields: ["name"], toldAs: "ask", legalAuthority: "Law", delay: undefined, emergency: false } as const; // prettier-ignore
  expect(
    await office.useCases.askForIdentity({ by: investigator, opening, purpose: "Ask." }),
  ).toEqual({ kind: "no-identity" });
});

test("a request that waits is listed however many were made and used up since", async () => {
  const { useCases } = office;
  const asked = await useCases.askForApproval({
    by: administrator,
    act: "policy-change",
    subject: "office",
    facts: { ...FIRST_POLICY, idleMinutes: 20 },
    purpose: "A longer meeting.",
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  for (let copy = 0; copy < 250; copy += 1) {
    sql(
      `insert into approval_request (id, kind, act_text, act_sha256, requester_id, requested_at, expires_at, executed_at)
       select ?, kind, act_text, lower(hex(randomblob(32))), requester_id, '2998-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z', '2998-01-02T00:00:00.000Z'
       from approval_request where id = ?`,
      `apr_${String(copy).padStart(26, "0")}`,
      asked.requestId,
    );
  }
  const listed = await useCases.listApprovals({ by: custodian });
  expect(listed.map(({ id }) => id)).toContain(asked.requestId);
});
