import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openFirstLooker, type FirstLooker } from "#app/adapters/media/first-look.ts";

let workDir: string;
let looker: FirstLooker;
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), "bw-first-look-"));
});
afterEach(async () => {
  await looker.close();
  await rm(workDir, { recursive: true, force: true });
});

const open = (fileMillis: number) =>
  openFirstLooker({ workDir, confinement: "weak", limits: { fileMillis } });

const ABOUT = { declaredName: "clip.mp4", receivedAt: null };
/** A file that a disk never gives. */
const stuck = (asked: () => void = () => undefined) => ({
  ...ABOUT,
  size: 1_000,
  file: {
    read: () => {
      asked();
      return new Promise<never>(() => undefined);
    },
  },
});

test("a look that took too long says nothing of the file: it may be asked again", async () => {
  looker = open(100);
  expect(await looker.look(stuck())).toBeUndefined();
});

test("who waits for a turn leaves when the page's patience ends, and takes nobody's place", async () => {
  looker = open(60_000);
  let reading = 0;
  const busy = new Promise<void>((resolve) => {
    const asked = () => {
      reading += 1;
      if (reading === 2) resolve();
    };
    for (let child = 0; child < 2; child += 1) void looker.look(stuck(asked));
  });
  await busy;
  const patience = new AbortController();
  const waiting = Array.from({ length: 18 }, () => looker.look(stuck(), patience.signal));
  expect(looker.hasRoom()).toBe(false);
  expect(await looker.look(stuck())).toBeUndefined();
  patience.abort();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => undefined));
  expect(looker.hasRoom()).toBe(true);
  expect(await looker.look(stuck(), patience.signal)).toBeUndefined();
});
