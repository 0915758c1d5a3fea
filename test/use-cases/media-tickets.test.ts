import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ItemId } from "#app/core/ids.ts";
import { instantFromMillis, later, type Instant } from "#app/core/instant.ts";
import { TICKET_MILLIS } from "#app/core/evidence/media-ticket.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, PASSWORD, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;
let by: Person;
let token: string;
let itemId: ItemId;
let now: Instant = instantFromMillis(Date.now());

const MINUTE = 60_000;
const client = "browser A";

beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => now } });
  by = await office.employ("prosecutor");
  const { default: sharp } = await import("sharp");
  const pixels = { width: 9, height: 9, channels: 3, background: "#654321" } as const;
  const bytes = await sharp({ create: pixels }).png().toBuffer();
  const sent = await givenReport(office, { files: [{ name: "a.png", bytes }] });
  await office.worker.idle();
  itemId = sent.itemIds[0]!;
  const session = await office.useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  ({ token } = session);
});

afterAll(() => office.remove());

async function give(asker = { token, client }): Promise<string> {
  const wanted = { by, itemId, preview: "preview-320", ...asker };
  const given = await office.useCases.givePreviewTicket(wanted);
  if (given.kind !== "given") throw new Error(given.kind);
  return given.ticket;
}

async function open(ticket: string, from = client): Promise<string> {
  const opened = await office.useCases.openTicket({ ticket, client: from });
  if (opened.kind === "opened") opened.blob.stream.destroy();
  return opened.kind;
}

async function looks(): Promise<number> {
  const listed = await office.useCases.listSubjectRecords({ by, subject: itemId });
  return listed.kind === "records"
    ? listed.records.filter(({ ev }) => ev === "item.viewed").length
    : 0;
}

/** Time goes on, and the session with it: somebody is working. */
async function pass(millis: number): Promise<void> {
  now = later(now, millis);
  expect(await office.useCases.findSession({ token })).toBeDefined();
}

test("a ticket is the same again while it is good, and many looks through it are one record", async () => {
  const before = await looks();
  const ticket = await give();
  expect(await looks()).toBe(before);
  expect(await give()).toBe(ticket);
  await Promise.all(Array.from({ length: 5 }, () => open(ticket)));
  expect(await open(ticket)).toBe("opened");
  expect(await looks()).toBe(before + 1);
});

test("it ends after five minutes unless it is used, and the next one is another look", async () => {
  const ticket = await give();
  await pass(TICKET_MILLIS - MINUTE / 2);
  expect(await open(ticket)).toBe("opened");
  await pass(TICKET_MILLIS - MINUTE / 2);
  expect(await open(ticket)).toBe("opened");
  await pass(TICKET_MILLIS);
  expect(await open(ticket)).toBe("not-found");
  const before = await looks();
  const next = await give();
  expect(next).not.toBe(ticket);
  expect(await open(next)).toBe("opened");
  expect(await looks()).toBe(before + 1);
});

test("it opens for the browser alone that it was given to", async () => {
  const ticket = await give();
  expect(await open(ticket, "browser B")).toBe("not-found");
  expect(await give({ token, client: "browser B" })).not.toBe(ticket);
  expect(await open(ticket)).toBe("opened");
});

test("a graphic file that is opened counts once a day for who opened it, and no small picture of a list does", async () => {
  const { useCases } = office;
  const openAs = async (preview: string) => {
    const given = await useCases.givePreviewTicket({ by, itemId, preview, token, client });
    if (given.kind !== "given") throw new Error(given.kind);
    expect(await open(given.ticket)).toBe("opened");
  };
  const counted = async () => (await useCases.readOwnCare({ by })).looks;
  await pass(TICKET_MILLIS * 2);
  await openAs("preview-1600");
  expect(await counted()).toEqual({ today: 0, week: 0 });

  const care = { graphic: true, twoPeople: true };
  expect(await useCases.noteCare({ by, itemId, care })).toEqual({ kind: "noted" });
  await pass(TICKET_MILLIS * 2);
  await openAs("preview-320");
  expect(await counted()).toEqual({ today: 0, week: 0 });
  await openAs("preview-1600");
  await pass(TICKET_MILLIS * 2);
  await openAs("preview-1600");
  expect(await counted()).toEqual({ today: 1, week: 1 });
  // Said again, it is not recorded again; and no pack of ours shows a supervisor the numbers of others.
  await useCases.noteCare({ by, itemId, care });
  const listed = await useCases.listSubjectRecords({ by, subject: itemId });
  const noted = listed.kind === "records" ? listed.records : [];
  expect(noted.filter(({ ev }) => ev === "item.care_noted")).toHaveLength(1);
  expect((await useCases.readOwnCare({ by: { ...by, supervisor: true } })).team).toBeUndefined();
});

test("who loses sight of the report loses the ticket", async () => {
  const ticket = await give();
  expect(await open(ticket)).toBe("opened");
  const admin = await office.employ("administrator");
  const ended = await office.useCases.disablePerson({ by: admin, personId: by.id });
  expect(ended.kind).toBe("done");
  expect(await open(ticket)).toBe("not-found");
});
