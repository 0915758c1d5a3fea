import { expect, test } from "@jest/globals";
import type { DraftId, ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { givenDraft, newId } from "./given.ts";

// How much room is promised to files on their way: docs/operate.md, "The disk".

const MIB = 1_048_576;
const MINUTE = 60_000;

async function bytesOnTheWay({ read, clock }: TestDatabase) {
  const now = clock.now();
  return read(({ uploads }) => uploads.bytesOnTheWay(later(now, -60 * MINUTE)));
}

async function begun(database: TestDatabase, size: number) {
  const { id: draftId } = await givenDraft(database);
  const itemId = newId("itm");
  await database.transact(({ uploads }) =>
    uploads.begin(newUpload(draftId, itemId, size, database.clock.now())),
  );
  return itemId;
}

function newUpload(draftId: DraftId, itemId: ItemId, size: number, begunAt: Instant) {
  return {
    ...{ itemId, draftId, reportId: null, originalName: "a.mp4", declaredType: "", size },
    ...{ sample: "", begunAt, broughtBy: undefined },
    channel: "web-upload",
  } as const;
}

onEachDatabase("room that is promised to uploads", (open) => {
  test("is nothing until the first byte came, never more than came, and ends with what is missing", async () => {
    const database = await open();
    for (let n = 0; n < 5; n += 1) await begun(database, 5_000 * MIB);
    expect(await bytesOnTheWay(database)).toEqual({ outstanding: 0, whole: 0 });
    const moving = await begun(database, 5_000 * MIB);
    const now = database.clock.now();
    const arrive = (bytes: number) =>
      database.transact(({ uploads }) => uploads.noteArrived(moving, bytes, now));
    await arrive(1);
    expect(await bytesOnTheWay(database)).toEqual({ outstanding: 1, whole: 2 });
    await arrive(4_990 * MIB);
    expect(await bytesOnTheWay(database)).toEqual({ outstanding: 10 * MIB, whole: 5_000 * MIB });
    database.clock.move(61 * MINUTE);
    expect(await bytesOnTheWay(database)).toEqual({ outstanding: 0, whole: 0 });
  });

  test("goes by who began first, among those that brought something within the hour", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const start = clock.now();
    const ids: ItemId[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.push(await begun(database, 100 + n));
      clock.move(MINUTE);
    }
    const [still, first, second, own, younger] = ids as [ItemId, ItemId, ItemId, ItemId, ItemId];
    const arrive = (itemId: ItemId, arrived: number) =>
      transact(({ uploads }) => uploads.noteArrived(itemId, arrived, clock.now()));
    await arrive(still, 7);
    clock.move(61 * MINUTE);
    for (const one of [younger, own, second]) await arrive(one, 10);
    const before = (itemId: ItemId, begunAt: Instant) =>
      read(({ uploads }) =>
        uploads.comingBefore({ itemId, begunAt }, later(clock.now(), -60 * MINUTE)),
      );
    const begunAt = later(start, 3 * MINUTE);
    expect(await before(own, begunAt)).toEqual([{ size: 102, arrived: 10 }]);
    await arrive(first, 1);
    expect(await before(own, begunAt)).toEqual([
      { size: 101, arrived: 1 },
      { size: 102, arrived: 10 },
    ]);
    // Many that bring a byte each are not all weighed, and push out none that brought more.
    const { id: draftId } = await givenDraft(database);
    await transact(async ({ uploads }) => {
      for (let n = 0; n < 520; n += 1) {
        const one = newId("itm");
        await uploads.begin(newUpload(draftId, one, 9, clock.now()));
        await uploads.noteArrived(one, 1, clock.now());
      }
    });
    const weighed = await before(newId("itm"), later(clock.now(), 1));
    expect(weighed).toHaveLength(500);
    expect(weighed.filter(({ arrived }) => arrived === 10)).toHaveLength(3);
  });
});
