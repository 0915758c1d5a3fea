import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import type { CodeRequestId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import {
  CODE_FACT_LIMIT,
  LOST_CODE,
  parseCodeFacts,
  parseCodeWait,
} from "#app/core/messages/code-request.ts";
import { CODE_REQUESTS_PAGE } from "#app/use-cases/triage/code-requests.ts";
import { openApprovingOffice, type ApprovingOffice } from "#test/support/approving-office.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

// Somebody lost the receipt code: staff find the report by what only its reporter knows, two people agree, and the old code can stop it.

const DAY = 86_400_000;
const WEEK = { days: 7, whyShorter: null } as const;

let now = new Date().toISOString() as Instant;
let given: ApprovingOffice;

beforeAll(async () => {
  given = await openApprovingOffice({ clock: { now: () => now } });
  given.givePasskey(given.investigator);
});
afterAll(() => given.office.remove());
afterEach(() => {
  jest.restoreAllMocks();
});

/** Does something while the next message is sealed: after its thread was read, and before anything is written. */
function whileSealing(meanwhile: () => Promise<unknown>): void {
  const { subtle } = globalThis.crypto;
  const original = subtle.generateKey.bind(subtle) as (
    ...input: unknown[]
  ) => Promise<CryptoKeyPair>;
  const spy = jest.spyOn(subtle, "generateKey") as jest.Spied<typeof original>;
  spy.mockImplementationOnce(async (...input) => {
    await meanwhile();
    return original(...input);
  });
}

/** Tries of codes take turns by the clock, which stands still here. */
async function typed(code: ReceiptCode) {
  now = later(now, 1_000);
  return given.office.useCases.openFollowUp({ code });
}

async function visit({ receiptCode }: Pick<SentReport, "receiptCode">): Promise<string> {
  const opened = await typed(receiptCode);
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.token;
}

async function asked(facts = { place: "Elm and 3rd", words: "They pushed a man" }) {
  now = later(now, 1_000);
  const { useCases } = given.office;
  const outcome = await useCases.askForNewCode({ facts, language: "es" });
  if (outcome.kind !== "asked") throw new Error(outcome.kind);
  const listed = await useCases.listCodeRequests({ by: given.investigator });
  const newest = listed.kind === "requests" ? listed.requests.at(-1) : undefined;
  if (newest === undefined) throw new Error("the request is not listed");
  return { code: outcome.code, id: newest.id, request: newest };
}

async function codeOf({ reportId }: SentReport): Promise<string> {
  const read = await given.office.useCases.readReport({ by: given.prosecutor, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.report.code;
}

/** Somebody asks to give the code, somebody else approves, and the first one does it. */
async function granted(
  requestId: CodeRequestId,
  sent: SentReport,
  wait: typeof WEEK | Shorter = WEEK,
) {
  const { office, investigator: by, prosecutor, sign } = given;
  const grant = { by, requestId, reportCode: await codeOf(sent), wait };
  const needed = await office.useCases.grantNewCode(grant);
  if (needed.kind !== "needs-approval") throw new Error(needed.kind);
  const ask = { by, ...needed.ask, purpose: "They knew the colour of the van." };
  const approval = await office.useCases.askForApproval(ask);
  if (approval.kind !== "asked") throw new Error(approval.kind);
  expect(await sign(prosecutor, approval.requestId)).toEqual({ kind: "done" });
  return office.useCases.grantNewCode(grant);
}

interface Shorter {
  readonly days: number;
  readonly whyShorter: string;
}

/** The records of a report about its codes and threads, oldest first. */
async function recordsOf({ reportId }: SentReport): Promise<readonly string[]> {
  const all = (await given.office.useCases.listCustody({ by: given.custodian })) ?? [];
  const own = all.filter(({ subj }) => subj === reportId).toReversed();
  return own.map(({ ev }) => ev).filter((ev) => /code|thread|approval/.test(ev));
}

test("facts are read as typed; one alone is too few, and a very long one is named", () => {
  expect(parseCodeFacts({ place: " Elm ", words: "\r\n" })).toMatchObject({
    problem: { kind: "too-few" },
  });
  expect(parseCodeFacts({ place: " Elm ", words: "a\r\nb", x: "y" })).toEqual({
    ok: true,
    facts: { place: "Elm", words: "a\nb" },
  });
  const long = "x".repeat(CODE_FACT_LIMIT + 1);
  expect(parseCodeFacts({ place: "Elm", files: long })).toMatchObject({
    problem: { kind: "too-long", fact: "files" },
  });
});

test("the old code has the office's time to stop a new one; a shorter time needs its reason, none has no limit", () => {
  expect(parseCodeWait({ days: "7", why: "x" }, 7)).toEqual({ ok: true, ...WEEK });
  expect(parseCodeWait({ days: "60", why: "" }, 7)).toMatchObject({ ok: true, days: 60 });
  for (const days of ["61", "-1", "1.5", ""]) {
    expect(parseCodeWait({ days, why: "x" }, 7)).toEqual({ ok: false, problem: "days" });
  }
  expect(parseCodeWait({ days: "0", why: " " }, 7)).toEqual({ ok: false, problem: "why-shorter" });
  expect(parseCodeWait({ days: "0", why: "Stolen" }, 7)).toEqual({
    ...{ ok: true, days: 0, whyShorter: "Stolen" },
  });
});

test("a new code opens nothing; what was said lies encrypted, is a record, and counts against a flood", async () => {
  const { office, sql, records } = given;
  const load = () => office.useCases.readCodeLoad({ locator: LOST_CODE });
  const before = await load();
  const { code, request } = await asked({ place: "Quartz Alley", words: "turquoise" });
  expect(request).toMatchObject({
    ...{ state: "open", language: "es", reportId: null, reportCode: null },
    facts: { place: "Quartz Alley", words: "turquoise" },
  });
  expect(await typed(code)).toEqual({ kind: "code-waits", askedAt: request.askedAt });
  expect((await load()).failures).toBe(before.failures + 1);
  expect(JSON.stringify(sql("select * from code_request"))).not.toMatch(/Quartz|turquoise/);
  expect(JSON.stringify(await records("code.asked"))).not.toMatch(/Quartz|turquoise/);
  expect((await records("code.asked")).length).toBeGreaterThan(0);
  // The right locator with another secret is as wrong as any code.
  const digits = code.secret.startsWith("0") ? "1" : "0";
  const wrong = { ...code, secret: digits + code.secret.slice(1) };
  expect(await typed(wrong)).toEqual({ kind: "no-match" });
});

test("nobody gives a report another code alone, and nobody gives one that they may not answer", async () => {
  const { office, investigator: by, prosecutor, custodian, sign } = given;
  const { useCases } = office;
  const sent = await givenReport(office);
  const { id: requestId, code } = await asked();
  const grant = { by, requestId, reportCode: await codeOf(sent), wait: WEEK };
  // The office's policy leaves grave acts to one person at first; this one never.
  const needed = await useCases.grantNewCode(grant);
  if (needed.kind !== "needs-approval") throw new Error(needed.kind);
  expect((await useCases.grantNewCode(grant)).kind).toBe("needs-approval");
  const approval = await useCases.askForApproval({ by, ...needed.ask, purpose: "Sure." });
  if (approval.kind !== "asked") throw new Error(approval.kind);
  expect(await sign(by, approval.requestId)).toEqual({ kind: "refused", reason: "own-request" });
  expect(await sign(custodian, approval.requestId)).toEqual({ kind: "not-found" });
  expect((await useCases.grantNewCode(grant)).kind).toBe("needs-approval");
  expect(await sign(prosecutor, approval.requestId)).toEqual({ kind: "done" });
  // What was approved is this request with this time: no other.
  const sooner = { days: 0, whyShorter: "Hurry" };
  expect((await useCases.grantNewCode({ ...grant, wait: sooner })).kind).toBe("needs-approval");

  const outsider = { ...by, teams: ["elsewhere"] };
  expect(await useCases.grantNewCode({ ...grant, by: outsider })).toEqual({ kind: "no-report" });
  expect(await useCases.grantNewCode({ ...grant, by: custodian })).toMatchObject({
    ...{ kind: "refused", reason: "not-this-role" },
  });
  const read = await useCases.readCodeRequest({ by: outsider, requestId });
  expect(read).toMatchObject({ request: { reportCode: null }, compared: undefined });
  expect((await typed(code)).kind).toBe("code-waits");
  expect(await recordsOf(sent)).toEqual(
    expect.arrayContaining(["report.code_matched", "approval.requested", "approval.given"]),
  );
  expect(await recordsOf(sent)).not.toContain("report.code_granted");
});

test("a wrong match is refused: its asker reads why, and the office keeps its own note", async () => {
  const { office, investigator: by, records } = given;
  const sent = await givenReport(office);
  const { id: requestId, code } = await asked();
  const refuse = { by, requestId, because: "in-person" } as const;
  expect(await office.useCases.refuseNewCode({ ...refuse, note: " " })).toEqual({
    kind: "no-note",
  });
  const note = "They named a street that is nowhere in it.";
  expect(await office.useCases.refuseNewCode({ ...refuse, note })).toEqual({ kind: "done" });
  expect(await office.useCases.refuseNewCode({ ...refuse, note })).toEqual({ kind: "not-open" });
  expect(await typed(code)).toEqual({ kind: "code-refused", because: "in-person" });
  expect(await records("code.refused")).toHaveLength(1);
  const grant = { by, requestId, reportCode: await codeOf(sent), wait: WEEK };
  expect(await office.useCases.grantNewCode(grant)).toEqual({ kind: "not-open" });
});

test("chosen requests are found by their words and language and refused at once for one reason, each with its own record", async () => {
  const { office, investigator: by, custodian, records } = given;
  const { useCases } = office;
  const flood = [await asked({ place: "Flood ＬＡＮＥ", words: "One" })];
  flood.push(await asked({ place: "Flood lane", words: "Two" }));
  const quiet = await asked({ place: "Quiet lane", words: "Three" });
  const listed = async (find: { words: string; language: string }) => {
    const found = await useCases.listCodeRequests({ by, find });
    return found.kind === "requests" ? found.requests.map(({ id }) => id) : [];
  };
  const requestIds = flood.map(({ id }) => id);
  expect(await listed({ words: "flood lane", language: "" })).toEqual(requestIds);
  expect(await listed({ words: "flood lane", language: "es" })).toEqual(requestIds);
  expect(await listed({ words: "flood lane", language: "ar" })).toEqual([]);
  const before = (await records("code.refused")).length;
  const refuse = {
    by,
    requestIds,
    because: "not-sure",
    note: "The same words many times.",
  } as const;
  expect(await useCases.refuseNewCodes({ ...refuse, note: " " })).toEqual({ kind: "no-note" });
  expect(await useCases.refuseNewCodes({ ...refuse, requestIds: [] })).toEqual({
    kind: "none-chosen",
  });
  expect((await useCases.refuseNewCodes({ ...refuse, by: custodian })).kind).toBe("refused");
  expect(await useCases.refuseNewCodes(refuse)).toEqual({ kind: "done", refused: 2, passed: 0 });
  expect(await records("code.refused")).toHaveLength(before + 2);
  // One that somebody decided about meanwhile is passed over; another that is named twice is refused once.
  const mixed = [...requestIds, quiet.id, quiet.id];
  expect(await useCases.refuseNewCodes({ ...refuse, requestIds: mixed })).toEqual({
    ...{ kind: "done", refused: 1, passed: 2 },
  });
  for (const { code } of [...flood, quiet]) {
    expect(await typed(code)).toEqual({ kind: "code-refused", because: "not-sure" });
  }
});

test("the same form sent again is the same request with the same code, on record, until somebody decides", async () => {
  const { office, investigator: by, records, sql } = given;
  const { useCases } = office;
  const mark = useCases.newCodeMark();
  expect(mark).toMatch(/^[0-9a-f]{32}$/);
  expect(useCases.newCodeMark()).not.toBe(mark);
  const facts = { place: "Elm and 3rd", words: "They pushed a man" };
  const ask = async (more: object = {}) => {
    const outcome = await useCases.askForNewCode({ mark, facts, language: "es", ...more });
    if (outcome.kind !== "asked") throw new Error(outcome.kind);
    return outcome.code;
  };
  const count = () => sql("select id from code_request").length;
  const before = count();
  // Both at once, as where the button was pressed twice, and once more when the answer did not come.
  const codes = [...(await Promise.all([ask(), ask()])), await ask({ language: "en" })];
  expect(new Set(codes.map(({ digits }) => digits)).size).toBe(1);
  expect(count()).toBe(before + 1);
  expect(await records("code.asked_again")).toHaveLength(2);
  const [code] = codes;
  if (code === undefined) throw new Error("no code");
  expect((await typed(code)).kind).toBe("code-waits");
  // What the form then says differently, another form, and a form without a mark ask anew.
  const others = [
    await ask({ facts: { ...facts, files: "IMG_1" } }),
    await ask({ mark: useCases.newCodeMark() }),
    await ask({ mark: undefined }),
    await ask({ mark: "0" }),
    await ask({ mark: "0" }),
  ];
  expect(new Set([code, ...others].map(({ digits }) => digits)).size).toBe(6);

  const [row] = sql("select id from code_request where locator = ?", code.locator);
  const { id: requestId } = row as { readonly id: CodeRequestId };
  await useCases.refuseNewCode({ by, requestId, because: "not-sure", note: "Unsure." });
  const anew = await ask();
  expect(anew.digits).not.toBe(code.digits);
  expect((await ask()).digits).toBe(anew.digits);
  expect((await typed(code)).kind).toBe("code-refused");
  expect((await typed(anew)).kind).toBe("code-waits");
});

test("on PostgreSQL too, the same asked several times at once is one request with one code", async () => {
  const settings = { DATABASE_URL: await newPostgresDatabase() };
  const office = await openTestOffice(undefined, { settings });
  try {
    const { useCases } = office;
    const by = await office.employ("investigator");
    const facts = { place: "Elm and 3rd", words: "They pushed a man" };
    const ask = { mark: useCases.newCodeMark(), facts, language: "es" };
    const outcomes = await Promise.all([1, 2, 3].map(() => useCases.askForNewCode(ask)));
    const codes = outcomes.map((one) => (one.kind === "asked" ? one.code.digits : one.kind));
    expect(codes).toEqual([codes[0], codes[0], codes[0]]);
    expect(codes[0]).toMatch(/^\d{32}$/);
    expect(await useCases.listCodeRequests({ by })).toMatchObject({ counts: { open: 1 } });
  } finally {
    await office.remove();
  }
});

test("a granted code takes the old one's place when its time is over, and not before", async () => {
  const { office, investigator: by } = given;
  const { useCases } = office;
  const sent = await givenReport(office);
  const { reportId } = sent;
  await useCases.writeToReporter({ by, reportId, text: "For the old code." });
  const { id, code } = await asked();
  const outcome = await granted(id, sent);
  const until = later(now, 7 * DAY);
  expect(outcome).toEqual({ kind: "granted", until });
  const other = await asked();
  const grant = { by, requestId: other.id, reportCode: await codeOf(sent), wait: WEEK };
  expect(await useCases.grantNewCode(grant)).toEqual({ kind: "another-waits" });

  const early = await visit(sent);
  expect(await useCases.readFollowUp({ token: early })).toMatchObject({ newCode: { id } });
  expect((await typed(code)).kind).toBe("code-waits");
  now = later(until, -3_000);
  expect((await typed(code)).kind).toBe("code-waits");
  const last = await visit(sent);
  now = until;
  expect(await useCases.readFollowUp({ token: last })).toBeUndefined();
  expect(await typed(sent.receiptCode)).toEqual({ kind: "code-ended", endedAt: until });
  expect((await useCases.readReceipt({ token: sent.token }))?.receiptCode ?? null).toBeNull();

  const token = await visit({ receiptCode: code });
  expect((await useCases.readFollowUp({ token }))?.report.id).toBe(reportId);
  // What was written for the old code stays shut; what is written from now on opens.
  await useCases.writeToReporter({ by, reportId, text: "For the new code." });
  const texts = (await useCases.readVisitMessages({ token }))?.map(({ text }) => text);
  expect(texts).toEqual([undefined, "For the new code."]);
  expect(await useCases.stopNewCode({ token })).toBe("nothing-to-stop");
  const records = await recordsOf(sent);
  expect(records.slice(0, 2)).toEqual(["report.code_matched", "approval.requested"]);
  expect(records.slice(-4)).toEqual([
    ...["approval.executed", "report.code_granted", "report.code_ended", "report.thread_made"],
  ]);
});

test("words of the office that are sealed while a code is replaced, or after its time, open with the new one", async () => {
  const { office, investigator: by } = given;
  const { useCases } = office;
  const sent = await givenReport(office);
  const { reportId } = sent;
  const first = await asked();
  await granted(first.id, sent);
  const write = (text: string) => useCases.writeToReporter({ by, reportId, text });
  let token = "";
  whileSealing(async () => {
    now = later(now, 7 * DAY);
    token = await visit({ receiptCode: first.code });
  });
  expect(await write("Sealed meanwhile.")).toEqual({ kind: "written" });
  expect(token).not.toBe("");
  expect(await useCases.readVisitMessages({ token })).toMatchObject([
    { text: "Sealed meanwhile." },
  ]);

  // Nobody has asked for anything since the second code's time came: writing itself ends the first.
  const second = await asked();
  await granted(second.id, { ...sent, receiptCode: first.code });
  now = later(now, 7 * DAY);
  expect(await write("After its time.")).toEqual({ kind: "written" });
  token = await visit({ receiptCode: second.code });
  const texts = (await useCases.readVisitMessages({ token }))?.map(({ text }) => text);
  expect(texts).toEqual([undefined, "After its time."]);
});

test("a visit that ends with its code while its words are sealed writes nothing and asks for nothing", async () => {
  const { office, investigator: by } = given;
  const { useCases } = office;
  for (const write of [useCases.writeToOffice, useCases.askToCorrect]) {
    const sent = await givenReport(office);
    const { id, code } = await asked();
    await granted(id, sent);
    now = later(now, 7 * DAY - 5_000);
    const token = await visit(sent);
    let opened = "";
    whileSealing(async () => {
      now = later(now, 5_000);
      opened = await visit({ receiptCode: code });
    });
    expect(await write({ token, text: "From the old code." })).toEqual({ kind: "visit-over" });
    expect(await useCases.readVisitMessages({ token: opened })).toEqual([]);
    expect(await useCases.readVisitRequests({ token: opened })).toEqual([]);
    expect(
      (await lookAt(given.office, { by, reportId: sent.reportId })).conversation,
    ).toMatchObject({
      messages: [],
    });
  }
});

test("whoever has the old code stops a new one; its holder reads no more than of a refusal", async () => {
  const { useCases } = given.office;
  const sent = await givenReport(given.office);
  const { id, code } = await asked();
  await granted(id, sent);
  const token = await visit(sent);
  expect(await useCases.stopNewCode({ token })).toBe("stopped");
  expect(await useCases.stopNewCode({ token })).toBe("nothing-to-stop");
  expect(await useCases.stopNewCode({ token: "nobody's" })).toBe("visit-over");
  expect(await typed(code)).toEqual({ kind: "code-refused", because: "not-sure" });
  now = later(now, 8 * DAY);
  await given.office.sweepAsServed();
  expect((await typed(sent.receiptCode)).kind).toBe("opened");
  expect(await recordsOf(sent)).toContain("report.code_stopped");
});

test("one person withdraws a code that two were deceived into granting; then the rightful one is granted", async () => {
  const { office, investigator: by, custodian } = given;
  const { useCases } = office;
  const sent = await givenReport(office);
  const forged = await asked();
  const rightful = await asked();
  await granted(forged.id, sent);
  const grant = { by, requestId: rightful.id, reportCode: await codeOf(sent), wait: WEEK };
  expect(await useCases.grantNewCode(grant)).toEqual({ kind: "another-waits" });
  expect(await useCases.readCodeRequest({ ...grant, requestId: rightful.id })).toMatchObject({
    compared: { granted: forged.id },
  });

  const withdraw = { by, requestId: forged.id, reason: "The reporter called: it is not theirs." };
  expect(await useCases.withdrawNewCode({ ...withdraw, reason: " " })).toEqual({
    kind: "no-reason",
  });
  expect((await useCases.withdrawNewCode({ ...withdraw, by: custodian })).kind).toBe("refused");
  const outsider = { ...by, teams: ["elsewhere"] };
  expect(await useCases.withdrawNewCode({ ...withdraw, by: outsider })).toEqual({
    kind: "not-found",
  });
  expect(await useCases.withdrawNewCode({ ...withdraw, requestId: rightful.id })).toEqual({
    kind: "not-granted",
  });
  expect(await useCases.withdrawNewCode(withdraw)).toEqual({ kind: "done" });
  expect(await useCases.withdrawNewCode(withdraw)).toEqual({ kind: "not-granted" });
  expect(await typed(forged.code)).toEqual({ kind: "code-refused", because: "not-sure" });
  expect(await recordsOf(sent)).toContain("report.code_withdrawn");

  // The old code goes on, and the rightful request can be granted at once.
  expect((await typed(sent.receiptCode)).kind).toBe("opened");
  await granted(rightful.id, sent, { days: 0, whyShorter: "They stood before us." });
  expect((await typed(rightful.code)).kind).toBe("opened");
  now = later(now, 8 * DAY);
  await office.sweepAsServed();
  expect((await typed(rightful.code)).kind).toBe("opened");
  expect(await useCases.withdrawNewCode({ ...withdraw, requestId: rightful.id })).toEqual({
    kind: "not-granted",
  });
});

test("a flood buries nobody: what waits comes oldest first, page by page, whatever was decided meanwhile", async () => {
  const { office, investigator: by, sql } = given;
  const { useCases } = office;
  const early = await asked({ place: "Quiet lane", words: "Asked before the flood" });
  const list = async (after?: CodeRequestId) => {
    const listed = await useCases.listCodeRequests({ by, after });
    if (listed.kind !== "requests") throw new Error(listed.kind);
    return listed;
  };
  // Hashing a code takes its time: the flood is copies of one request's row, each a minute later.
  const decided = await asked();
  await useCases.refuseNewCode({ by, requestId: decided.id, because: "not-sure", note: "Unsure." });
  const columns =
    "salt, verifier, thread_id, thread_public_key, thread_wrapped_private_key, language, report_id, refused_because, waits_until";
  for (let index = 0; index < CODE_REQUESTS_PAGE; index += 1) {
    now = later(now, 60_000);
    const id = `crq_${String(index).padStart(26, "0")}`;
    sql(
      `insert into code_request (id, locator, asked_at, facts, state, state_since, ${columns})
       select ?, ?, ?, '', 'open', ?, ${columns} from code_request where id = ?`,
      ...[id, `flood-${String(index)}`, now, now, early.id],
    );
  }
  const first = await list();
  expect(first.requests).toHaveLength(CODE_REQUESTS_PAGE);
  expect(first.counts.open).toBeGreaterThan(CODE_REQUESTS_PAGE);
  expect(first.requests.map(({ id }) => id)).toContain(early.id);
  expect(first.requests.map(({ state }) => state)).not.toContain("refused");
  const last = first.next ?? undefined;
  expect(last).toBe(first.requests.at(-1)?.id);
  const second = await list(last);
  expect(second.requests).toHaveLength(first.counts.open - CODE_REQUESTS_PAGE);
  expect(second.next).toBeNull();
  const over = await useCases.listCodeRequests({ by, list: "over" });
  expect(over.kind === "requests" ? over.requests[0]?.id : over.kind).toBe(decided.id);
  sql("delete from code_request where locator like 'flood-%'");
});

test("the sweep ends an old code by itself; without a waiting time it ends at once, for a reason two people signed", async () => {
  const { useCases } = given.office;
  const waits = await givenReport(given.office);
  const first = await asked();
  await granted(first.id, waits);
  const atOnce = await givenReport(given.office);
  const second = await asked();
  expect(await useCases.readReceipt({ token: atOnce.token })).toBeDefined();
  await granted(second.id, atOnce, { days: 0, whyShorter: "The card was stolen." });
  expect((await typed(second.code)).kind).toBe("opened");
  expect((await typed(atOnce.receiptCode)).kind).toBe("code-ended");
  // The phone that sent it may be in the wrong hands, with the card.
  expect(await useCases.readReceipt({ token: atOnce.token })).toBeUndefined();
  expect(
    given.sql("select * from draft where sent_hash is not null and report_id = ?", atOnce.reportId),
  ).toEqual([]);
  now = later(now, 7 * DAY);
  await given.office.sweepAsServed();
  expect(await recordsOf(waits)).toContain("report.code_ended");
  expect((await typed(first.code)).kind).toBe("opened");
});

test("erasing a reporter erases what was said to get another code for the report, with a record; the code stays", async () => {
  const { office, custodian, sql } = given;
  const sent = await givenReport(office);
  const other = await asked();
  const { id, code } = await asked({ place: "Quartz Alley", words: "I am Quillfeather" });
  await granted(id, sent);
  const factsOf = async (requestId: CodeRequestId) => {
    const read = await office.useCases.readCodeRequest({ by: given.investigator, requestId });
    return read.kind === "request" ? read.request.facts : read.kind;
  };
  expect(await factsOf(id)).toMatchObject({ words: "I am Quillfeather" });
  const statements = async () => {
    const all = (await office.useCases.listCustody({ by: custodian })) ?? [];
    return all
      .filter(({ ev, disclosures }) => ev === "code.asked" && disclosures.length > 0)
      .map(({ leaf }) => /crq_\w+/.exec(Buffer.from(leaf).toString())?.[0]);
  };
  expect(await statements()).toEqual(expect.arrayContaining([id, other.id]));
  const erase = { by: custodian, reportCode: await codeOf(sent), reason: "Asked for" };
  expect(await office.useCases.eraseReporter(erase)).toMatchObject({ kind: "erased" });
  expect(await factsOf(id)).toEqual({});
  expect(await factsOf(other.id)).toMatchObject({ place: "Elm and 3rd" });
  expect(sql("select * from report_key where owner = ?", id)).toEqual([]);
  expect(await statements()).toContain(other.id);
  expect(await statements()).not.toContain(id);
  expect((await office.useCases.auditLog()).faults).toEqual([]);
  const erased = async () => {
    const all = (await office.useCases.listCustody({ by: custodian })) ?? [];
    return all.filter(
      ({ subj, leaf }) =>
        subj === sent.reportId && Buffer.from(leaf).includes("facts_of_code_requests"),
    );
  };
  expect(await erased()).toHaveLength(1);
  await office.useCases.eraseReporter(erase);
  expect(await erased()).toHaveLength(1);
  now = later(now, 7 * DAY);
  expect((await typed(code)).kind).toBe("opened");
});
