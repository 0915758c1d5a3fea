import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const MINUTE = 60_000;

let office: TestOffice;
let now: Instant;
afterEach(() => office.remove());

/** A draft with a file that was begun, and the question whether its secret is to be kept within reach. */
async function begun(settings: Readonly<Record<string, string>> = {}) {
  now = new Date().toISOString() as Instant;
  office = await openTestOffice(undefined, { settings, clock: { now: () => now } });
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  const holder = { draftToken: token, visitToken: undefined };
  const outcome = await useCases.beginUpload({
    ...{ holder, size: 500, originalName: "a.mp4", declaredType: "", sample: "" },
  });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  const { itemId } = outcome;
  return { token, itemId, ask: () => useCases.keepDraftInReach({ holder, itemId }) };
}

describe.each(["sqlite", "postgres"] as const)("a draft's secret (%s)", (kind) => {
  test("is kept within reach once an hour, for its own file, until the draft is gone", async () => {
    const { token, ask } = await begun(
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() },
    );
    expect([await ask(), await ask()]).toEqual([true, false]);
    now = later(now, 59 * MINUTE);
    expect(await ask()).toBe(false);
    now = later(now, 2 * MINUTE);
    expect([await ask(), await ask()]).toEqual([true, false]);
    now = later(now, 61 * MINUTE);
    await office.useCases.discardDraft({ token });
    expect(await ask()).toBe(false);
  });
});

test("where it is not due, nobody who writes to the database is waited for", async () => {
  const { ask } = await begun();
  await office.worker.stop();
  expect(await ask()).toBe(true);
  const other = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  other.exec("begin immediate");
  expect(await ask()).toBe(false);
  other.exec("rollback");
  other.close();
});

describe("of a report that was sent, the draft's own secret, kept because the answer that brings the other was lost,", () => {
  const HOUR = 60 * MINUTE;
  const pass = (hours: number) => {
    now = later(now, hours * HOUR);
  };
  async function sent() {
    await begun();
    const { useCases } = office;
    const { token } = await givenReport(office);
    const holder = { draftToken: token, visitToken: undefined };
    const opens = async () => [
      (await useCases.readReceipt({ token })) !== undefined,
      (await useCases.readCode({ token })) !== undefined,
      (await useCases.readDraft({ token })) !== undefined,
      (await useCases.makeReceipt({ token, opened: "sent" })).kind === "made",
      await useCases.opensAny({ holder }),
    ];
    return { token, holder, opens };
  }

  test("opens it for a day, and nothing after that", async () => {
    const { opens } = await sent();
    pass(23);
    expect(await opens()).toEqual([true, true, true, true, true]);
    pass(2);
    expect(await opens()).toEqual([false, false, false, false, false]);
  });

  test("opens it for longer while its files come", async () => {
    const { holder, opens } = await sent();
    const outcome = await office.useCases.beginUpload({
      ...{ holder, size: 500, originalName: "a.mp4", declaredType: "", sample: "" },
    });
    if (outcome.kind !== "begun") throw new Error(outcome.kind);
    pass(20);
    expect(await office.useCases.mayUpload({ holder, itemId: outcome.itemId })).toBe("may");
    pass(20);
    expect((await opens()).at(-1)).toBe(true);
    pass(5);
    expect((await opens()).at(-1)).toBe(false);
  });

  test("opens nothing once another report was begun there", async () => {
    const { token, opens } = await sent();
    const receipt = await office.useCases.readReceipt({ token });
    await office.useCases.endSent({ token: receipt?.sentToken ?? "" });
    expect(await opens()).toEqual([false, false, false, false, false]);
  });
});
