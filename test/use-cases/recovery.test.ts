import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { FIRST_POLICY } from "#app/core/people/office-policy.ts";
import type { NeedsApproval } from "#app/use-cases/approvals/require-approval.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { softwarePasskey } from "#test/support/software-authenticator.ts";

// Letting people in (again) under the two-person rule, through the use cases of a real office with a clock of the test's.

const HOUR = 3_600_000;
const CHECK = "Badge and face, seen by me in room 4";

let given: ApprovingOffice;
let administrator: Person;
let prosecutor: Person;
let custodian: Person;
let now = new Date().toISOString() as Instant;
let useCases: ApprovingOffice["office"]["useCases"];

beforeAll(async () => {
  given = await openApprovingOffice({ clock: { now: () => now } });
  ({ administrator, prosecutor, custodian } = given);
  ({ useCases } = given.office);
  const policy = { ...FIRST_POLICY, twoPerson: true };
  expect(await useCases.changePolicy({ by: administrator, policy })).toEqual({ kind: "changed" });
});
afterAll(() => given.office.remove());

beforeEach(() => {
  now = later(now, 48 * HOUR);
});

/** Asks for what was refused for want of a second person, word for word. */
async function askedFor(outcome: {
  readonly kind: string;
  readonly ask?: NeedsApproval["ask"];
}): Promise<ApprovalId> {
  if (outcome.ask === undefined) throw new Error(`nobody asks for more: ${outcome.kind}`);
  const asked = await useCases.askForApproval({
    by: administrator,
    ...outcome.ask,
    purpose: CHECK,
  });
  if (asked.kind !== "asked") throw new Error(asked.kind);
  return asked.requestId;
}

const recovery = () => ({ by: administrator, personId: custodian.id, identityCheck: CHECK });

test("nobody is let in again by one person, by the wrong person, for themselves, or unseen", async () => {
  expect((await useCases.recoverPerson(recovery())).kind).toBe("needs-approval");
  for (const by of [prosecutor, custodian]) {
    expect((await useCases.recoverPerson({ ...recovery(), by })).kind).toBe("refused");
  }
  expect(await useCases.recoverPerson({ ...recovery(), personId: administrator.id })).toEqual({
    kind: "own-account",
  });
  for (const identityCheck of ["", "  ", "x".repeat(501), "\ud800"]) {
    expect(await useCases.recoverPerson({ ...recovery(), identityCheck })).toEqual({
      kind: "no-check",
    });
  }
  const requestId = await askedFor(await useCases.recoverPerson(recovery()));
  // Whom it is about, and who asked, approve nothing.
  expect(await given.sign(custodian, requestId)).toMatchObject({ reason: "about-oneself" });
  expect(await given.sign(administrator, requestId)).toMatchObject({ reason: "own-request" });
  expect((await useCases.recoverPerson(recovery())).kind).toBe("needs-approval");
  expect(await given.sign(prosecutor, requestId)).toEqual({ kind: "done" });
  // Another check than the one that was approved is another act.
  const other = { ...recovery(), identityCheck: "By telephone" };
  expect((await useCases.recoverPerson(other)).kind).toBe("needs-approval");
});

test("two people let a third in again: sessions end, one link for 30 minutes, old factors die with it, a day without grave rights", async () => {
  const before = await useCases.signIn({ signInName: "evidence-custodian", password: PASSWORD });
  if (before.kind !== "signed-in") throw new Error(before.kind);
  const token = { label: "Whose?", abilities: ["evidence.original"], days: 90 } as const;
  const made = await useCases.issueToken({ by: custodian, ...token });
  if (made.kind !== "issued") throw new Error(made.kind);
  const requestId = await askedFor(await useCases.recoverPerson(recovery()));
  expect(await given.sign(prosecutor, requestId)).toEqual({ kind: "done" });
  const done = await useCases.recoverPerson(recovery());
  if (done.kind !== "link") throw new Error(done.kind);
  expect(await useCases.findSession({ token: before.token })).toBeUndefined();
  // Nobody knows who made it.
  expect(await useCases.useToken(made)).toEqual({ kind: "no-match" });
  expect(await given.records("access.revoked")).toMatchObject([{ subj: custodian.id }]);
  // Used up.
  expect((await useCases.recoverPerson(recovery())).kind).toBe("needs-approval");

  const options = await useCases.offerPasskeyByLink({ token: done.token });
  const { challenge } = JSON.parse(options ?? "{}") as { challenge: string };
  const passkey = softwarePasskey(given.office.config.deskOrigin, { userHandle: custodian.id });
  const enrol = { token: done.token, label: "", names: { signInName: "", displayName: "" } };
  const posted = passkey.enrol(challenge);
  const granted = async () => (await given.records("access.granted")).length;
  const unenrolled = await granted();
  expect(await useCases.enrolByLink({ ...enrol, posted })).toEqual({ kind: "done" });
  expect(await granted()).toBe(unenrolled + 1);
  expect(await useCases.enrolByLink({ ...enrol, posted })).toEqual({ kind: "closed" });
  // What they signed in with before is worth nothing.
  expect(await useCases.signIn({ signInName: "evidence-custodian", password: PASSWORD })).toEqual({
    kind: "no-match",
  });

  const session = await signedInWith(passkey);
  expect(session.recoveredAt).toBe(now);
  const invited = await useCases.invitePerson({
    by: administrator,
    displayName: "Otto",
    role: "auditor",
    identityCheck: CHECK,
  });
  const invitation = await askedFor(invited);
  const decide = async (by: Person) => {
    const read = await useCases.readApproval({ by: prosecutor, requestId: invitation });
    const digest = Buffer.from(read?.request.digest ?? "", "hex").toString("base64url");
    return useCases.approveAct({ by, requestId: invitation, credential: passkey.answer(digest) });
  };
  expect(await decide(session)).toMatchObject({ kind: "refused", reason: "recovered" });
  const caseId = await openedCase();
  const bundle = { caseId, audience: "PRO" } as const;
  expect(await useCases.requestBundle({ by: session, ...bundle })).toMatchObject({
    kind: "refused",
    reason: "recovered",
  });
  now = later(now, 24 * HOUR - 1);
  expect(await decide(await signedInWith(passkey))).toMatchObject({ reason: "recovered" });
  now = later(now, 1);
  const settled = await signedInWith(passkey);
  expect((await useCases.requestBundle({ by: settled, ...bundle })).kind).not.toBe("refused");

  async function signedInWith(key: typeof passkey) {
    const offered = JSON.parse((await useCases.offerPasskeySignIn()) ?? "{}") as {
      challenge: string;
    };
    const signed = await useCases.signInWithPasskey({ posted: key.answer(offered.challenge) });
    if (signed.kind !== "signed-in") throw new Error(signed.kind);
    const person = await useCases.findSession({ token: signed.token });
    if (person === undefined) throw new Error("no session after signing in");
    return person;
  }
});

