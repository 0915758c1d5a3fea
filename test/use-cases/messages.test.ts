import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { later, type Instant } from "#app/core/instant.ts";
import { COPIES_A_DAY, MESSAGES_A_DAY } from "#app/core/messages/message.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { timeInWords } from "#app/routes/desk/letter-view.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let now = new Date().toISOString() as Instant;
let office: TestOffice;
let analyst: Person;
let custodian: Person;

beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => now } });
  analyst = await office.employ("intake-analyst");
  custodian = await office.employ("evidence-custodian");
});
afterAll(() => office.remove());

async function visit({ receiptCode }: Pick<SentReport, "receiptCode">): Promise<string> {
  const opened = await office.useCases.openFollowUp({ code: receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.token;
}

async function deskOf({ reportId }: SentReport) {
  return (await lookAt(office, { by: analyst, reportId })).conversation;
}

const answer = ({ reportId }: SentReport, text: string) =>
  office.useCases.writeToReporter({ by: analyst, reportId, text });

async function recordsOf({ reportId }: SentReport): Promise<readonly string[]> {
  const all = (await office.useCases.listCustody({ by: custodian })) ?? [];
  return all.filter(({ subj }) => subj === reportId).map(({ ev }) => ev);
}

/** Changes the database as an earlier version or somebody else would have left it. */
function change(statement: string, ...values: readonly unknown[]): void {
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  database.pragma("foreign_keys = off");
  database.prepare(statement).run(...values);
  database.close();
}

test("both sides write, read, and are told that the other has read; the reporter learns no name", async () => {
  const sent = await givenReport(office);
  const token = await visit(sent);
  const { useCases } = office;
  expect(await useCases.readVisitMessages({ token })).toEqual([]);
  expect(await useCases.writeToOffice({ token, text: "The van\r\nwas blue." })).toEqual({
    kind: "written",
  });
  const [mine] = (await useCases.readVisitMessages({ token })) ?? [];
  expect(mine).toMatchObject({ from: "reporter", text: "The van\nwas blue.", readAt: null });

  now = later(now, 1_000);
  // A page that is fetched before anybody opens it: nobody has read anything.
  const { reportId } = sent;
  const asked = { by: analyst, reportId, filter: parseQueueFilter(new URLSearchParams()) };
  expect(await useCases.readReportPage({ ...asked, ahead: true })).toEqual({
    kind: "to-be-opened",
  });
  // Whoever opens it sees what is new as new, and from then on it is read.
  const { messages } = await deskOf(sent);
  expect(messages).toMatchObject([{ from: "reporter", text: "The van\nwas blue.", readAt: null }]);
  expect((await deskOf(sent)).messages[0]?.readAt).toBe(now);
  now = later(now, 1_000);
  expect(await answer(sent, "Did it have a plate?")).toEqual({ kind: "written" });

  const seen = (await useCases.readVisitMessages({ token })) ?? [];
  expect(seen.map(({ from, text }) => [from, text])).toEqual([
    ["reporter", "The van\nwas blue."],
    ["office", "Did it have a plate?"],
  ]);
  expect(seen[0]?.readAt).not.toBeNull();
  expect(JSON.stringify(seen)).not.toMatch(/analyst|usr_/);
  expect((await deskOf(sent)).messages[1]).toMatchObject({
    authorName: "Test intake-analyst",
    readAt: now,
  });
  // Read again, nothing is recorded again.
  await useCases.readVisitMessages({ token });
  expect((await recordsOf(sent)).filter((ev) => ev.startsWith("message."))).toEqual([
    "message.read",
    "message.written",
    "message.read",
    "message.written",
  ]);
});

test("a letter reaches its reporter as it was looked at, is kept with its record, and never with a place missing", async () => {
  const sent = await givenReport(office);
  const { reportId } = sent;
  const { useCases } = office;
  const asked = {
    ...{ by: analyst, reportId, letterId: "outside-authority", language: "es", timeInWords },
    blocks: ["go-yourself"],
  };
  const way = "receipt-page";
  const values = { signer: "A. N.", "other-body": "Another body", recipient: "Jane Witness" };
  const lacking = await useCases.prepareLetter({ ...asked, values: { signer: "A. N." } });
  if (lacking.kind !== "letter") throw new Error(lacking.kind);
  const outcome = await useCases.sendLetter({
    ...{ ...asked, way, seen: lacking.mark },
    values: { signer: "A. N." },
  });
  expect(outcome.kind).toBe("missing");
  const prepared = await useCases.prepareLetter({ ...asked, values });
  if (prepared.kind !== "letter") throw new Error(prepared.kind);
  const seen = prepared.mark;
  expect(await useCases.sendLetter({ ...asked, by: custodian, values, way, seen })).toMatchObject({
    kind: "refused",
  });
  expect(await useCases.sendLetter({ ...asked, values, way, seen: "" })).toMatchObject({
    kind: "changed",
  });
  expect(await useCases.sendLetter({ ...asked, values, way, seen })).toEqual({ kind: "sent" });

  const listed = async () => {
    const found = await useCases.listLetters({ by: analyst, about: reportId });
    if (found.kind !== "letters") throw new Error(found.kind);
    return found.letters;
  };
  expect(await listed()).toMatchObject([
    {
      ...{ template: "outside-authority", language: "es", way, recipient: "" },
      ...{ senderName: "Test intake-analyst", readAt: null },
    },
  ]);
  const read = (await useCases.readVisitMessages({ token: await visit(sent) })) ?? [];
  expect(read.map(({ text }) => text)).toEqual([(await listed())[0]?.text]);
  expect(read[0]?.text).toContain("Usted puede escribirles si quiere.");
  expect(read[0]?.text).not.toContain("Les enviamos");
  expect((await listed())[0]?.readAt).toBe(now);
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  const row = database.prepare("select recipient, text from sent_letter").get();
  database.close();
  expect(JSON.stringify(row)).not.toMatch(/Witness|puede/);
  expect((await recordsOf(sent)).filter((ev) => ev === "letter.sent")).toHaveLength(1);
});

test("a report from before there were messages gets its key when its code is used; until then staff are told", async () => {
  const sent = await givenReport(office);
  change("delete from report_thread where report_id = ?", sent.reportId);
  expect(await deskOf(sent)).toMatchObject({ hasThread: false, messages: [] });
  expect(await answer(sent, "Hello")).toEqual({ kind: "no-thread" });
  const token = await visit(sent);
  expect(await recordsOf(sent)).toContain("report.thread_made");
  expect(await answer(sent, "Hello")).toEqual({ kind: "written" });
  expect(await office.useCases.readVisitMessages({ token })).toMatchObject([{ text: "Hello" }]);
  // The next visit finds the key that the first one made.
  const again = await visit(sent);
  expect(await office.useCases.readVisitMessages({ token: again })).toMatchObject([
    { text: "Hello" },
  ]);
});

test("what was written before a new code stays shut for its holder, is not counted as read, and the next message opens", async () => {
  const sent = await givenReport(office);
  await answer(sent, "Before");
  change(
    "update report_thread set wrapped_private_key = ? where report_id = ?",
    randomBytes(40),
    sent.reportId,
  );
  now = later(now, 1_000);
  const token = await visit(sent);
  await answer(sent, "After");
  expect(await office.useCases.readVisitMessages({ token })).toMatchObject([
    { text: undefined, readAt: null },
    { text: "After" },
  ]);
  expect((await deskOf(sent)).messages).toMatchObject([
    { text: "Before", readAt: null },
    { text: "After", readAt: now },
  ]);
});

test("nothing that is written is lost or doubled: too much is refused, the same form sent twice counts once", async () => {
  const sent = await givenReport(office);
  const token = await visit(sent);
  const write = (text: string) => office.useCases.writeToOffice({ token, text });
  expect(await write(" \n")).toEqual({ kind: "problem", problem: "empty" });
  expect(await write("x".repeat(10_001))).toEqual({ kind: "problem", problem: "too-long" });
  await write("Same");
  await write("Same");
  expect((await deskOf(sent)).messages).toHaveLength(1);
  for (let count = 1; count < MESSAGES_A_DAY; count += 1) await write(`Number ${count}`);
  expect(await write("One more")).toEqual({ kind: "too-many", most: MESSAGES_A_DAY });
  const other = await visit(await givenReport(office));
  expect(await office.useCases.writeToOffice({ token: other, text: "Hello" })).toEqual({
    kind: "written",
  });
  now = later(now, 31 * 60_000);
  expect(await write("Late")).toEqual({ kind: "visit-over" });
  expect(await office.useCases.readVisitMessages({ token })).toBeUndefined();
  now = later(now, 24 * 3_600_000);
  const tomorrow = await visit(sent);
  expect(await office.useCases.writeToOffice({ token: tomorrow, text: "One more" })).toEqual({
    kind: "written",
  });
});

test("a copy has what the code opens, and each one leaves a record; so many are given a day", async () => {
  const sent = await givenReport(office, {
    unfinished: [{ name: "night.mp4", size: 1_000, bytes: randomBytes(100) }],
  });
  const token = await visit(sent);
  await answer(sent, "Hello");
  const take = () => office.useCases.readOwnCopy({ token, as: "json" });
  expect(await take()).toMatchObject({
    kind: "copy",
    copy: {
      report: { narrative: "They pushed a man." },
      messages: [{ from: "office", text: "Hello" }],
      uploads: [{ originalName: "night.mp4", arrived: 100, size: 1_000 }],
    },
  });
  for (let count = 1; count < COPIES_A_DAY; count += 1) await take();
  expect(await take()).toEqual({ kind: "too-many" });
  const given = (await recordsOf(sent)).filter((ev) => ev === "report.copy_given");
  expect(given).toHaveLength(COPIES_A_DAY);
  now = later(now, 24 * 3_600_000 + 1);
  expect(await take()).toEqual({ kind: "visit-over" });
  const tomorrow = { token: await visit(sent), as: "text" } as const;
  expect((await office.useCases.readOwnCopy(tomorrow)).kind).toBe("copy");
});

test("only those who may answer reporters write to them, and only of reports that they may know of", async () => {
  const sent = await givenReport(office);
  const { reportId } = sent;
  const elsewhere = { ...analyst, teams: ["elsewhere"] };
  const { useCases } = office;
  expect(await useCases.writeToReporter({ by: elsewhere, reportId, text: "Hi" })).toEqual({
    kind: "not-found",
  });
  await expect(lookAt(office, { by: elsewhere, reportId })).rejects.toThrow("not-found");
  expect(await useCases.writeToReporter({ by: custodian, reportId, text: "Hi" })).toMatchObject({
    kind: "refused",
  });
});

test("whoever has the disk and not the keys reads no message, in either box", async () => {
  const sent = await givenReport(office);
  await office.useCases.writeToOffice({ token: await visit(sent), text: "planted-question" });
  await answer(sent, "planted-reply");
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  const rows = database.prepare("select * from report_message").all();
  const visits = database.prepare("select * from follow_up_session").all();
  database.close();
  expect(rows.length).toBeGreaterThan(1);
  const kept = [...rows, ...visits]
    .flatMap((row) => Object.values(row as Record<string, unknown>))
    .map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") : String(value)))
    .join("\n");
  expect(kept).not.toContain("planted-");
});
