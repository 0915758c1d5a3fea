import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { instantFromMillis } from "#app/core/instant.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { until } from "#test/support/until.ts";

test("a file whose sealing was cut short by death after death is sealed all the same, a while after the start", async () => {
  let office = await openTestOffice();
  const { folder } = office;
  try {
    await office.worker.stop();
    const { token } = await office.useCases.startDraft();
    const received = await office.useCases.receiveEvidence({
      token,
      originalName: "x.bin",
      declaredType: "",
      source: piecesOf(randomBytes(1_000)),
    });
    expect(received.kind).toBe("received");
    await office.shut();
    // As a process leaves it that died in the middle, for the ninth time.
    const database = new Sqlite(join(folder, "data/bearwitness.sqlite"));
    const died = database
      .prepare("update job set state = 'running', attempts = 9 where name = 'seal-evidence'")
      .run();
    database.close();
    expect(died.changes).toBe(1);

    let ahead = 0;
    const clock = { now: () => instantFromMillis(Date.now() + ahead) };
    office = await openTestOffice(folder, { clock });
    const state = async () => {
      const holder = { draftToken: token, visitToken: undefined };
      return (await office.useCases.listHeldFiles({ holder })).items[0]?.state;
    };
    await office.worker.idle();
    expect(await state()).toBe("received");
    ahead = 40_000;
    office.worker.wake();
    await until(async () => (await state()) === "sealed");
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  } finally {
    await office.remove();
  }
});
