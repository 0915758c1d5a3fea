import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { readFile, rename } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { idFromBytes, type ItemId } from "#app/core/ids.ts";
import type { PinnedApprover } from "#app/core/identity/unseal-protocol.ts";
import { FIRST_POLICY } from "#app/core/people/office-policy.ts";
import type { Role } from "#app/core/people/role.ts";
import { projectRoot } from "#test/support/project-root.ts";
import { softwarePasskey, type SoftwarePasskey } from "#test/support/software-authenticator.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

// Over real HTTP with the real process that opens names: who approves that a name is seen is changed by two of those who
// do, and a name that was seen in an emergency waits for its review.

const PAGE = "/desk/approvers";

let office: DeskOffice;
let prosecutors: SoftwarePasskey;
let custodians: SoftwarePasskey;
let spare: SoftwarePasskey;

beforeAll(async () => {
  office = await openDeskOffice();
  for (const role of [
    "administrator",
    "prosecutor",
    "evidence-custodian",
    "investigator",
  ] as const) {
    await office.person(role);
  }
  sql("update person set created_at = ?", new Date(Date.now() - 20 * 86_400_000).toISOString());
  sql("update person set supervisor = 1 where sign_in_name = 'prosecutor'");
  prosecutors = await passkeyOf("prosecutor", "desk key");
  custodians = await passkeyOf("evidence-custodian", "blue key");
  spare = await passkeyOf("evidence-custodian", "spare key");
});
afterAll(() => office.remove());

function sql(text: string, ...values: unknown[]): unknown[] {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file);
  try {
    const statement = db.prepare(text);
    return statement.reader ? statement.all(...values) : [statement.run(...values)];
  } finally {
    db.close();
  }
}

/** A passkey as enrolment would have put it there; or as whoever writes the database could. */
async function passkeyOf(role: Role, label: string): Promise<SoftwarePasskey> {
  const passkey = softwarePasskey(office.origin);
  const { id } = await office.person(role);
  sql(
    `insert into passkey (id, person_id, credential_id, public_key, counter, transports, backup_eligible, label, created_at)
     values (?, ?, ?, ?, 0, '', 0, ?, '2026-01-01T00:00:00.000Z')`,
    idFromBytes("psk", randomBytes(16)),
    id,
    passkey.credentialId,
    Buffer.from(passkey.publicKey, "base64url"),
    label,
  );
  return passkey;
}

function boxes(...keys: readonly SoftwarePasskey[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, at) => [`approver-${String(at)}`, key.credentialId]));
}

/** The page's own question, answered by a passkey. */
async function approve(role: Role, page: string, passkey: SoftwarePasskey): Promise<Response> {
  const browser = await office.as(role);
  const html = await (await browser.get(page)).text();
  const options = /data-passkey-options="([^"]+)"/.exec(html)?.[1]?.replaceAll("&quot;", '"');
  const { challenge } = JSON.parse(options ?? "{}") as { challenge?: string };
  if (challenge === undefined) throw new Error("the page asks for no passkey");
  return sendForm(browser, page, { intent: "approve", credential: passkey.answer(challenge) });
}

async function pinned(): Promise<readonly PinnedApprover[]> {
  const file = office.config.identityKeyFile.replace(/-identity\.pem$/, "-approvers.json");
  const { approvers } = JSON.parse(await readFile(file, "utf8")) as {
    approvers: readonly PinnedApprover[];
  };
  return approvers;
}

async function recorded(ev: string): Promise<number> {
  const by = await office.person("evidence-custodian");
  const all = (await office.useCases.listCustody({ by })) ?? [];
  return all.filter((record) => record.ev === ev).length;
}

async function asked(fields: Record<string, string>): Promise<string> {
  const admin = await office.as("administrator");
  const answer = await sendForm(admin, PAGE, fields);
  expect(answer.status).toBe(303);
  return answer.headers.get("Location")?.replace(/\?.*/, "") ?? "";
}

