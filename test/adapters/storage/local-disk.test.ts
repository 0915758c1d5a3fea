import { randomBytes } from "node:crypto";
import { copyFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import type { BlobId } from "#app/adapters/storage/blob-store.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createEncryptedBlobs, type BlobKeys } from "#app/adapters/storage/encrypted-blobs.ts";
import { createLocalDisk, type BlobFolders } from "#app/adapters/storage/local-disk.ts";
import { isStorageSuspect, type Flush } from "#app/adapters/storage/storage-suspect.ts";
import { keysInMemory, OWNER } from "#test/support/keys-in-memory.ts";
import { blobStoreContract } from "#test/contracts/blob-store.contract.ts";
import { modesBelow, scratchFolder } from "./scratch.ts";

const ID: BlobId = "itm_000000000000000000000000ab";

async function openScratch(flush?: Flush) {
  const root = await scratchFolder();
  const opened = await openDataDir(root, "visit");
  if (!opened.ok) throw new Error(opened.problem);
  const { blobs } = opened.value;
  const keys = keysInMemory();
  return { root, blobs, keys, store: storeOn(blobs, keys, flush) };
}

function storeOn(blobs: BlobFolders, keys: BlobKeys, flush?: Flush) {
  const objects = createLocalDisk(blobs, flush);
  return createEncryptedBlobs({ objects, keys, deploymentId: "off_test", random: randomBytes });
}

function source(text: string): AsyncIterable<Uint8Array> {
  return Readable.from([Buffer.from(text)]);
}

blobStoreContract("local disk", async () => {
  const { store } = await openScratch();
  return { store, close: () => Promise.resolve() };
});

test("a blob lies in a shard folder under its id alone, closed to other users", async () => {
  const { root, store } = await openScratch();
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("a witness's video"));
  const modes = await modesBelow(join(root, "originals"));
  expect(modes).toEqual({ ab: "700", [`ab/${ID}`]: "600" });
});

test("the file is durable before it has its name, the folders before the seal is answered", async () => {
  const seen: string[] = [];
  let folder = "";
  const { blobs, keys, store } = await openScratch(async (handle) => {
    const kind = (await handle.stat()).isDirectory() ? "folder" : "file";
    const named = (await readdir(folder)).includes("ab") ? "after naming" : "before naming";
    seen.push(`${kind} ${named}`);
    await handle.sync();
  });
  folder = blobs.original;
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"));
  expect(seen).toEqual(["file before naming", "folder after naming", "folder after naming"]);

  // A repeat cannot know whether the crash that made it necessary came before the folder was flushed.
  seen.length = 0;
  const afterCrash = storeOn(blobs, keys, async (handle) => {
    seen.push((await handle.stat()).isDirectory() ? "folder" : "file");
  });
  await afterCrash.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"));
  expect(seen).toEqual(["file", "folder", "folder"]);
});

test("a large file whose early flush fails is suspect, though every later one succeeds", async () => {
  let flushes = 0;
  const { root, store } = await openScratch(async (handle) => {
    flushes += 1;
    if (flushes === 1) throw Object.assign(new Error("i/o error"), { code: "EIO" });
    await handle.sync();
  });
  async function* large() {
    const piece = Buffer.alloc(1024 * 1024);
    for (let count = 0; count < 65; count += 1) yield await Promise.resolve(piece);
  }
  const sealing = store.seal({ id: ID, class: "original", owner: OWNER }, large());
  await expect(sealing).rejects.toMatchObject({ code: "storage-suspect", cause: { code: "EIO" } });
  expect(await modesBelow(join(root, "originals"))).toEqual({});
});

