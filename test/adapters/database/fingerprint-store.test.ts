import { expect, test } from "@jest/globals";
import type { Looker } from "#app/adapters/database/reach.ts";
import { partsNear, partsOf, worthComparing } from "#app/core/fingerprint/parts.ts";
import type { ItemId } from "#app/core/ids.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { eventOf, givenDraft, givenPerson, givenSealedItem, reportOf } from "./given.ts";

const VERSION = 1;
const PRINT = Uint8Array.from({ length: 32 }, (_, at) => (at * 53 + 7) % 256);

function turned(bits: readonly number[]): Uint8Array {
  const other = Uint8Array.from(PRINT);
  for (const bit of bits) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  return other;
}

async function keep(
  { transact }: TestDatabase,
  itemId: ItemId,
  fingerprint: Uint8Array | undefined,
  more: { readonly view?: number; readonly atMillis?: number; readonly version?: number } = {},
) {
  const kept = { itemId, view: more.view ?? 0, atMillis: more.atMillis ?? 0, fingerprint };
  await transact((stores) => stores.fingerprints.keep(kept, more.version ?? VERSION));
}

/** The files that a search for `PRINT` brings up, as the use case searches. */
async function foundBySearch({ read }: TestDatabase, view = 0): Promise<ItemId[]> {
  return read(async ({ fingerprints }) => {
    const parts = await fingerprints.withParts(partsNear(PRINT, view), 1_000);
    const kept = await fingerprints.byNumbers(worthComparing(parts, partsOf(PRINT, view)), VERSION);
    return kept.map(({ itemId }) => itemId).sort();
  });
}

async function itemOfReport(database: TestDatabase): Promise<ItemId> {
  const draft = await givenDraft(database);
  const itemId = await givenSealedItem(database, draft.id);
  const report = reportOf(database.clock.now(), { draftId: draft.id });
  await database.transact(async ({ reports, items }) => {
    await reports.receive(report, eventOf("report.received", report.id));
    await items.attachToReport(draft.id, report.id);
  });
  return itemId;
}

onEachDatabase("fingerprints", (open) => {
  test("near ones are found through their parts, far ones, other views and other versions are not", async () => {
    const database = await open();
    const { id: draftId } = await givenDraft(database);
    const given = () => givenSealedItem(database, draftId);
    const [same, near, far, view, version] = [
      ...[await given(), await given(), await given(), await given(), await given()],
    ] as [ItemId, ItemId, ItemId, ItemId, ItemId];
    await keep(database, same, PRINT);
    await keep(database, near, turned(Array.from({ length: 30 }, (_, at) => at * 8)));
    await keep(database, far, turned(Array.from({ length: 128 }, (_, at) => at * 2)));
    await keep(database, view, PRINT, { view: 1 });
    await keep(database, version, PRINT, { version: 2 });
    expect(await foundBySearch(database)).toEqual([same, near].sort());
    expect(await foundBySearch(database, 1)).toEqual([view]);
  });

  test("what is kept stays as it was kept first, and one without detail is kept as that", async () => {
    const database = await open();
    const { id: draftId } = await givenDraft(database);
    const itemId = await givenSealedItem(database, draftId);
    await keep(database, itemId, PRINT);
    await keep(database, itemId, turned([1, 2]));
    await keep(database, itemId, undefined, { view: 1 });
    await keep(database, itemId, turned([3]), { atMillis: 1_500 });
    expect(await database.read(({ fingerprints }) => fingerprints.ofItem(itemId, 1))).toEqual([
      { itemId, view: 0, atMillis: 0, fingerprint: PRINT },
      { itemId, view: 1, atMillis: 0, fingerprint: undefined },
      { itemId, view: 0, atMillis: 1_500, fingerprint: turned([3]) },
    ]);
    expect(await foundBySearch(database)).toEqual([itemId, itemId]);
  });

  test("a file that is withdrawn takes its fingerprints and their parts along", async () => {
    const database = await open();
    const { id: draftId } = await givenDraft(database);
    const [gone, stays] = [
      await givenSealedItem(database, draftId),
      await givenSealedItem(database, draftId),
    ];
    await keep(database, gone, PRINT);
    await keep(database, gone, undefined, { view: 1 });
    await keep(database, stays, PRINT);
    await database.transact(({ items }) => items.withdraw(gone, eventOf("item.disposed", gone)));
    expect(await foundBySearch(database)).toEqual([stays]);
    const rows = await database.sql("select part from picture_fingerprint_part");
    expect(rows).toHaveLength(16);
  });

  test("only sealed files of reports in somebody's sight are named", async () => {
    const database = await open();
    const [reported, other] = [await itemOfReport(database), await itemOfReport(database)];
    const { id: draftId } = await givenDraft(database);
    const unsent = await givenSealedItem(database, draftId);
    const looker: Looker = {
      personId: await givenPerson(database),
      ...{ teams: [], scope: "office", now: database.clock.now() },
    };
    const seen = (who: Looker) =>
      database.read(({ fingerprints }) => fingerprints.inSight([reported, unsent], who));
    expect(await seen(looker)).toMatchObject([{ itemId: reported, position: 1 }]);
    expect(await seen({ ...looker, scope: "team" })).toEqual([]);
    const sha512 = await database.read(async ({ items }) => (await items.find(other))?.sha512);
    const copies = (id: ItemId, who: Looker) =>
      database.read(({ fingerprints }) =>
        fingerprints.withSameBytes({ id, sha512: sha512 ?? "" }, who, 10),
      );
    expect(await copies(reported, looker)).toMatchObject([{ itemId: other }]);
    expect(await copies(other, looker)).toEqual([]);
    expect(await copies(reported, { ...looker, scope: "team" })).toEqual([]);
  });
});
