import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { parseInstant } from "#app/core/instant.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
});
afterEach(() => office.remove());

const ANSWERS = {
  whatHappened: { category: "force", narrative: "They pushed a man." },
  whereAndWhen: {
    ...{ place: "Elm and 3rd", latitude: null, longitude: null },
    time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
  },
} as const;
const FILE = randomBytes(5_000);
const SHA256 = createHash("sha256").update(FILE).digest("hex");

const MODIFIED = parseInstant("2026-01-12T08:30:12.000Z");

async function drafted() {
  const { token } = await office.useCases.startDraft();
  const holder = { draftToken: token, visitToken: undefined };
  const send = async (bytes: Uint8Array) => {
    const begun = await office.useCases.beginUpload({
      ...{ holder, size: bytes.length, sample: "" },
      ...{ originalName: "clip.mp4", declaredType: "video/mp4", modifiedAt: MODIFIED },
    });
    if (begun.kind !== "begun") throw new Error(begun.kind);
    const { itemId } = begun;
    await office.useCases.appendToUpload({ itemId, offset: 0, source: piecesOf(bytes) });
    return itemId;
  };
  return { holder, send };
}

test.each([
  ["the same", SHA256, "sender-digest-agrees"],
  ["another", "0".repeat(64), "sender-digest-differs"],
])(
  "%s digest that a device tells after the seal is a record of its own, once",
  async (_, told, result) => {
    const { holder, send } = await drafted();
    const itemId = await send(FILE);
    await office.worker.idle();
    for (const sha256 of [told, "1".repeat(64)]) {
      await office.useCases.tellDigest({ holder, itemId, sha256 });
    }
    expect(recordsAbout(office, itemId).filter(({ ev }) => ev === "item.verified")).toEqual([
      {
        ev: "item.verified",
        obj: { result, sha256_expected: SHA256, sender_sha256: told },
      },
    ]);
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  },
);

test("a digest that a device tells before the seal stands in the record of the seal alone", async () => {
  await office.worker.stop();
  const { holder, send } = await drafted();
  const itemId = await send(FILE);
  await office.useCases.tellDigest({ holder, itemId, sha256: SHA256 });
  await office.useCases.sealEvidence({ itemId });
  const records = recordsAbout(office, itemId);
  expect(records.find(({ ev }) => ev === "item.hashed")?.obj).toMatchObject({
    ...{ sender_sha256: SHA256, sender_matches: true },
  });
  expect(records.some(({ ev }) => ev === "item.verified")).toBe(false);
});

test("when a device last wrote its file is on record, and a claim of the lowest level beside those of the file", async () => {
  const { holder, send } = await drafted();
  const itemId = await send(FILE);
  const token = holder.draftToken;
  await office.useCases.saveAnswers({ token, answers: ANSWERS });
  await office.useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const sent = await office.useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  await office.worker.idle();
  const [received] = recordsAbout(office, itemId).filter(({ ev }) => ev === "item.received");
  expect(received?.obj).toMatchObject({ modified_on_device: MODIFIED });
  const by = await office.employ("prosecutor");
  const read = await office.useCases.readReport({ by, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const [item] = read.file.items;
  expect(item?.assessment).toMatchObject({
    times: [{ source: "Browser:lastModified", level: "T5", earliest: MODIFIED }],
    bestTime: null,
  });
});

test("what a device told goes with the file that is taken back, and with a draft that is deleted", async () => {
  const { holder, send } = await drafted();
  const told = () => {
    const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"), { readonly: true });
    const rows = database.prepare("select item_id from sender_digest order by told_at").all();
    const modified = database.prepare("select item_id from sender_modified").all();
    database.close();
    // When the file was last written there goes and stays with it.
    expect(new Set(modified)).toEqual(new Set(rows));
    return rows;
  };
  const tell = (itemId: ItemId) => office.useCases.tellDigest({ holder, itemId, sha256: SHA256 });
  const begin = async () => {
    const begun = await office.useCases.beginUpload({
      ...{ holder, size: 900, sample: "" },
      ...{ originalName: "part.mp4", declaredType: "video/mp4", modifiedAt: MODIFIED },
    });
    if (begun.kind !== "begun") throw new Error(begun.kind);
    return begun.itemId;
  };
  const [first, second, part, other] = [
    await send(FILE),
    await send(randomBytes(100)),
    await begin(),
    await begin(),
  ];
  for (const itemId of [first, second, part, other]) await tell(itemId);
  expect(told()).toHaveLength(4);
  const token = holder.draftToken;
  await office.useCases.withdrawEvidence({ token, itemId: first });
  await office.useCases.withdrawEvidence({ token, itemId: part });
  await tell(first);
  await tell(part);
  expect(told()).toEqual([{ item_id: second }, { item_id: other }]);
  await office.useCases.discardDraft({ token });
  expect(told()).toEqual([]);
});

test("what ends the bytes of a file sent twice is asked for together with its record", async () => {
  const { send } = await drafted();
  await send(FILE);
  await office.worker.idle();
  await office.worker.stop();
  const twin = await send(FILE);
  await office.useCases.sealEvidence({ itemId: twin });
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"), { readonly: true });
  const jobs = database.prepare("select * from job where name = 'remove-blobs'").all();
  database.close();
  expect(JSON.stringify(jobs)).toContain(twin);
  expect((await office.useCases.auditLog()).faults).toEqual([]);
});
