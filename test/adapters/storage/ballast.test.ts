import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { createBallast } from "#app/adapters/storage/ballast.ts";
import { scratchFolder } from "./scratch.ts";

const MIB = 1024 * 1024;
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

test("the ballast is laid whole, and gives its room back once", async () => {
  const path = join(await scratchFolder(), "ballast");
  const ballast = createBallast(path);
  expect(await ballast.size()).toBe(0);
  expect(await ballast.lay(2.5 * MIB)).toBe(true);
  expect(await ballast.size()).toBe(2.5 * MIB);
  expect(await ballast.release()).toBe(true);
  expect(await ballast.release()).toBe(false);
  expect(await ballast.size()).toBe(0);
});

test("one that has to give its room back while it is laid is not laid, and that is no error", async () => {
  const path = join(await scratchFolder(), "ballast");
  const ballast = createBallast(path);
  const laying = ballast.lay(64 * MIB);
  while (!(await isThere(`${path}.partial`))) continue;
  await ballast.release();
  expect(await laying).toBe(false);
  expect(await ballast.size()).toBe(0);
  expect(await isThere(`${path}.partial`)).toBe(false);
});
