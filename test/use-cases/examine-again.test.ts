import { writeFile } from "node:fs/promises";
import { afterEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import sharp from "sharp";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import { examineEvidence } from "#app/use-cases/evidence/examine-evidence.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice | undefined;
afterEach(async () => {
  await office?.remove();
  office = undefined;
});

async function photo(): Promise<Uint8Array> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
  return sharp({ create: pixels })
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" },
      IFD3: {
        ...{ GPSLatitude: "40/1 42/1 55/1", GPSLatitudeRef: "N" },
        ...{ GPSLongitude: "74/1 0/1 14/1", GPSLongitudeRef: "W" },
      },
    })
    .jpeg()
    .toBuffer();
}

async function examined(): Promise<{ office: TestOffice; itemId: ItemId }> {
  const opened = (office = await openTestOffice());
  const { itemIds } = await givenReport(opened, {
    files: [{ name: "1.jpg", bytes: await photo() }],
  });
  await opened.worker.idle();
  const [itemId] = itemIds;
  if (itemId === undefined) throw new Error("no item");
  return { office: opened, itemId };
}

/** The item's records of one kind, the newest first. */
async function recorded(
  at: TestOffice,
  itemId: ItemId,
  event: "item.metadata_extracted" | "item.derived",
): Promise<JsonObject[]> {
  const custodian = await at.employ("evidence-custodian");
  const records = (await at.useCases.listCustody({ by: custodian })) ?? [];
  return records
    .filter(({ ev, subj }) => ev === event && subj === itemId)
    .map(({ leaf }) => (JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject }).obj);
}

test("examining again adds claims and replaces none, and the record says who asked", async () => {
  const { office: at, itemId } = await examined();
  const prosecutor = await at.employ("prosecutor");
  const read = async () => {
    const found = await at.useCases.readItem({ by: prosecutor, itemId });
    if (found.kind !== "item") throw new Error(found.kind);
    return found.item;
  };
  const first = await read();
  expect(first).toMatchObject({ examinationNumber: 1, examination: "done" });
  expect(first.examinedWith).toMatch(/^examiner \d+, /);
  expect(first.assessment?.surroundings?.[0]?.county?.name).toBe("New York");
  expect(first.assessment?.bestTime).toMatchObject({ zoneSource: "inferred-place", level: "T3" });
  expect(await at.useCases.readExaminations({ by: prosecutor, itemId })).toEqual([]);

  expect(await at.useCases.examineAgain({ by: prosecutor, itemId })).toEqual({ kind: "asked" });
  await at.worker.idle();
  expect(await read()).toMatchObject({ examinationNumber: 2, examination: "done" });
  const others = await at.useCases.readExaminations({ by: prosecutor, itemId });
  expect(others.map(({ number, state }) => [number, state])).toEqual([[1, "done"]]);
  expect(others[0]?.assessment).toEqual(first.assessment);
  expect(others[0]?.examinedWith).toBe(first.examinedWith);
  expect(await recorded(at, itemId, "item.metadata_extracted")).toMatchObject([
    { examination: 2, asked_by: prosecutor.id, tool_version: first.examinedWith },
    { examination: 1, asked_by: null },
  ]);

  const again = { number: 2, by: prosecutor.id } as const;
  await at.useCases.examineEvidence({ itemId, again });
  expect(await at.useCases.readExaminations({ by: prosecutor, itemId })).toHaveLength(1);
});

test("an examination that broke off each time is a failed one, and can be asked for again", async () => {
  const { office: at, itemId } = await examined();
  const prosecutor = await at.employ("prosecutor");
  const again = { number: 2, by: prosecutor.id } as const;
  await at.useCases.giveUpExamination({ itemId, again });
  await at.useCases.giveUpExamination({ itemId, again });
  const others = await at.useCases.readExaminations({ by: prosecutor, itemId });
  const shown = await at.useCases.readItem({ by: prosecutor, itemId });
  if (shown.kind !== "item") throw new Error(shown.kind);
  // What was found before stands, and nothing is called absent by one that found out nothing.
  const all = [...others, { ...shown.item, number: shown.item.examinationNumber }];
  expect(all.find(({ number }) => number === 1)?.assessment?.bestPlace).not.toBeNull();
  expect(all.find(({ number }) => number === 2)?.assessment?.locationStatus).toBe("unread");
  expect(await at.useCases.examineAgain({ by: prosecutor, itemId })).toEqual({ kind: "asked" });
  await at.worker.idle();
  expect(await recorded(at, itemId, "item.metadata_extracted")).toMatchObject([
    { examination: 3, asked_by: prosecutor.id },
    { examination: 2, asked_by: prosecutor.id, problems: ["examination-given-up"] },
    { examination: 1, asked_by: null },
  ]);
});

