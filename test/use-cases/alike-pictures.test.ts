import { afterEach, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { ItemId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { scene, sentOn } from "#test/support/scene.ts";

let office: TestOffice | undefined;
afterEach(async () => {
  await office?.remove();
  office = undefined;
});

async function reportOf(at: TestOffice, name: string, bytes: Uint8Array) {
  const { reportId, itemIds } = await givenReport(at, { files: [{ name, bytes }] });
  const [itemId] = itemIds;
  if (itemId === undefined) throw new Error("no item");
  await at.worker.idle();
  return { reportId, itemId };
}

async function alike(at: TestOffice, by: Person, itemId: ItemId) {
  const answer = await at.useCases.listAlikePictures({ by, itemId });
  if (answer.kind !== "group") throw new Error(answer.kind);
  return answer;
}

const same = (itemId: ItemId) => ({ itemId, reason: "same-bytes" });
const looksLike = (itemId: ItemId) => ({ itemId, reason: "looks-alike" });

test("three people's copies of one photo are three files and one group, from each of them; another scene is not in it", async () => {
  const at = (office = await openTestOffice());
  const original = await scene(1);
  const first = await reportOf(at, "first.jpg", original);
  const copy = await reportOf(at, "copy.jpg", original);
  const messenger = await reportOf(at, "messenger.jpg", await sentOn(original));
  const stranger = await reportOf(at, "stranger.jpg", await scene(2));
  const by = await at.employ("prosecutor");

  const seen = await alike(at, by, first.itemId);
  expect(seen).toMatchObject({
    looks: "compared",
    isWhole: true,
    members: [same(copy.itemId), looksLike(messenger.itemId)],
  });
  expect(seen.members[0]).toMatchObject({ reportId: copy.reportId, position: 1 });
  expect(seen.members[1]).toHaveProperty("bitsApart", expect.any(Number));
  expect((await alike(at, by, copy.itemId)).members).toMatchObject([
    same(first.itemId),
    looksLike(messenger.itemId),
  ]);
  const back = await alike(at, by, messenger.itemId);
  expect(back.members.map(({ itemId, reason }) => ({ itemId, reason }))).toEqual(
    [first.itemId, copy.itemId].sort().map(looksLike),
  );
  expect(await alike(at, by, stranger.itemId)).toMatchObject({ looks: "compared", members: [] });
});

test("what cannot be compared by its looks says so, and its exact copies are found all the same", async () => {
  const at = (office = await openTestOffice());
  const background = "#808080";
  const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  const first = await reportOf(at, "wall.png", blank);
  const second = await reportOf(at, "wall-again.png", blank);
  const words = await reportOf(at, "words.txt", Buffer.from("What I saw."));
  const by = await at.employ("prosecutor");
  expect(await alike(at, by, first.itemId)).toMatchObject({
    looks: "too-little-detail",
    members: [same(second.itemId)],
  });
  expect(await alike(at, by, words.itemId)).toMatchObject({ looks: "none-kept", members: [] });
});

test("a report behind a wall is named to nobody behind it, and who may not read reports is refused", async () => {
  const at = (office = await openTestOffice());
  const original = await scene(3);
  const open = await reportOf(at, "open.jpg", original);
  const walled = await reportOf(at, "walled.jpg", original);
  const alsoWalled = await reportOf(at, "also.jpg", await sentOn(original));
  const by = await at.employ("intake-analyst");
  const prosecutor = await at.employ("prosecutor");
  const administrator = await at.employ("administrator");
  expect((await alike(at, by, open.itemId)).members).toHaveLength(2);
  for (const { reportId: subjectId } of [walled, alsoWalled]) {
    const wall = { by: prosecutor, subjectId, personId: by.id, reason: "Knows the officer" };
    expect(await at.useCases.raiseWall(wall)).toEqual({ kind: "done" });
  }
  expect(await alike(at, by, open.itemId)).toMatchObject({ members: [], isWhole: true });
  for (const { itemId } of [walled, alsoWalled]) {
    expect(await at.useCases.listAlikePictures({ by, itemId })).toEqual({ kind: "not-found" });
  }
  const asked = await at.useCases.listAlikePictures({ by: administrator, itemId: open.itemId });
  expect(asked.kind).not.toBe("group");
});