test("the first list is written out for the machine, of two people at least, and goes in there", async () => {
  const admin = await office.as("administrator");
  expect(await wordsOf(await admin.get(PAGE))).toContain("Write the list out");
  const alone = await sendForm(admin, PAGE, boxes(custodians, spare));
  expect(alone.status).toBe(422);
  expect(await wordsOf(alone)).toContain("at least two people");
  const foreign = softwarePasskey(office.origin);
  const unknown = await sendForm(admin, PAGE, boxes(custodians, foreign));
  expect(await wordsOf(unknown)).toContain("not there any more");

  const written = await (await sendForm(admin, PAGE, boxes(prosecutors, custodians))).text();
  const json = /<pre[^>]*>([^<]+)<\/pre>/.exec(written)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const ran = spawnSync(process.execPath, ["scripts/unseal.ts", "pin"], {
    cwd: projectRoot,
    input: json,
    encoding: "utf8",
    env: {
      NODE_ENV: "test",
      IDENTITY_KEY_FILE: office.config.identityKeyFile,
      UNSEAL_SOCKET: office.config.unsealSocket,
      DESK_ORIGIN: office.origin,
    },
  });
  expect([ran.status, ran.stderr]).toEqual([0, ""]);
  expect((await pinned()).map((one) => one.credentialId)).toEqual([
    prosecutors.credentialId,
    custodians.credentialId,
  ]);
  expect(await wordsOf(await admin.get(PAGE))).toContain("Ask two of them for this list");
});

test("another list is taken when two of those on it approve exactly it, and not before", async () => {
  const admin = await office.as("administrator");
  const wanted = boxes(prosecutors, custodians, spare);
  expect((await sendForm(admin, PAGE, wanted)).status).toBe(422);
  const same = await sendForm(admin, PAGE, { ...boxes(custodians, prosecutors), purpose: "x" });
  expect(await wordsOf(same)).toContain("count already");

  const page = await asked({ ...wanted, purpose: "A second key for the custodian" });
  expect(await recorded("approval.requested")).toBe(1);
  expect((await approve("prosecutor", page, prosecutors)).status).toBe(303);
  const early = await sendForm(admin, PAGE, {});
  expect(early.status).toBe(422);
  const token = /name="token" value="([^"]+)"/.exec(await (await admin.get(PAGE)).text())?.[1];
  const hasty = await admin.post(page, { token: token ?? "", intent: "do" });
  expect(hasty.status).toBe(422);
  expect(await pinned()).toHaveLength(2);

  const custodian = await office.as("evidence-custodian");
  const words = await wordsOf(await custodian.get(page));
  expect(words).toContain("Test evidence-custodian");
  expect(words).toContain(spare.credentialId.slice(0, 12));
  expect((await approve("evidence-custodian", page, custodians)).status).toBe(303);
  const done = await sendForm(admin, page, { intent: "do" });
  expect(done.headers.get("Location")).toContain("done=done");
  expect((await pinned()).map((one) => one.credentialId)).toContain(spare.credentialId);
  expect(await recorded("identity.approvers_changed")).toBe(1);
  expect(await recorded("identity.approvers_not_changed")).toBe(0);
  // Used up.
  const again = await admin.post(page, { token: token ?? "", intent: "do" });
  expect(again.status).toBe(422);
});

test("a passkey that only the database knows approves nothing at the process that opens names", async () => {
  const planted = await passkeyOf("prosecutor", "planted");
  const page = await asked({ ...boxes(custodians, planted), purpose: "Planted" });
  expect((await approve("prosecutor", page, planted)).status).toBe(303);
  expect((await approve("evidence-custodian", page, custodians)).status).toBe(303);
  const before = await pinned();
  const admin = await office.as("administrator");
  const refused = await sendForm(admin, page, { intent: "do" });
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain("The list is as it was");
  expect(await pinned()).toEqual(before);
  expect(await recorded("identity.approvers_not_changed")).toBe(1);
});

