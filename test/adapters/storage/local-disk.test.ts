import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import type { BlobId } from "#app/adapters/storage/blob-store.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createLocalDiskBlobStore } from "#app/adapters/storage/local-disk.ts";
import { isStorageSuspect, type Flush } from "#app/adapters/storage/storage-suspect.ts";
import { blobStoreContract } from "#test/contracts/blob-store.contract.ts";
import { modesBelow, scratchFolder } from "./scratch.ts";

const ID: BlobId = "itm_000000000000000000000000ab";

async function openScratch(flush?: Flush) {
  const root = await scratchFolder();
  const opened = await openDataDir(root, "visit");
  if (!opened.ok) throw new Error(opened.problem);
  const { blobs } = opened.value;
  return { root, blobs, store: createLocalDiskBlobStore(blobs, flush) };
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
  await store.seal(ID, "original", source("a witness's video"));
  const modes = await modesBelow(join(root, "originals"));
  expect(modes).toEqual({ ab: "700", [`ab/${ID}`]: "600" });
});

test("the file is durable before it has its name, the folders before the seal is answered", async () => {
  const seen: string[] = [];
  let folder = "";
  const { blobs, store } = await openScratch(async (handle) => {
    const kind = (await handle.stat()).isDirectory() ? "folder" : "file";
    const named = (await readdir(folder)).includes("ab") ? "after naming" : "before naming";
    seen.push(`${kind} ${named}`);
    await handle.sync();
  });
  folder = blobs.original;
  await store.seal(ID, "original", source("bytes"));
  expect(seen).toEqual(["file before naming", "folder after naming", "folder after naming"]);

  // A repeat cannot know whether the crash that made it necessary came before the folder was flushed.
  seen.length = 0;
  const afterCrash = createLocalDiskBlobStore(blobs, async (handle) => {
    seen.push((await handle.stat()).isDirectory() ? "folder" : "file");
  });
  await afterCrash.seal(ID, "original", source("bytes"));
  expect(seen).toEqual(["file", "folder", "folder"]);
});

test("a disk that does not confirm is suspect at every flush, and the blob can be sealed once it does", async () => {
  for (const failsAt of [1, 2, 3]) {
    let flushes = 0;
    const { blobs, store } = await openScratch(async (handle) => {
      flushes += 1;
      if (flushes === failsAt) throw Object.assign(new Error("i/o error"), { code: "EIO" });
      await handle.sync();
    });
    const sealing = store.seal(ID, "original", source("bytes"));
    await expect(sealing).rejects.toMatchObject({
      code: "storage-suspect",
      cause: { code: "EIO" },
    });
    expect(isStorageSuspect(await sealing.catch((cause: unknown) => cause))).toBe(true);
    expect((await readdir(blobs.original)).filter((name) => name.endsWith(".partial"))).toEqual([]);
    const healthy = createLocalDiskBlobStore(blobs);
    expect((await healthy.seal(ID, "original", source("bytes"))).size).toBe(5);
  }
});

test("bytes that change between writing and reading back are never given the blob's name", async () => {
  const { blobs, store } = await openScratch(async (handle) => {
    const [partial] = (await readdir(blobs.original)).filter((name) => name.endsWith(".partial"));
    if (partial !== undefined)
      await writeFile(join(blobs.original, partial), "wrong", { flag: "r+" });
    await handle.sync();
  });
  await expect(store.seal(ID, "original", source("right"))).rejects.toMatchObject({
    code: "storage-suspect",
  });
  expect(await store.exists(ID)).toBe(false);
  expect(await readdir(blobs.original)).toEqual([]);
});

test("a byte changed on disk shows when the blob is measured, and a repeated seal refuses to pass over it", async () => {
  const { blobs, store } = await openScratch();
  const sealed = await store.seal(ID, "original", source("the truth"));
  await writeFile(join(blobs.original, "ab", ID), "the trutH");
  expect((await store.measure(ID))?.sha256).not.toBe(sealed.sha256);
  await expect(store.seal(ID, "original", source("the truth"))).rejects.toMatchObject({
    code: "blob-conflict",
  });
});

test("what a crash left is no blob, and neither is a stranger's file", async () => {
  const { blobs, store } = await openScratch();
  await store.seal(ID, "original", source("bytes"));
  await writeFile(join(blobs.original, `${ID}.0123456789ab.partial`), "half");
  await writeFile(join(blobs.original, "ab", "notes.txt"), "hello");
  const listed = [];
  for await (const blob of store.list()) listed.push(blob);
  expect(listed).toEqual([{ id: ID, class: "original", size: 5 }]);
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
    await expect(store.seal(id as BlobId, "original", source("x"))).rejects.toThrow("an id");
    await expect(store.open(id as BlobId)).rejects.toThrow("an id");
  }
  expect(await readFile(outside, "utf8")).toBe("untouched");
  expect((await stat(outside)).isFile()).toBe(true);
});
