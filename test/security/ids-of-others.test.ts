import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { idFromBytes, type ApprovalId } from "#app/core/ids.ts";
import { DESK_COOKIE } from "#app/http/cookies.ts";
import { printTable } from "#test/support/print-table.ts";
import { softwarePasskey } from "#test/support/software-authenticator.ts";
import { openDeskOffice, sendForm, type DeskOffice } from "#test/routes/desk/desk-office.ts";

// Whoever is signed in and knows the id of something of somebody else's: each try is answered as for an id that nothing has, and
// changes nothing. Over real HTTP, with forms of the attacker's own session.

let office: DeskOffice;
/** What belongs to the victim, by name. */
const theirs: Record<"passkey" | "session" | "token" | "approval" | "kept" | "opening", string> = {
  passkey: idFromBytes("psk", randomBytes(16)),
  session: "",
  token: "",
  approval: "",
  kept: "",
  opening: "",
};

beforeAll(async () => {
  office = await openDeskOffice();
  const { useCases } = office;
  const victim = await office.person("prosecutor");
  const browser = await office.as("prosecutor");
  await office.as("investigator");
  const passkey = softwarePasskey(office.origin);
  sql(
    `insert into passkey (id, person_id, credential_id, public_key, counter, transports, backup_eligible, label, created_at)
     values (?, ?, ?, ?, 0, '', 0, 'mine', '2026-01-01T00:00:00.000Z')`,
    ...[theirs.passkey, victim.id, passkey.credentialId],
    Buffer.from(passkey.publicKey, "base64url"),
  );
  const [session] = sql("select id from session where person_id = ?", victim.id) as {
    id: string;
  }[];
  const issued = await useCases.issueToken({
    ...{ by: victim, label: "Mine", days: 30 },
    abilities: ["queue.read"],
  });
  const asked = await useCases.askForApproval({
    by: await office.person("administrator"),
    act: "role-change",
    subject: victim.id,
    facts: { role: "auditor", supervisor: false },
    purpose: "A test",
  });
  const form = { path: "/desk/account", fields: { intent: "everywhere" } };
  const kept = await useCases.keepForm({ token: browser.cookie(DESK_COOKIE) ?? "", form });
  const { reportId } = await office.given();
  const read = await useCases.readReport({ by: victim, reportId });
  if (read.kind !== "report" || issued.kind !== "issued" || asked.kind !== "asked") {
    throw new Error("the victim has not everything");
  }
  await useCases.breakGlass({
    ...{ by: victim, code: read.file.report.code, reason: "Somebody may be in danger" },
  });
  const [glass] = sql("select id from break_glass") as { id: string }[];
  Object.assign(theirs, {
    session: session?.id ?? "",
    token: issued.tokenId,
    approval: asked.requestId,
    kept: kept ?? "",
    opening: glass?.id ?? "",
  });
});
afterAll(() => office.remove());

function sql(text: string, ...values: unknown[]): unknown[] {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file, { timeout: 10_000 });
  try {
    const statement = db.prepare(text);
    return statement.reader ? statement.all(...values) : [statement.run(...values)];
  } finally {
    db.close();
  }
}

/** Everything of the victim's that a try could change. */
function everything(): unknown {
  return [
    sql("select label, blocked_at from passkey where id = ?", theirs.passkey),
    sql("select id from session where id = ?", theirs.session),
    sql("select revoked_at from api_token where id = ?", theirs.token),
    sql("select executed_at from approval_request where id = ?", theirs.approval),
    sql("select count(*) as n from approval_decision"),
    sql("select ends_at from break_glass where id = ?", theirs.opening),
  ];
}

type Tries = readonly (readonly [what: string, path: string, fields: Record<string, string>])[];

/** The same tries with the victim's ids, or with ids that nothing has. */
function tries(ids: typeof theirs): Tries {
  const { approval } = ids;
  const account = "/desk/account";
  return [
    ["rename a passkey", account, { intent: "rename-passkey", passkey: ids.passkey, label: "x" }],
    ["remove a passkey", account, { intent: "remove-passkey", passkey: ids.passkey }],
    ["end a session", account, { intent: "end-session", session: ids.session }],
    ["end a token", "/desk/tokens", { intent: "end", "api-token": ids.token }],
    ["refuse a request", `/desk/approvals/${approval}`, { intent: "refuse", reason: "No" }],
    ["approve a request", `/desk/approvals/${approval}`, { intent: "approve", credential: "{}" }],
    ["do what was asked", `/desk/approvals/${approval}`, { intent: "do" }],
    ["end an opening", "/desk/break-glass", { intent: "end", opening: ids.opening }],
  ];
}

test("ids of others: every try is answered as for an id that nothing has, and changes nothing", async () => {
  const none = Object.fromEntries(
    Object.entries(theirs).map(([name, id]) => [name, `${id.slice(0, 4)}${"0".repeat(26)}`]),
  ) as typeof theirs;
  const attacker = await office.as("investigator");
  const page = await (await attacker.get("/desk/account")).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const before = everything();
  const rows = [["tried", "somebody else's", "nobody's"]];
  const answerTo = async ([, path, fields]: Tries[number]) => {
    const answer = await attacker.post(path, { token, ...fields });
    const body = (await answer.text()).replaceAll(/nonce="[^"]*"|[a-z]{3}_[0-9a-z]{26}/g, "");
    return { status: answer.status, to: answer.headers.get("Location"), body };
  };
  const nobodys = tries(none);
  for (const [at, one] of tries(theirs).entries()) {
    const [what] = one;
    const answer = await answerTo(one);
    const other = nobodys[at];
    const expected = other === undefined ? undefined : await answerTo(other);
    expect([what, answer]).toEqual([what, expected]);
    expect([what, [404, 422].includes(answer.status)]).toEqual([what, true]);
    rows.push([what, String(answer.status), String(expected?.status)]);
  }
  for (const path of [
    `/desk/approvals/${theirs.approval}`,
    `/desk/send-again?kept=${theirs.kept}`,
  ]) {
    expect([path, (await attacker.get(path)).status]).toEqual([path, 404]);
    rows.push([`open ${path.slice(0, 20)}…`, "404", "404"]);
  }
  expect(everything()).toEqual(before);
  printTable(`Ids of others: ${rows.length - 1} tried, 0 changed`, rows);

  // The victim's own forms still do what they say.
  const victim = await office.as("prosecutor");
  const renamed = await sendForm(victim, "/desk/account", {
    ...{ intent: "rename-passkey", passkey: theirs.passkey, label: "blue" },
  });
  expect(renamed.status).toBe(303);
  expect(everything()).not.toEqual(before);
  const by = await office.person("administrator");
  const requestId = theirs.approval as ApprovalId;
  expect(await office.useCases.readApproval({ by, requestId })).toBeDefined();
});