test("a link that nobody used in 30 minutes lets nobody in, and the old way still works", async () => {
  const { investigator } = given;
  const ask = { by: administrator, personId: investigator.id, identityCheck: CHECK };
  const requestId = await askedFor(await useCases.recoverPerson(ask));
  expect(await given.sign(prosecutor, requestId)).toEqual({ kind: "done" });
  const done = await useCases.recoverPerson(ask);
  if (done.kind !== "link") throw new Error(done.kind);
  now = later(now, HOUR / 2 + 1);
  expect(await useCases.offerPasskeyByLink({ token: done.token })).toBeUndefined();
  expect(await useCases.readInvitation({ token: done.token })).toBeUndefined();
  const in_ = await useCases.signIn({ signInName: "investigator", password: PASSWORD });
  expect(in_.kind).toBe("signed-in");
});

test("with two people, an administrator alone brings nobody into the office who could approve for them", async () => {
  const ask = { by: administrator, displayName: "A Puppet", role: "evidence-custodian", identityCheck: CHECK } as const; // prettier-ignore
  const requestId = await askedFor(await useCases.invitePerson(ask));
  expect((await useCases.invitePerson(ask)).kind).toBe("needs-approval");
  expect(await given.sign(prosecutor, requestId)).toEqual({ kind: "done" });
  // Approved for this name in this role, and not for another.
  expect((await useCases.invitePerson({ ...ask, role: "auditor" })).kind).toBe("needs-approval");
  expect((await useCases.invitePerson({ ...ask, displayName: "B" })).kind).toBe("needs-approval");
  expect((await useCases.invitePerson(ask)).kind).toBe("invited");
  expect((await useCases.invitePerson(ask)).kind).toBe("needs-approval");
});

test("passkeys only is ended by two people, also where no other act needs two", async () => {
  // Everybody needs one before the rule can be.
  given.sql("delete from passkey where blocked_at is not null");
  for (const person of (await useCases.listPeople({ by: administrator })) ?? []) {
    given.givePasskey(person);
  }
  const rules = [
    { ...FIRST_POLICY, passkeyOnly: true },
    { ...FIRST_POLICY, passkeyOnly: false },
  ] as const;
  for (const policy of rules) {
    const wanted = await useCases.changePolicy({ by: administrator, policy });
    const requestId = await askedFor(wanted);
    expect(await given.sign(administrator, requestId)).toEqual({ kind: "done" });
    expect(await given.sign(prosecutor, requestId)).toEqual({ kind: "done" });
    expect(await useCases.changePolicy({ by: administrator, policy })).toEqual({ kind: "changed" });
  }
});

test("a passkey whose counter fell approves nothing and is blocked", async () => {
  const policy = { ...FIRST_POLICY, twoPerson: true };
  expect(await useCases.changePolicy({ by: administrator, policy })).toEqual({ kind: "changed" });
  const requestId = await askedFor(await useCases.recoverPerson(recovery()));
  given.sql("update passkey set counter = 1000 where person_id = ?", prosecutor.id);
  expect(await given.sign(prosecutor, requestId)).toMatchObject({ reason: "passkey" });
  const rows = given.sql(
    "select 1 from passkey where person_id = ? and blocked_at is not null",
    prosecutor.id,
  );
  expect(rows).not.toHaveLength(0);
  expect((await useCases.recoverPerson(recovery())).kind).toBe("needs-approval");
});

async function openedCase() {
  const opened = await useCases.openCase({ by: prosecutor, title: "Elm Street" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.caseId;
}
