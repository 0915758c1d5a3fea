import { randomBytes } from "node:crypto";
import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { durableEnd } from "#app/adapters/storage/durable-frames.ts";
import {
  beginFrames,
  NO_FRAMES,
  resumeFrames,
  type FramesEnd,
} from "#app/adapters/storage/frame-file.ts";
import { writeFrame } from "#app/adapters/storage/frames-in-file.ts";
import { OWNER, ownerKeyInMemory } from "#test/support/keys-in-memory.ts";
import { scratchFolder } from "./scratch.ts";

const UPLOAD = "itm_00000000000000000000000001";
const FRAME = 256 * 1024;
const FRAMES = 20;
/** With what every search adds, about the first seven of the frames are further from the end than this. */
const UNFLUSHED = 1024 * 1024;

/** A file of frames that a writer left, where each begins, and what a search finds in other bytes of it. */
async function written() {
  const path = join(await scratchFolder(), "upload");
  const file = await open(path, "wx+");
  const of = { upload: UPLOAD, owner: OWNER, ownerKey: await ownerKeyInMemory(OWNER) };
  const frames = await beginFrames(file, of, randomBytes);
  const ends: FramesEnd[] = [NO_FRAMES];
  for (let end = NO_FRAMES; end.index < FRAMES;) {
    end = await writeFrame(frames, end, randomBytes(FRAME), randomBytes);
    ends.push(end);
  }
  await file.close();
  const endIn = async (bytes: Uint8Array) => {
    await writeFile(path, bytes);
    const again = await open(path, "r");
    try {
      return await durableEnd(await resumeFrames(again, UPLOAD, ownerKeyInMemory), UNFLUSHED);
    } finally {
      await again.close();
    }
  };
  return { whole: await readFile(path), ends, endIn };
}

function flipped(whole: Buffer, at: number, by = 1): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  return bytes;
}

test("the end of what can be believed is found without opening what was flushed long before", async () => {
  const { whole, ends, endIn } = await written();
  expect(await endIn(whole)).toEqual(ends[FRAMES]);
  // Nobody looked into the third frame: a byte of it that changed is found when the file is sealed.
  expect(await endIn(flipped(whole, (ends[2]?.position ?? 0) + 100))).toEqual(ends[FRAMES]);
  for (const frame of [FRAMES - 1, FRAMES - 2, FRAMES - 4]) {
    expect(await endIn(flipped(whole, (ends[frame]?.position ?? 0) + 100))).toEqual(ends[frame]);
  }
});

test("lengths that lead astray are not believed: then every frame is opened", async () => {
  const { whole, ends, endIn } = await written();
  for (const frame of [0, 2, 5]) {
    // Another length, and one of nothing.
    const at = ends[frame]?.position ?? 0;
    expect(await endIn(flipped(whole, at + 2, 0x55))).toEqual(ends[frame]);
    const none = Buffer.from(whole);
    none.fill(0, at, at + 4);
    expect(await endIn(none)).toEqual(ends[frame]);
  }
});

test("wherever a power cut tears the end, whole frames before it are the end", async () => {
  const { whole, ends, endIn } = await written();
  const first = ends[FRAMES - 4]?.position ?? 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: first, max: whole.length }),
      fc.option(fc.integer({ min: 0, max: 2 * FRAME }), { nil: undefined }),
      async (cut, zeros) => {
        const left = Buffer.concat([whole.subarray(0, cut), Buffer.alloc(zeros ?? 0)]);
        const expected = ends.findLast(({ position }) => position <= cut);
        expect(await endIn(left)).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});
