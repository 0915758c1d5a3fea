import { execFileSync } from "node:child_process";
import { open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { ItemId } from "#app/core/ids.ts";
import { MOST_STATEMENTS } from "#app/core/intake/file-statement.ts";
import { box, fileType, movieHeader } from "#test/adapters/media/build-boxes.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

let office: TestOffice;
afterEach(async () => {
  await office.remove();
});

async function photo(placed: boolean): Promise<Uint8Array> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
  const place = {
    ...{ GPSLatitude: "40/1 42/1 55/1", GPSLatitudeRef: "N" },
    ...{ GPSLongitude: "74/1 0/1 14/1", GPSLongitudeRef: "W" },
  };
  return sharp({ create: pixels })
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" },
      ...(placed ? { IFD3: place } : {}),
    })
    .jpeg()
    .toBuffer();
}

test("a page does not wait for a file that its disk does not give; what the look finds is told with a later page", async () => {
  office = await openTestOffice();
  await office.worker.stop();
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  const itemId = await added(token, await photo(true));
  const holder = { draftToken: token, visitToken: undefined };
  const path = join(office.folder, "data/incoming", itemId);
  const bytes = await readFile(path);
  await rm(path);
  // Nobody writes to it: whoever opens it to read waits for ever.
  execFileSync("mkfifo", [path]);
  try {
    expect(await useCases.lookAtFiles({ holder })).toEqual(new Map());
  } finally {
    const writer = await open(path, "w");
    await rm(path);
    await writeFile(path, bytes);
    await writer.close();
  }
  let looks = await useCases.lookAtFiles({ holder });
  while (looks.size < 1) looks = await useCases.lookAtFiles({ holder });
  expect(looks.get(itemId)).toMatchObject({ place: { kind: "found" } });
});

/** A film with a position in its XMP, which the first reader does not look for and ExifTool reads. */
function placedFilm(): Uint8Array {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' +
    'rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="40,42.92N" exif:GPSLongitude="74,0.23W"/></rdf:RDF></x:xmpmeta>';
  const xmpId = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");
  const moov = box("moov", movieHeader(0, 1000, 3000));
  return Buffer.concat([fileType("isom"), moov, box("uuid", xmpId, Buffer.from(xmp))]);
}

test("what a sender was told is corrected, with a record, where the examination found more", async () => {
  office = await openTestOffice();
  await office.worker.stop();
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  const itemId = await added(token, placedFilm(), "1.mp4");
  const holder = { draftToken: token, visitToken: undefined };
  let looks = await useCases.lookAtFiles({ holder });
  while (looks.size < 1) looks = await useCases.lookAtFiles({ holder });
  expect(looks.get(itemId)?.place).toEqual({ kind: "none" });
  // Only now it is sealed and examined.
  await office.shut();
  office = await openTestOffice(office.folder);
  await office.worker.idle();
  looks = await office.useCases.lookAtFiles({ holder });
  expect(looks.get(itemId)?.place).toMatchObject({ kind: "found" });
  // Told once, and recorded once.
  expect(await office.useCases.lookAtFiles({ holder })).toEqual(looks);
  const custodian = await office.employ("evidence-custodian");
  const leaves = ((await office.useCases.listCustody({ by: custodian })) ?? [])
    .filter(({ ev, subj }) => ev === "item.metadata_extracted" && subj === itemId)
    .map(({ leaf }) => Buffer.from(leaf).toString());
  expect(leaves.filter((leaf) => leaf.includes("corrects_what_was_told"))).toHaveLength(1);
});

const ANSWERS = {
  whatHappened: { category: "force", narrative: "They pushed a man." },
  whereAndWhen: {
    ...{ place: "Elm and 3rd", latitude: null, longitude: null },
    time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
  },
} as const;

async function added(token: string, bytes: Uint8Array, name = "1.jpg"): Promise<ItemId> {
  const outcome = await office.useCases.receiveEvidence({
    ...{ token, originalName: name, declaredType: "image/jpeg" },
    source: piecesOf(bytes),
  });
  if (outcome.kind !== "received") throw new Error(outcome.kind);
  return outcome.itemId;
}

