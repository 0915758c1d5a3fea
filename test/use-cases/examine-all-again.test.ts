import { afterEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import pg from "pg";
import sharp from "sharp";
import type { JsonObject } from "#app/core/json.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

let office: TestOffice;
afterEach(async () => {
  await office.remove();
});

const photo = (red: number) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 80, b: 90 } } })
    .jpeg()
    .toBuffer();

/** What an office has whose program was replaced by a newer one. */
const ofOlderExaminer = (ids: readonly string[]): Promise<void> =>
  set("examined_with = 'examiner 1, maps of then'", ids);

async function set(what: string, ids: readonly string[]): Promise<void> {
  const { database } = office.config;
  const statement = `update evidence_item set ${what}
    where id in (${ids.map((id) => `'${id}'`).join(",")})`;
  if (database.kind === "sqlite") {
    const file = new Sqlite(database.file);
    file.exec(statement);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

for (const kind of ["sqlite", "postgres"] as const) {
  test(`every file of an older examiner is examined again, told of and recorded, and no claim is lost (${kind})`, async () => {
    const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
    office = await openTestOffice(undefined, { settings });
    const { useCases, worker } = office;
    const files = await Promise.all(
      [10, 20, 30].map(async (red) => ({ name: `${red}.jpg`, bytes: await photo(red) })),
    );
    const { itemIds } = await givenReport(office, { files });
    await worker.idle();
    const [first, second, third] = itemIds;
    if (first === undefined || second === undefined || third === undefined) throw new Error("none");
    const custodian = await office.employ("evidence-custodian");
    const prosecutor = await office.employ("prosecutor");
    expect(await useCases.examineAllAgain({ by: custodian })).toEqual({ kind: "none" });
    await ofOlderExaminer([first, third]);
    expect(await useCases.readExaminingAgain({ by: custodian })).toEqual({
      ...{ last: undefined, older: 2, lacking: 0, lost: 0 },
    });
    // A prosecutor's right ends at their own files.
    expect(await useCases.examineAllAgain({ by: prosecutor })).toMatchObject({ kind: "refused" });
    expect(await useCases.readExaminingAgain({ by: prosecutor })).toBeUndefined();

    expect(await useCases.examineAllAgain({ by: custodian })).toEqual({ kind: "asked", files: 2 });
    await worker.idle();
    expect(await useCases.readExaminingAgain({ by: custodian })).toMatchObject({
      older: 0,
      last: { files: 2, examined: 2, failed: 0, finishedAt: expect.any(String) },
    });
    const numbers = await Promise.all(
      itemIds.map(async (itemId) => {
        const found = await useCases.readItem({ by: prosecutor, itemId });
        const others = await useCases.readExaminations({ by: prosecutor, itemId });
        return found.kind === "item"
          ? [found.item.examinationNumber, others.map(({ examinedWith }) => examinedWith)]
          : found;
      }),
    );
    const before = ["examiner 1, maps of then"];
    expect(numbers).toEqual([
      [2, before],
      [1, []],
      [2, before],
    ]);
    const records = (await useCases.listCustody({ by: custodian })) ?? [];
    const obj = (leaf: Uint8Array) =>
      (JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject }).obj;
    expect(
      records.filter(({ ev }) => ev === "system.examining_again").map(({ leaf }) => obj(leaf)),
    ).toMatchObject([
      { state: "ended", files: 2, examined: 2, failed: 0, asked_by: custodian.id },
      { state: "begun", files: 2 },
    ]);
    expect(
      records
        .filter(({ ev }) => ev === "item.metadata_extracted")
        .filter(({ leaf }) => obj(leaf)["asked_by"] === custodian.id),
    ).toHaveLength(2);
  });
}

test("asked for while it goes on it is one run, and a second run of its job finds nothing to do", async () => {
  office = await openTestOffice();
  const { useCases, worker } = office;
  const { itemIds } = await givenReport(office, {
    files: [{ name: "1.jpg", bytes: await photo(1) }],
  });
  await worker.idle();
  await worker.stop();
  await ofOlderExaminer(itemIds);
  const by = await office.employ("evidence-custodian");
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "asked", files: 1 });
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "under-way" });
  const run = (await useCases.readExaminingAgain({ by }))?.last?.id;
  if (run === undefined) throw new Error("no run");
  expect(await useCases.goOnExaminingAgain({ run })).toEqual({ more: true });
  expect(await useCases.goOnExaminingAgain({ run })).toEqual({ more: false });
  expect(await useCases.goOnExaminingAgain({ run })).toEqual({ more: false });
  await useCases.giveUpExaminingAgain({ run });
  const records = (await useCases.listCustody({ by })) ?? [];
  expect(records.filter(({ ev }) => ev === "system.examining_again")).toHaveLength(2);
});

test("a file that lacked what is there now is taken too; one that still lacks it, or broke off twice, is not", async () => {
  office = await openTestOffice();
  const { useCases, worker } = office;
  const files = await Promise.all(
    [40, 80, 120].map(async (red) => ({ name: `${red}.jpg`, bytes: await photo(red) })),
  );
  const { itemIds } = await givenReport(office, { files });
  await worker.idle();
  const [first, second, third] = itemIds;
  if (first === undefined || second === undefined || third === undefined) throw new Error("none");
  const by = await office.employ("evidence-custodian");
  const prosecutor = await office.employ("prosecutor");
  await set("waits_for = 'poppler maps'", [first]);
  await set("waits_for = 'a program that no machine has'", [third]);
  const again = (number: number) => ({ number, by: prosecutor.id });
  await useCases.giveUpExamination({ itemId: second, again: again(2) });
  expect(await useCases.readExaminingAgain({ by })).toMatchObject({ older: 0, lacking: 2 });
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "asked", files: 2 });
  await worker.idle();
  const numberOf = async (itemId: typeof first) => {
    const found = await useCases.readItem({ by: prosecutor, itemId });
    return found.kind === "item" ? found.item.examinationNumber : found;
  };
  expect(await Promise.all([first, second, third].map(numberOf))).toEqual([2, 3, 1]);
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "none" });

  await useCases.giveUpExamination({ itemId: second, again: again(4) });
  await useCases.giveUpExamination({ itemId: second, again: again(5) });
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "none" });
  // What an older examiner found is shown of it, and this one failed: it was looked at all the same.
  await ofOlderExaminer([second]);
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "none" });
});

test("a file that was never examined and that no job is going to examine is among them, and no other that waits", async () => {
  office = await openTestOffice(undefined, {});
  const { useCases, worker } = office;
  const files = await Promise.all(
    [50, 90].map(async (red) => ({ name: `${red}.jpg`, bytes: await photo(red) })),
  );
  const { itemIds } = await givenReport(office, { files });
  await worker.idle();
  const [first] = itemIds;
  if (first === undefined) throw new Error("none");
  const by = await office.employ("evidence-custodian");
  // As after a restored database whose job is gone.
  await set("examination = 'waiting', examined_with = '', assessment = null", [first]);
  expect(await useCases.readExaminingAgain({ by })).toMatchObject({
    ...{ older: 0, lacking: 0, lost: 1 },
  });
  expect(await useCases.examineAllAgain({ by })).toEqual({ kind: "asked", files: 1 });
  await worker.idle();
  expect(await useCases.readExaminingAgain({ by })).toMatchObject({
    ...{ lost: 0, last: { examined: 1, failed: 0 } },
  });
  const prosecutor = await office.employ("prosecutor");
  const found = await useCases.readItem({ by: prosecutor, itemId: first });
  expect(found).toMatchObject({ item: { examination: "done" } });
});
