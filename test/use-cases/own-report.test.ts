import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import { MOST_OPEN_CORRECTIONS, MOST_TAKEN_BACK } from "#app/core/messages/reporter-request.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

// What reporters ask for beside messages: that something be put right, and that they be left out of it.

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

async function visit({ receiptCode }: SentReport): Promise<string> {
  const opened = await office.useCases.openFollowUp({ code: receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.token;
}

async function deskOf({ reportId }: SentReport) {
  return (await lookAt(office, { by: analyst, reportId })).requests;
}

/** The report's row in the queue. Each report here has a story of its own: those that say the same may be one row. */
async function rowOf({ reportId }: SentReport, unread: boolean) {
  const filter = { ...parseQueueFilter(new URLSearchParams()), unread };
  const page = await office.useCases.listQueue({ by: analyst, filter });
  return page.kind === "queue" ? page.rows.find(({ id }) => id === reportId) : undefined;
}

async function recordsOf({ reportId }: SentReport): Promise<readonly string[]> {
  const all = (await office.useCases.listCustody({ by: custodian })) ?? [];
  const own = all.filter(({ subj }) => subj === reportId).toReversed();
  return own.map(({ ev }) => ev).filter((ev) => /correction|withdraw|request/.test(ev));
}

test("what is to be put right is a message and a task, once; staff see it, see to it and may undo that", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, {
    narrative: "A grey van stood at the school all morning.",
  });
  const { reportId } = sent;
  const token = await visit(sent);
  const ask = (text: string) => useCases.askToCorrect({ token, text });
  expect(await ask(" ")).toEqual({ kind: "problem", problem: "empty" });
  expect(await ask("It was green.")).toEqual({ kind: "written" });
  await ask("It was green.");
  expect(await rowOf(sent, true)).toMatchObject({ unread: 1, requests: { corrections: 1 } });

  now = later(now, 1_000);
  const [request, ...others] = await deskOf(sent);
  expect(others).toEqual([]);
  expect(request).toMatchObject({ kind: "correction", seenAt: null, settledAt: null });
  const { conversation } = await lookAt(office, { by: analyst, reportId });
  expect(conversation).toMatchObject({
    messages: [{ id: request?.messageId, text: "It was green." }],
  });
  expect(await rowOf(sent, true)).toBeUndefined();
  expect(await useCases.readVisitRequests({ token })).toMatchObject([{ seenAt: now }]);

  const settle = (by: Person, settled: boolean) =>
    useCases.settleRequest({ by, reportId, requestId: request?.id ?? "rqt_", settled });
  expect(await settle(custodian, true)).toMatchObject({ kind: "refused" });
  expect(await settle({ ...analyst, teams: ["elsewhere"] }, true)).toEqual({ kind: "not-found" });
  for (const settled of [true, true, false, true]) {
    expect(await settle(analyst, settled)).toEqual({ kind: "done" });
  }
  expect(await deskOf(sent)).toMatchObject([{ settledBy: "Test intake-analyst" }]);
  expect(await rowOf(sent, false)).toMatchObject({ requests: { corrections: 0 } });
  const told = JSON.stringify(await useCases.readVisitRequests({ token }));
  expect(told).toContain(now);
  expect(told).not.toMatch(/analyst|usr_/);
  expect(await recordsOf(sent)).toEqual([
    "report.correction_asked",
    "report.request_seen",
    "report.request_settled",
    "report.request_settled",
    "report.request_settled",
  ]);
  expect((await useCases.readReport({ by: analyst, reportId })).kind).toBe("report");
});

test("words that were sent as a message become a task when asked; beyond so many open tasks they are messages only", async () => {
  const sent = await givenReport(office, { narrative: "Two dogs barked behind the market." });
  const token = await visit(sent);
  await office.useCases.writeToOffice({ token, text: "Number 0" });
  for (let count = 0; count <= MOST_OPEN_CORRECTIONS; count += 1) {
    expect(await office.useCases.askToCorrect({ token, text: `Number ${count}` })).toEqual({
      kind: "written",
    });
  }
  expect(await deskOf(sent)).toHaveLength(MOST_OPEN_CORRECTIONS);
  const messages = await office.useCases.readVisitMessages({ token });
  expect(messages).toHaveLength(MOST_OPEN_CORRECTIONS + 1);
});

test("a report is withdrawn once, the office is told, and it can be taken back; what was sent stays", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, { narrative: "They pushed a man." });
  const token = await visit(sent);
  expect(await useCases.takeWithdrawalBack({ token })).toBe("done");
  expect(await useCases.withdrawReport({ token })).toBe(true);
  expect(await useCases.withdrawReport({ token })).toBe(true);
  expect(await rowOf(sent, true)).toMatchObject({ requests: { withdrawn: true, news: true } });
  expect(await deskOf(sent)).toMatchObject([{ kind: "withdrawal", takenBackAt: null }]);
  expect(await rowOf(sent, false)).toMatchObject({
    ...{ requests: { withdrawn: true, news: false }, firstWords: "They pushed a man." },
  });
  now = later(now, 1_000);
  expect(await useCases.takeWithdrawalBack({ token })).toBe("done");
  // That it was taken back is news again.
  expect(await rowOf(sent, true)).toMatchObject({ requests: { withdrawn: false, news: true } });
  expect(await deskOf(sent)).toMatchObject([{ takenBackAt: now, seenAt: null }]);
  expect(await rowOf(sent, false)).toMatchObject({ requests: { withdrawn: false, news: false } });
  expect(await recordsOf(sent)).toEqual([
    "report.withdrawn",
    "report.request_seen",
    "report.withdrawal_taken_back",
    "report.request_seen",
  ]);
});

test("whoever changes their mind again and again stays withdrawn until the next day, and a visit that is over does nothing", async () => {
  const { useCases } = office;
  const sent = await givenReport(office, {
    narrative: "Nobody would say from which agency they came.",
  });
  const token = await visit(sent);
  for (let count = 0; count < MOST_TAKEN_BACK; count += 1) {
    await useCases.withdrawReport({ token });
    expect(await useCases.takeWithdrawalBack({ token })).toBe("done");
  }
  await useCases.withdrawReport({ token });
  expect(await useCases.takeWithdrawalBack({ token })).toBe("too-many");
  expect(await rowOf(sent, false)).toMatchObject({ requests: { withdrawn: true } });
  now = later(now, 24 * 3_600_000 + 1);
  expect(await useCases.takeWithdrawalBack({ token })).toBe("visit-over");
  expect(await useCases.withdrawReport({ token })).toBe(false);
  expect(await useCases.readVisitRequests({ token })).toBeUndefined();
  expect(await useCases.takeWithdrawalBack({ token: await visit(sent) })).toBe("done");
});