test("a name seen in an emergency waits at the reviews for somebody who had no part in it", async () => {
  await office.person("auditor");
  const { reportId } = await office.given({ email: "witness@example.org" });
  sql("update report set assignee_id = ?", (await office.person("investigator")).id);
  const investigator = await office.as("investigator");
  const ask = await sendForm(investigator, `/desk/reports/${reportId}/name`, {
    fields: "email",
    "told-as": "safety",
    purpose: "Somebody may be in danger now",
    authority: "Consent given in the report",
    emergency: "on",
  });
  const page = ask.headers.get("Location")?.replace(/\?.*/, "") ?? "";
  expect((await approve("prosecutor", page, prosecutors)).status).toBe(303);
  expect((await approve("evidence-custodian", page, custodians)).status).toBe(303);
  const seen = await sendForm(investigator, page, { intent: "do" });
  expect(await wordsOf(seen)).toContain("witness@example.org");

  expect((await investigator.get("/desk/reviews")).status).toBe(403);
  const part = await wordsOf(await (await office.as("prosecutor")).get("/desk/reviews"));
  expect(part).toContain("You asked for this or approved it");
  const auditor = await office.as("auditor");
  const waiting = await wordsOf(await auditor.get("/desk/reviews"));
  expect(waiting).toContain("In the last 7 days reporters’ names were opened once.");
  expect(waiting).not.toContain("0 times");
  expect(waiting).toContain("Somebody may be in danger now");
  expect(waiting).toContain("Test prosecutor, Test evidence-custodian");
  expect(waiting).not.toContain("witness@example.org");
  const opening = page.replace("/desk/approvals/", "");
  const review = { opening, finding: "fine", remarks: "The consent is in the report." };
  expect((await sendForm(auditor, "/desk/reviews", { ...review, finding: "" })).status).toBe(422);
  expect((await sendForm(auditor, "/desk/reviews", { ...review, remarks: "ok" })).status).toBe(422);
  const own = await sendForm(await office.as("prosecutor"), "/desk/reviews", review);
  expect(own.status).toBe(409);
  expect((await sendForm(auditor, "/desk/reviews", review)).status).toBe(303);
  const after = await (await auditor.get("/desk/reviews")).text();
  expect(after).toContain("Reporters’ names reviewed");
  expect(after).not.toContain("Record the review");
  expect(await recorded("access.reviewed")).toBe(1);
});

test("while the process that opens names cannot be reached the page says so, and nothing is asked for", async () => {
  const socket = office.config.unsealSocket;
  const before = await recorded("approval.requested");
  await rename(socket, `${socket}.away`);
  try {
    const admin = await office.as("administrator");
    const page = await admin.get(PAGE);
    expect(page.status).toBe(200);
    const words = await wordsOf(page);
    expect(words).toContain("does not answer");
    expect(words).not.toContain("desk key");
    const asking = await sendForm(admin, PAGE, { ...boxes(prosecutors, custodians), purpose: "x" });
    expect(asking.headers.get("Location")).toBe(PAGE);
  } finally {
    await rename(`${socket}.away`, socket);
  }
  expect(await recorded("approval.requested")).toBe(before);
});

test("a bundle over an open review is asked for, approved by a supervisor, made by its asker with one press, and once", async () => {
  const administrator = await office.person("administrator");
  await passkeyOf("administrator", "front key");
  const policy = { ...FIRST_POLICY, twoPerson: true };
  expect(await office.useCases.changePolicy({ by: administrator, policy })).toEqual({
    kind: "changed",
  });
  const by = await office.person("prosecutor");
  const files = ["one", "two"].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(name) }));
  const { reportId, itemIds } = await office.given({ files });
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await office.useCases.addReportToCase({ by, caseId, reportId });
  const exhibit = { itemId: itemIds[0] as ItemId, description: "A written account" };
  await office.useCases.markExhibit({ by, caseId, ...exhibit });

  const custodian = await office.as("evidence-custodian");
  // Who has a passkey shows it once more for what is grave; how is tried elsewhere.
  sql("update session set stepped_up_at = ?", new Date().toISOString());
  const review = `/desk/cases/${caseId}/exculpatory`;
  const override = { intent: "override", audience: "PRO", why: "The grand jury sits today." };
  const asking = await sendForm(custodian, review, override);
  const page = asking.headers.get("Location")?.replace("?done=asked", "") ?? "";
  expect(page).toMatch(/^\/desk\/approvals\/apr_\w+$/);
  const words = await wordsOf(await custodian.get(page));
  expect(words).toContain("2 files of the case, as they stood when it was asked for");
  expect(words).toContain("The grand jury sits today.");
  expect((await approve("prosecutor", page, prosecutors)).status).toBe(303);
  const done = await sendForm(custodian, page, { intent: "do" });
  const bundle = done.headers.get("Location") ?? "";
  expect(bundle).toMatch(/^\/desk\/bundles\/bun_\w+$/);
  await until(async () => (await wordsOf(await custodian.get(bundle))).includes("Download"));
  expect(await recorded("review.exculpatory_overridden")).toBe(1);
  // Used up, and nothing more to press.
  expect(await wordsOf(await custodian.get(page))).not.toContain("Do it now");
});
