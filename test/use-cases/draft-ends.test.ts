import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// With a draft goes the key to all of its files: none may be left behind, and one that is must not stop what keeps the office in order.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let office: TestOffice;
let now: Instant;

const clock = { now: () => now };
const staged = () => readdir(join(office.folder, "data/incoming"));

const receive = (token: string) =>
  office.useCases.receiveEvidence({
    ...{ token, originalName: "a.jpg", declaredType: "" },
    source: piecesOf(randomBytes(1_000)),
  });

const begin = (token: string) =>
  office.useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size: 500, sample: "" },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
  });

async function begun(token: string): Promise<ItemId> {
  const outcome = await begin(token);
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome.itemId;
}

beforeEach(() => {
  now = new Date().toISOString() as Instant;
});
afterEach(() => office.remove());

describe.each(["sqlite", "postgres"] as const)("a draft that is deleted (%s)", (kind) => {
  test("takes with it the files that come at the same moment, and the office's order goes on", async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings, clock });
    const { useCases } = office;
    const tokens = await Promise.all(
      [1, 2].map(async () => {
        const { token } = await useCases.startDraft();
        await Promise.all([receive(token), receive(token), begin(token)]);
        return token;
      }),
    );
    await Promise.all(
      tokens.flatMap((token) => [
        useCases.discardDraft({ token }),
        begin(token),
        receive(token),
        begin(token),
      ]),
    );
    await office.worker.idle();
    for (const token of tokens) expect(await useCases.readDraft({ token })).toBeUndefined();
    expect(await staged()).toEqual([]);
    expect(await useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
    // The time of what was begun runs out.
    for (const days of [2, 20]) {
      now = later(now, days * DAY);
      await office.sweepAsServed();
    }
  });
});

describe("files that outlived their draft", () => {
  function inDatabase(statement: string): void {
    const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
    database.exec(statement);
    database.close();
  }

  beforeEach(async () => {
    office = await openTestOffice(undefined, { clock });
    await office.worker.stop();
  });

  test("are told of by the audit as unreadable, and ended with a record by the sweep, which does all its other work", async () => {
    const { useCases } = office;
    const { token } = await useCases.startDraft();
    const whole = await receive(token);
    if (whole.kind !== "received") throw new Error(whole.kind);
    const part = await begun(token);
    // As an earlier version left them.
    inDatabase("delete from draft; delete from report_key where owner like 'drf_%'");
    const { faults } = await useCases.auditLog();
    expect(faults).toMatchObject([
      { fault: "unreadable", subject: whole.itemId },
      { fault: "upload-unreadable", subject: part },
    ]);

    const { token: other } = await useCases.startDraft();
    now = later(now, 15 * DAY);
    await office.sweepAsServed();
    expect(await useCases.readDraft({ token: other })).toBeUndefined();
    expect(await staged()).toEqual([]);
    expect(recordsAbout(office, whole.itemId).at(-1)).toMatchObject({
      ...{ ev: "item.disposed", obj: { method: "draft-gone" } },
    });
    expect(recordsAbout(office, part)).toMatchObject([
      { ev: "item.disposed", obj: { method: "upload-expired" } },
    ]);
    expect(await useCases.auditLog()).toMatchObject({ faults: [] });
  });
});

test("a part of the sweep that fails is told, and keeps no other part from its end", async () => {
  const logged: string[] = [];
  office = await openTestOffice(undefined, { clock, writeLog: (line) => logged.push(line) });
  await office.worker.stop();
  await office.useCases.startDraft();
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  database.exec("create trigger cut before delete on draft begin select raise(abort, 'cut'); end");
  const count = (name: string) =>
    database.prepare("select count(*) as n from job where name = ?").get(name) as { n: number };
  now = later(now, 9 * DAY);
  expect(count("audit").n).toBe(0);
  await expect(office.sweepAsServed()).rejects.toMatchObject({
    cause: { cause: { message: "cut" } },
  });
  expect(count("audit").n).toBe(1);
  expect(logged.filter((line) => line.includes('"step":"drafts"'))).toHaveLength(1);
  database.exec("drop trigger cut");
  database.close();
  await office.sweepAsServed();
});

test("every draft whose time is over ends in one sweep, also behind one that cannot end, and what is damaged keeps none", async () => {
  const logged: string[] = [];
  office = await openTestOffice(undefined, { clock, writeLog: (line) => logged.push(line) });
  await office.worker.stop();
  const { useCases } = office;
  const { token: damaged } = await useCases.startDraft();
  await receive(damaged);
  const part = await begun(damaged);
  const damagedId = (await useCases.readDraft({ token: damaged }))?.draft.id ?? "";
  now = later(now, 1_000);
  const { token: stuck } = await useCases.startDraft();
  const stuckId = (await useCases.readDraft({ token: stuck }))?.draft.id ?? "";
  // All of one instant, more than are read at once.
  now = later(now, 1_000);
  for (let n = 0; n < 110; n += 1) await useCases.startDraft();
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  const left = () => database.prepare("select id from draft").pluck().all();
  expect(left()).toHaveLength(112);
  database.exec("update evidence_item set original_name = 'damaged'");
  database.prepare("delete from report_key where owner = ?").run(damagedId);
  database.exec(
    `create trigger cut before delete on draft when old.id = '${stuckId}' begin select raise(abort, 'cut'); end`,
  );
  now = later(now, 9 * DAY);
  await expect(office.sweepAsServed()).rejects.toMatchObject({
    cause: { cause: { message: "cut" } },
  });
  expect(left()).toEqual([stuckId]);
  expect(recordsAbout(office, part)).toMatchObject([
    { ev: "item.disposed", obj: { method: "upload-expired" } },
  ]);
  expect(await staged()).toEqual([]);
  const told = logged.filter((line) => line.includes("upkeep.draft-not-ended"));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`"draft":"${stuckId}"`);
  database.exec("drop trigger cut");
  await office.sweepAsServed();
  expect(left()).toEqual([]);
  database.close();
});