test("a disk that does not confirm is suspect at every flush, and the blob can be sealed once it does", async () => {
  for (const failsAt of [1, 2, 3]) {
    let flushes = 0;
    const { blobs, keys, store } = await openScratch(async (handle) => {
      flushes += 1;
      if (flushes === failsAt) throw Object.assign(new Error("i/o error"), { code: "EIO" });
      await handle.sync();
    });
    const sealing = store.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"));
    await expect(sealing).rejects.toMatchObject({
      code: "storage-suspect",
      cause: { code: "EIO" },
    });
    expect(isStorageSuspect(await sealing.catch((cause: unknown) => cause))).toBe(true);
    expect((await readdir(blobs.original)).filter((name) => name.endsWith(".partial"))).toEqual([]);
    const healthy = storeOn(blobs, keys);
    expect(
      (await healthy.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"))).size,
    ).toBe(5);
  }
});

test("bytes that change between writing and reading back are never given the blob's name", async () => {
  const { blobs, store } = await openScratch(async (handle) => {
    const [partial] = (await readdir(blobs.original)).filter((name) => name.endsWith(".partial"));
    if (partial !== undefined)
      await writeFile(join(blobs.original, partial), "wrong", { flag: "r+" });
    await handle.sync();
  });
  await expect(
    store.seal({ id: ID, class: "original", owner: OWNER }, source("right")),
  ).rejects.toMatchObject({
    code: "storage-suspect",
  });
  expect(await store.exists(ID)).toBe(false);
  expect(await readdir(blobs.original)).toEqual([]);
});

test("a byte changed on disk is found by whoever reads, before it is given, and a repeated seal refuses to pass over it", async () => {
  const { blobs, store } = await openScratch();
  const text = "the truth ".repeat(10_000);
  await store.seal({ id: ID, class: "original", owner: OWNER }, source(text));
  const path = join(blobs.original, "ab", ID);
  const whole = await readFile(path);
  for (const at of [0, 30, 60, 70_000, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(path, changed);
    await expect(store.measure(ID)).rejects.toMatchObject({ code: "tampered" });
    await expect(
      store.seal({ id: ID, class: "original", owner: OWNER }, source(text)),
    ).rejects.toMatchObject({ code: "blob-conflict" });
  }
  // A chunk in the middle: what comes before it may be shown, it may not.
  const changed = Buffer.from(whole);
  changed[70_000] = (changed[70_000] ?? 0) ^ 1;
  await writeFile(path, changed);
  const opened = await store.open(ID, { start: 65_000, end: 66_000 });
  const given: Buffer[] = [];
  await expect(async () => {
    for await (const bytes of opened?.stream ?? []) given.push(bytes as Buffer);
  }).rejects.toMatchObject({ code: "tampered" });
  expect(given).toEqual([]);
});

test("a blob of another item, or one from before, put in a blob's place does not open", async () => {
  const { blobs, store } = await openScratch();
  const other: BlobId = "itm_000000000000000000000001ab";
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("one"));
  await store.seal({ id: other, class: "original", owner: OWNER }, source("two"));
  const [path, otherPath] = [ID, other].map((id) => join(blobs.original, "ab", id)) as [
    string,
    string,
  ];
  const earlier = await readFile(path);
  await copyFile(otherPath, path);
  await expect(store.open(ID)).rejects.toMatchObject({ code: "tampered" });
  await store.removeForDisposal(ID);
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("anew"));
  await writeFile(path, earlier);
  await expect(store.open(ID)).rejects.toMatchObject({ code: "tampered" });
});

test("once its key is destroyed a blob is noise, never “not there”", async () => {
  const { keys, store } = await openScratch();
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"));
  await keys.destroy([ID]);
  await expect(store.open(ID)).rejects.toMatchObject({ code: "tampered" });
  expect(await store.exists(ID)).toBe(true);
  expect(await store.removeForDisposal(ID)).toBe(true);
  expect(await store.open(ID)).toBeUndefined();
});

test("what a crash left is no blob, and neither is a stranger's file", async () => {
  const { blobs, store } = await openScratch();
  await store.seal({ id: ID, class: "original", owner: OWNER }, source("bytes"));
  await writeFile(join(blobs.original, `${ID}.0123456789ab.partial`), "half");
  await writeFile(join(blobs.original, "ab", "notes.txt"), "hello");
  const listed = [];
  for await (const blob of store.list()) listed.push(blob);
  expect(listed).toEqual([{ id: ID, class: "original" }]);
});

test("a blob that cannot be read is an error, not a missing blob", async () => {
  const { blobs, store } = await openScratch();
  await writeFile(join(blobs.original, "ab"), "a file where a folder belongs");
  await expect(store.open(ID)).rejects.toMatchObject({ code: "ENOTDIR" });
  await expect(store.exists(ID)).rejects.toMatchObject({ code: "ENOTDIR" });
});

test("no id gets a path out of the store's folders", async () => {
  const { root, store } = await openScratch();
  const outside = join(root, "canary");
  await writeFile(outside, "untouched");
  for (const id of ["itm_../../canary", "../canary", "..%2fcanary", "itm_/../../canary\0"]) {
    await expect(store.removeForDisposal(id as BlobId)).rejects.toThrow("an id");
    await expect(
      store.seal({ id: id as BlobId, class: "original", owner: OWNER }, source("x")),
    ).rejects.toThrow("an id");
    await expect(store.open(id as BlobId)).rejects.toThrow("an id");
  }
  expect(await readFile(outside, "utf8")).toBe("untouched");
  expect((await stat(outside)).isFile()).toBe(true);
});
