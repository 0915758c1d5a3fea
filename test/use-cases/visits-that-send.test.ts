import { expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";

const MINUTE = 60_000;

test("a file that takes hours on another device is not cut off by the end of the visit, and the visit ends once nothing comes", async () => {
  let now = new Date().toISOString() as Instant;
  const office = await openTestOffice(undefined, { clock: { now: () => now } });
  try {
    const { useCases } = office;
    const part = Buffer.alloc(100, 1);
    const { receiptCode } = await givenReport(office, {
      unfinished: [{ name: "night.mp4", size: 1_000, bytes: part }],
    });
    const opened = await useCases.openFollowUp({ code: receiptCode });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const holder = { draftToken: undefined, visitToken: opened.token };
    const [upload] = (await useCases.listHeldFiles({ holder })).uploads;
    if (upload === undefined) throw new Error("no upload");
    const { itemId } = upload;
    for (let offset = 100; offset < 900; offset += 100) {
      now = later(now, 25 * MINUTE);
      expect(await useCases.mayUpload({ holder, itemId })).toBe("may");
      await useCases.appendToUpload({ itemId, offset, source: piecesOf(part) });
      await useCases.sweep();
    }
    now = later(now, 31 * MINUTE);
    expect(await useCases.mayUpload({ holder, itemId })).toBe("no-holder");
    expect(await useCases.readFollowUp({ token: opened.token })).toBeUndefined();
  } finally {
    await office.remove();
  }
});
