import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { openDataDir, type DataDir } from "#app/adapters/storage/data-dir.ts";
import { createWorkFolders } from "#app/adapters/storage/work-folders.ts";
import { modesBelow, scratchFolder } from "./scratch.ts";

async function openOrThrow(root: string, purpose: "serve" | "visit"): Promise<DataDir> {
  const opened = await openDataDir(root, purpose);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

async function problemOf(root: string, purpose: "serve" | "visit" = "serve"): Promise<string> {
  const opened = await openDataDir(root, purpose);
  if (!opened.ok) return opened.problem;
  opened.value.release();
  return "none";
}

test("a new data folder gets its layout, closed to other users, also inside folders that do not exist yet", async () => {
  const root = join(await scratchFolder(), "deep", "data");
  (await openOrThrow(root, "visit")).release();
  expect(await modesBelow(root)).toEqual({
    "belongs-to": "600",
    "data-format": "600",
    bundles: "700",
    derived: "700",
    incoming: "700",
    metadata: "700",
    originals: "700",
    work: "700",
  });
});

test("a folder that was left open to others is closed", async () => {
  const root = await scratchFolder();
  (await openOrThrow(root, "visit")).release();
  await chmod(join(root, "originals"), 0o755);
  (await openOrThrow(root, "visit")).release();
  expect(await modesBelow(root)).toMatchObject({ originals: "700" });
});

test("a start clears parsers' copies and half-written files, and nothing that is whole", async () => {
  const root = await scratchFolder();
  const first = await openOrThrow(root, "serve");
  await mkdir(join(first.work, "job-1"));
  await writeFile(join(first.work, "job-1", "plaintext.jpg"), "secret");
  await writeFile(join(first.incoming, "itm_1.partial"), "half");
  await writeFile(join(first.incoming, "itm_1"), "whole");
  await writeFile(join(first.blobs.original, "itm_2.0123.partial"), "half");
  await writeFile(join(root, "bearwitness.db"), "rows");
  first.release();
  const visitor = await openOrThrow(root, "visit");
  expect(await readdir(visitor.work)).toEqual(["job-1"]);
  const second = await openOrThrow(root, "serve");
  expect(await readdir(second.work)).toEqual([]);
  expect(await readdir(second.incoming)).toEqual(["itm_1"]);
  expect(await readdir(second.blobs.original)).toEqual([]);
  expect(await readFile(join(root, "bearwitness.db"), "utf8")).toBe("rows");
  second.release();
});

test("clearing does not follow a link out of the work folder", async () => {
  const [root, elsewhere] = [await scratchFolder(), await scratchFolder()];
  await writeFile(join(elsewhere, "precious"), "kept");
  const first = await openOrThrow(root, "serve");
  await symlink(elsewhere, join(first.work, "link"));
  first.release();
  (await openOrThrow(root, "serve")).release();
  expect(await readFile(join(elsewhere, "precious"), "utf8")).toBe("kept");
});

test("somebody else's folder is never taken for ours, least of all emptied", async () => {
  const root = await scratchFolder();
  await mkdir(join(root, "work"));
  await writeFile(join(root, "work", "thesis.odt"), "three years");
  expect(await problemOf(root)).toBe(
    `DATA_DIR ${root} already holds a folder "work" that Bearwitness did not make; choose an empty folder.`,
  );
  expect(await readFile(join(root, "work", "thesis.odt"), "utf8")).toBe("three years");
});

test("what cannot be used is said in one clear line", async () => {
  const root = await scratchFolder();
  const file = join(root, "file");
  await writeFile(file, "");
  for (const path of [file, join(file, "below")]) {
    expect(await problemOf(path)).toMatch(/^DATA_DIR \S+ is not a folder[^\n]+\.$/);
  }
  await writeFile(join(root, "originals"), "a file where a folder belongs");
  expect(await problemOf(root)).toContain("holds a file where a folder belongs");
});

test("a data folder that this user may not write is said in one clear line", async () => {
  const root = await scratchFolder();
  await chmod(root, 0o500);
  // Root may write anywhere, so where the tests run as root the question is asked as nobody.
  const script = `
    const { openDataDir } = await import("#app/adapters/storage/data-dir.ts");
    if (process.getuid() === 0) process.seteuid(65534);
    console.log((await openDataDir(${JSON.stringify(root)}, "serve")).problem);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(String(said).trim()).toBe(`DATA_DIR ${root} may not be written by this user.`);
});

test("one data folder is served by one process at a time, while commands may visit", async () => {
  const root = await scratchFolder();
  const serving = await openOrThrow(root, "serve");
  expect(await problemOf(root)).toBe(
    `DATA_DIR ${root} is in use by another Bearwitness (process ${process.pid}).`,
  );
  expect(await problemOf(root, "visit")).toBe("none");
  serving.release();
  expect(await problemOf(root)).toBe("none");
});

test("another process is kept out, and its kill -9 leaves no stale lock", async () => {
  const root = await scratchFolder();
  const script = `
    const { openDataDir } = await import("#app/adapters/storage/data-dir.ts");
    globalThis.held = await openDataDir(${JSON.stringify(root)}, "serve");
    console.log(globalThis.held.ok);
    setTimeout(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(String(said).trim()).toBe("true");
  expect(await problemOf(root)).toContain(`(process ${child.pid})`);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await problemOf(root)).toBe("none");
});

test("a work folder is new, closed to others, and gone afterwards, also when the work fails", async () => {
  const root = await scratchFolder();
  const folders = createWorkFolders(root);
  const name = await folders.use(async (folder) => {
    await writeFile(join(folder, "copy.jpg"), "plaintext");
    expect((await modesBelow(root))[folder.slice(root.length + 1)]).toBe("700");
    return folder;
  });
  expect(name.startsWith(root)).toBe(true);
  await expect(
    folders.use(async (folder) => {
      await writeFile(join(folder, "copy.jpg"), "plaintext");
      throw new Error("the parser died");
    }),
  ).rejects.toThrow("the parser died");
  expect(await readdir(root)).toEqual([]);
});
