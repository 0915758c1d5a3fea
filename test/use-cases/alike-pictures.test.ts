import { afterEach, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const canDecode = [
  ["ffmpeg", "-version"],
  ["bwrap", "--version"],
].every(([program = "", ...args]) => spawnSync(program, args).status === 0);

(canDecode ? test : test.skip)(
  "one clip from three people, as it was, sent on and cut, is one group; another film is not in it",
  async () => {
    const at = (office = await openTestOffice());
    const folder = mkdtempSync(join(tmpdir(), "bw-clips-"));
    const made = (name: string, ...args: readonly string[]): Buffer => {
      const path = join(folder, name);
      const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", ...args, path]);
      if (status !== 0) throw new Error(String(stderr));
      return readFileSync(path);
    };
    try {
      const drawn = (source: string) => ["-f", "lavfi", "-t", "6", "-i", source];
      const original = made("clip.mp4", ...drawn("mandelbrot=s=640x480:r=10"));
      const from = ["-i", join(folder, "clip.mp4")];
      const smaller = made("sent.mp4", ...from, "-vf", "scale=320:-2", "-b:v", "200k");
      const cut = made("cut.mp4", "-ss", "2", ...from, "-b:v", "300k");
      const other = made("other.mp4", ...drawn("testsrc2=s=640x480:r=10"));
      const first = await reportOf(at, "clip.mp4", original);
      const sent = await reportOf(at, "sent.mp4", smaller);
      const later = await reportOf(at, "cut.mp4", cut);
      const stranger = await reportOf(at, "other.mp4", other);
      const by = await at.employ("prosecutor");
      for (const { itemId } of [first, sent, later]) {
        const seen = await alike(at, by, itemId);
        expect(seen.looks).toBe("compared");
        expect(new Set([itemId, ...seen.members.map((one) => one.itemId)])).toEqual(
          new Set([first.itemId, sent.itemId, later.itemId]),
        );
      }
      expect(await alike(at, by, stranger.itemId)).toMatchObject({ members: [] });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

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
