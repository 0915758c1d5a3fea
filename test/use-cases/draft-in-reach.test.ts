import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { later, type Instant } from "#app/core/instant.ts";
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