for (const kind of ["sqlite", "postgres"] as const) {
  test(`what a sender is told and says of files is kept apart from what they hold, recorded, and theirs to change until sent (${kind})`, async () => {
    const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
    // Without a worker nothing is sealed: the look reads the encrypted bytes as they wait.
    office = await openTestOffice(undefined, { settings });
    await office.worker.stop();
    const { useCases } = office;
    const { token } = await useCases.startDraft();
    const bare = await added(token, await photo(false));
    const placed = await added(token, await photo(true), "2.jpg");
    const words = await added(token, Buffer.from("a letter"), "3.txt");
    const back = await added(token, await photo(true).then((one) => Buffer.concat([one, one])));
    const holder = { draftToken: token, visitToken: undefined };
    let looks = await useCases.lookAtFiles({ holder });
    // A page waits a few seconds only; on a slow machine it is opened again.
    while (looks.size < 4) looks = await useCases.lookAtFiles({ holder });
    const time = { kind: "found", local: "2026-11-01T21:31:05" };
    expect(looks.get(bare)).toEqual({ time, place: { kind: "none" } });
    expect(looks.get(placed)).toEqual({ time, place: { kind: "found", near: expect.any(String) } });
    expect(looks.get(words)).toEqual({ time: { kind: "unread" }, place: { kind: "unread" } });
    // Told again, looked into once.
    expect(await useCases.lookAtFiles({ holder })).toEqual(looks);
    expect((await useCases.lookAtFiles({ holder: { ...holder, draftToken: "x" } })).size).toBe(0);

    const tell = (itemId: ItemId, place: string, shows = "") =>
      useCases.tellAboutFile({
        ...{ token, itemId },
        fields: {
          ...{ "file-place": place, "file-shows": shows },
          ...(shows === ""
            ? {}
            : {
                "file-original": "no",
                "file-app": "a chat",
                "file-place-taken-out": "yes",
              }),
        },
      });
    const { token: stranger } = await useCases.startDraft();
    expect(
      await useCases.tellAboutFile({
        token: stranger,
        itemId: bare,
        fields: { "file-place": "x" },
      }),
    ).toEqual({ kind: "not-found" });
    expect(await tell(bare, "Elm Street")).toEqual({ kind: "saved" });
    expect(await tell(bare, "Elm Street, by the school", "The man\r\nin red")).toEqual({
      kind: "saved",
    });
    expect(await tell(placed, "a mistake")).toEqual({ kind: "saved" });
    expect(await tell(placed, " ")).toEqual({ kind: "saved" });
    expect(await tell(back, "goes with its file")).toEqual({ kind: "saved" });
    expect(await tell(words, "x".repeat(1_001))).toEqual({
      ...{ kind: "problem", problems: [{ field: "file-place", code: "answer-too-long" }] },
    });
    await useCases.withdrawEvidence({ token, itemId: back });
    await useCases.saveAnswers({ token, answers: ANSWERS });
    await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
    const sent = await useCases.submitReport({ token, language: "en" });
    if (sent.kind !== "sent") throw new Error(sent.kind);
    expect(await tell(bare, "too late")).toEqual({ kind: "not-found" });

    const by = await office.employ("intake-analyst");
    const read = await useCases.readReport({ by, reportId: sent.reportId });
    if (read.kind !== "report") throw new Error(read.kind);
    const { statements, custody, items } = read.file;
    expect([...statements.keys()]).toEqual([bare]);
    expect(statements.get(bare)).toMatchObject([
      {
        ...{ place: "Elm Street, by the school", time: "", shows: "The man\nin red" },
        origin: {
          ...{ recordedBy: null, original: "no", edited: null, viaApp: null, app: "a chat" },
          ...{ stillThere: null, placeTakenOut: "yes" },
        },
      },
    ]);
    expect(items.map(({ assessment }) => assessment)).toEqual([null, null, null]);
    const told = custody.filter(({ ev }) => ev === "item.metadata_extracted");
    expect(told).toHaveLength(3);
    const described = custody.filter(({ ev }) => ev === "item.described");
    expect(described.map(({ subj }) => subj)).toEqual([bare]);
    const leaves = custody.map(({ leaf }) => Buffer.from(leaf).toString()).join("\n");
    expect(leaves).toContain('"about":["place","shows","origin"]');
    expect(leaves).not.toMatch(/Elm Street|a chat/);
  });
}

test("a file of a sent report is told of once more, and what was said before stays", async () => {
  office = await openTestOffice();
  const { useCases } = office;
  const sent = await givenReport(office, { files: [{ name: "1.jpg", bytes: await photo(true) }] });
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  await office.worker.idle();
  const opened = await useCases.openFollowUp({ code: sent.receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { token: visitToken } = opened;
  // It was examined meanwhile: what that found is told, and no byte is read again.
  const looks = await useCases.lookAtFiles({ holder: { draftToken: undefined, visitToken } });
  expect(looks.get(itemId)).toMatchObject({ time: { kind: "found" }, place: { kind: "found" } });

  const add = (place: string) =>
    useCases.tellAboutSentFile({ visitToken, itemId, fields: { "file-place": place } });
  expect(await add("")).toEqual({ kind: "nothing-said" });
  expect(await add("By the school")).toEqual({ kind: "saved" });
  expect(await add("By the school")).toEqual({ kind: "saved" });
  expect(await add("No, by the court")).toEqual({ kind: "saved" });
  const found = await useCases.readFollowUp({ token: visitToken });
  expect(found?.statements.get(itemId)?.map(({ place }) => place)).toEqual([
    ...["By the school", "No, by the court"],
  ]);
  for (let count = 2; count < MOST_STATEMENTS; count += 1) {
    expect(await add(`Place ${count}`)).toEqual({ kind: "saved" });
  }
  expect(await add("One too many")).toEqual({ kind: "told-enough", most: 20 });
  // The last words once more are no new statement.
  expect(await add(`Place ${MOST_STATEMENTS - 1}`)).toEqual({ kind: "saved" });
  const full = await useCases.readFollowUp({ token: visitToken });
  expect(full?.statements.get(itemId)).toHaveLength(MOST_STATEMENTS);
  const other = await givenReport(office, {
    files: [{ name: "2.jpg", bytes: await photo(false) }],
  });
  const [theirs] = other.itemIds;
  if (theirs === undefined) throw new Error("no item");
  expect(
    await useCases.tellAboutSentFile({
      ...{ visitToken, itemId: theirs },
      fields: { "file-place": "not mine" },
    }),
  ).toEqual({ kind: "not-found" });
});