test("a file that was never examined and that no job is going to can be asked for", async () => {
  const opened = (office = await openTestOffice());
  await opened.worker.stop();
  const { itemIds } = await givenReport(opened, {
    files: [{ name: "1.jpg", bytes: await photo() }],
  });
  const [itemId] = itemIds;
  if (itemId === undefined) throw new Error("no item");
  await opened.useCases.sealEvidence({ itemId });
  const prosecutor = await opened.employ("prosecutor");
  const isLost = () => opened.useCases.isExaminationLost({ by: prosecutor, itemId });
  const ask = () => opened.useCases.examineAgain({ by: prosecutor, itemId });
  expect([await isLost(), await ask()]).toEqual([false, { kind: "not-ready" }]);
  const { database } = opened.config;
  if (database.kind !== "sqlite") throw new Error("another database");
  const file = new Sqlite(database.file);
  file.exec("delete from job where name = 'examine-evidence'");
  file.close();
  const auditor = await opened.employ("auditor");
  expect(await opened.useCases.isExaminationLost({ by: auditor, itemId })).toBe(false);
  expect([await isLost(), await ask()]).toEqual([true, { kind: "asked" }]);
  expect([await isLost(), await ask()]).toEqual([false, { kind: "not-ready" }]);
  await opened.useCases.examineEvidence({ itemId, again: { number: 1, by: prosecutor.id } });
  expect(await recorded(opened, itemId, "item.metadata_extracted")).toMatchObject([
    { examination: 1, asked_by: prosecutor.id },
  ]);
});

test("where no process can look at a file nothing is recorded of it, and the job stays to be tried", async () => {
  const { office: at, itemId } = await examined();
  const found = await at.useCases.readItem({ by: await at.employ("prosecutor"), itemId });
  if (found.kind !== "item") throw new Error(found.kind);
  const examiner = await openExaminer({ workDir: at.folder });
  await examiner.close();
  const tools = {
    ...{ examiner, office: {}, clock: { now: () => found.item.receivedAt } },
    read: (look: (stores: object) => unknown) =>
      look({ items: { find: () => found.item }, uploads: { senderModified: () => undefined } }),
    transact: () => Promise.reject(new Error("nothing was found out that could be recorded")),
    workFolders: { use: (work: (folder: string) => unknown) => work(at.folder) },
    blobs: {
      copyTo: async (_: ItemId, path: string) => {
        await writeFile(path, await photo());
        return found.item;
      },
    },
  };
  await expect(
    examineEvidence(tools as unknown as Parameters<typeof examineEvidence>[0], { itemId }),
  ).rejects.toMatchObject({ code: "examiner-unavailable" });
});

test("who sees claims cut down reads no other examination and asks for none", async () => {
  const { office: at, itemId } = await examined();
  const auditor = await at.employ("auditor");
  expect((await at.useCases.examineAgain({ by: auditor, itemId })).kind).not.toBe("asked");
  expect(await at.useCases.readExaminations({ by: auditor, itemId })).toEqual([]);
});

test("a preview that a newer decoder draws otherwise is shown, and the older one stays, both on record", async () => {
  const { office: at, itemId } = await examined();
  const prosecutor = await at.employ("prosecutor");
  const { database } = at.config;
  if (database.kind !== "sqlite") throw new Error("another database");
  const older = "f".repeat(64);
  const file = new Sqlite(database.file);
  file.exec(`update derivative set sha256 = '${older}' where kind = 'preview-1600'`);
  const kinds = () =>
    file.prepare("select kind, sha256 from derivative order by kind").all() as {
      kind: string;
      sha256: string;
    }[];
  const small = kinds().find(({ kind }) => kind === "preview-320");
  await at.useCases.examineAgain({ by: prosecutor, itemId });
  await at.worker.idle();
  expect(kinds()).toEqual([
    { kind: "preview-1600", sha256: expect.not.stringMatching(older) },
    { kind: "preview-1600-before-examination-2", sha256: older },
    small,
  ]);
  file.close();
  expect(await recorded(at, itemId, "item.derived")).toMatchObject([
    {
      ...{ kind: "preview-1600", examination: 2 },
      shown_instead_of: { child_sha256: older, kept_as: "preview-1600-before-examination-2" },
    },
    { examination: 1 },
    { examination: 1 },
  ]);
});

test("the record of a preview says what it was made of, with what and how", async () => {
  const { office: at, itemId } = await examined();
  const made = await recorded(at, itemId, "item.derived");
  expect(made.map(({ kind }) => kind).sort()).toEqual(["preview-1600", "preview-320"]);
  for (const { parameters } of made) {
    expect(parameters).toMatchObject({
      ...{ of: "picture", decoder: expect.stringMatching(/^sharp \d/) },
      ...{ width: 64, height: 48, jpeg_quality: 82, colour_space: "sRGB", metadata: "none" },
      decoding: "strict",
    });
  }
});
