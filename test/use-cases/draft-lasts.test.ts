import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

// Somebody writes a part, the battery dies, the office starts again, and a day later they come back.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let office: TestOffice;
let now: Instant;
const clock = { now: () => now };

beforeEach(async () => {
  now = new Date().toISOString() as Instant;
  office = await openTestOffice(undefined, { clock });
});
afterEach(() => office.remove());

/** So much time goes by while the office serves; then it is stopped, and opens again on the same folder. */
async function restart(afterMillis: number): Promise<void> {
  await office.worker.idle();
  now = later(now, afterMillis);
  await office.sweepAsServed();
  await office.shut();
  office = await openTestOffice(office.folder, { clock });
}

const ANSWERS = {
  whatHappened: { category: "force", narrative: "They pushed a man.\n\nThen they left." },
  whereAndWhen: {
    ...{ place: "Elm and 3rd", latitude: "40.7", longitude: "-74.0060" },
    time: { from: "2026-11-01", fromTime: "21:30", until: null, untilTime: null, about: true },
  },
} as const;

async function begun(): Promise<string> {
  const { token } = await office.useCases.startDraft();
  await office.useCases.saveAnswers({ token, answers: ANSWERS });
  return token;
}

test("a draft with files, links and contact details outlives a day and the server, file in parts and all", async () => {
  const token = await begun();
  const { useCases } = office;
  const holder = { draftToken: token, visitToken: undefined };
  const about = { originalName: "a.bin", declaredType: "application/octet-stream" };
  await useCases.receiveEvidence({ ...about, token, source: piecesOf(randomBytes(5_000)) });
  await useCases.addLink({ token, fields: { link: "https://example.org/post" } });
  await useCases.saveSighting({
    token,
    seen: { kind: "vehicle", plate: "ABC ?23", plateFrom: "", looks: "", markings: "", did: "" },
  });
  await useCases.saveAboutYou({
    token,
    form: {
      choice: "contact",
      contact: {
        ...{ name: "", email: "w@example.org", phone: "", way: "", times: "", language: "" },
        ...{ badge: "", interpreter: "", lawyer: "", notes: "" },
      },
    },
  });
  const film = randomBytes(900);
  const film_ = { originalName: "film.mp4", declaredType: "video/mp4", sample: "", size: 900 };
  const begin = await useCases.beginUpload({ holder, ...film_ });
  if (begin.kind !== "begun") throw new Error(begin.kind);
  const { itemId } = begin;
  await useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(film.subarray(0, 400)) });
  await office.worker.idle();
  const before = await useCases.readDraft({ token });
  expect(before?.draft.hasSealedIdentity).toBe(true);

  await restart(DAY);
  const after = await office.useCases.readDraft({ token });
  expect(after?.draft).toEqual(before?.draft);
  expect(after?.items.map(({ id, sha512 }) => [id, sha512])).toEqual(
    before?.items.map(({ id, sha512 }) => [id, sha512]),
  );
  expect(await office.useCases.readUpload({ itemId })).toMatchObject({ size: 900, arrived: 400 });
  await office.useCases.appendToUpload({
    ...{ itemId, offset: 400, source: piecesOf(film.subarray(400)) },
  });
  await office.worker.idle();
  const sent = await office.useCases.submitReport({ token, language: "en" });
  expect(sent.kind).toBe("sent");
  const receipt = await office.useCases.readReceipt({ token });
  expect(receipt?.items.map(({ state }) => state)).toEqual(["sealed", "sealed"]);
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test("it lasts 7 days from the last page, and each page begins them anew", async () => {
  const token = await begun();
  for (const days of [6, 6]) {
    await restart(days * DAY);
    expect(await office.useCases.readDraft({ token })).toBeDefined();
    const saved = await office.useCases.saveAnswers({ token, answers: { evidenceSeen: true } });
    expect(saved.kind).toBe("saved");
  }
  await restart(7 * DAY + HOUR);
  expect(await office.useCases.readDraft({ token })).toBeUndefined();
});

test("sent at once from two tabs, and again after a restart, it is one report with one code", async () => {
  const token = await begun();
  await office.useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const send = () => office.useCases.submitReport({ token, language: "en" });
  const [one, other] = await Promise.all([send(), send()]);
  expect([one.kind, other.kind].sort()).toEqual(["already-sent", "sent"]);
  const { receiptCode, reportCode } = (await office.useCases.readReceipt({ token })) ?? {};
  await restart(HOUR);
  const again = await send();
  expect(again).toEqual({ ...other, kind: "already-sent" });
  expect(again).toEqual({ ...one, kind: "already-sent" });
  expect(await office.useCases.readReceipt({ token })).toMatchObject({ receiptCode, reportCode });
  const by = await office.employ("intake-analyst");
  const queue = await office.useCases.listQueue({
    by,
    filter: parseQueueFilter(new URLSearchParams()),
  });
  expect(queue).toMatchObject({ count: 1 });
});
