import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createStaging } from "#app/adapters/storage/staging.ts";
import type { ItemId } from "#app/core/ids.ts";
import { allOf } from "#test/support/all-of.ts";
import { OWNER, ownerKeyInMemory } from "#test/support/keys-in-memory.ts";
import { scratchFolder } from "./scratch.ts";

const ID: ItemId = "itm_00000000000000000000000001";
const UPLOAD = { id: ID, owner: OWNER };
const PLENTY = { limitBytes: 1_000_000_000 };

async function openScratch() {
  const incoming = await scratchFolder();
  /** The same folder as another process, or the next one, finds it. */
  const open = () => createStaging({ incoming, ownerKey: ownerKeyInMemory });
  return { incoming, path: join(incoming, `${ID}.arriving`), staging: open(), reopened: open };
}

const part = (bytes: Uint8Array) => Readable.from([bytes]);

test("an upload grows part by part, at the offset it has, and is read back whole", async () => {
  const { incoming, staging } = await openScratch();
  const bytes = randomBytes(3_500_000);
  await staging.begin(UPLOAD);
  let offset = 0;
  for (const end of [0, 1, 1_048_576, 2_000_000, bytes.length]) {
    const added = await staging.append(ID, offset, part(bytes.subarray(offset, end)), PLENTY);
    expect(added).toEqual({ kind: "appended", offset: end });
    expect(await staging.durableSize(ID)).toBe(end);
    offset = end;
  }
  expect(await staging.unfinished()).toMatchObject([{ id: ID }]);
  expect(await staging.list()).toEqual([]);
  expect(await staging.finish(ID)).toBe(true);
  expect(await staging.finish(ID)).toBe(true);
  expect(await staging.unfinished()).toEqual([]);
  expect(await readdir(incoming)).toEqual([ID]);
  const opened = await staging.open(ID);
  expect(opened?.size).toBe(bytes.length);
  expect((await allOf(opened?.bytes)).equals(bytes)).toBe(true);
  await opened?.close();
});

test("a part at another offset is not taken, and says where the upload ends", async () => {
  const { staging } = await openScratch();
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, part(Buffer.from("hello")), PLENTY);
  for (const offset of [0, 4, 6]) {
    expect(await staging.append(ID, offset, part(Buffer.from("x")), PLENTY)).toEqual({
      kind: "offset-differs",
      offset: 5,
    });
  }
  const other: ItemId = "itm_00000000000000000000000002";
  expect(await staging.append(other, 0, part(Buffer.from("x")), PLENTY)).toEqual({
    kind: "missing",
  });
  expect(await staging.durableSize(other)).toBeUndefined();
  expect(await staging.finish(other)).toBe(false);
});

test("a part that breaks off is kept as far as it came; one beyond the limit as far as it may", async () => {
  const { staging } = await openScratch();
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.alloc(1_500_000, 1));
    throw new Error("connection reset");
  }
  await staging.begin(UPLOAD);
  expect(await staging.append(ID, 0, breaking(), PLENTY)).toEqual({
    kind: "broken-off",
    offset: 1_500_000,
  });
  const limits = { limitBytes: 1_500_010 };
  expect(await staging.append(ID, 1_500_000, part(Buffer.alloc(11)), limits)).toEqual({
    kind: "too-large",
    offset: 1_500_010,
  });
});

test("a part that is kept only if it is right leaves nothing where it is not, breaks off or is too large, nor where a crash comes before that is known", async () => {
  const { path, staging, reopened } = await openScratch();
  const [first, second] = [randomBytes(5_000), randomBytes(2_500_000)];
  const yes = { ...PLENTY, isRight: () => true };
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, part(first), yes);
  const none = { offset: 5_000 };
  const no = { ...PLENTY, isRight: () => false };
  expect(await staging.append(ID, 5_000, part(second), no)).toEqual({
    ...{ kind: "other-bytes", ...none },
  });
  expect(await staging.append(ID, 5_000, part(Buffer.alloc(0)), no)).toEqual({
    ...{ kind: "other-bytes", ...none },
  });
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(second);
    throw new Error("connection reset");
  }
  expect(await staging.append(ID, 5_000, breaking(), yes)).toEqual({
    ...{ kind: "broken-off", ...none },
  });
  const few = { limitBytes: 2_000_000, isRight: () => true };
  expect(await staging.append(ID, 5_000, part(second), few)).toEqual({
    ...{ kind: "too-large", ...none },
  });
  expect(await staging.durableSize(ID)).toBe(5_000);
  // As a crash would leave it at the last moment: every byte is there, and nothing says that they are right.
  let lay = Buffer.alloc(0);
  const isRight = () => {
    lay = readFileSync(path);
    return true;
  };
  expect(await staging.append(ID, 5_000, part(second), { ...PLENTY, isRight })).toEqual({
    ...{ kind: "appended", offset: 2_505_000 },
  });
  const whole = await readFile(path);
  expect(lay.length).toBe(whole.length);
  expect(await reopened().durableSize(ID)).toBe(2_505_000);
  await writeFile(path, lay);
  const after = reopened();
  expect(await after.durableSize(ID)).toBe(5_000);
  await after.append(ID, 5_000, part(second), yes);
  await after.finish(ID);
  const opened = await after.open(ID);
  expect((await allOf(opened?.bytes)).equals(Buffer.concat([first, second]))).toBe(true);
  await opened?.close();
});

test("parts sent at the same time are taken one after the other, never mixed", async () => {
  const { staging } = await openScratch();
  await staging.begin(UPLOAD);
  const both = await Promise.all(
    [1, 2].map((fill) => staging.append(ID, 0, part(Buffer.alloc(300_000, fill)), PLENTY)),
  );
  expect(both.map(({ kind }) => kind)).toEqual(["appended", "offset-differs"]);
});

test("an audit reads what lies there beside a part that is still coming, and waits for none", async () => {
  const { path, staging, reopened } = await openScratch();
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, part(randomBytes(5_000)), PLENTY);
  let goOn = () => {};
  const rest = new Promise<void>((resolve) => (goOn = resolve));
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield randomBytes(1_500_000);
    await rest;
    yield randomBytes(10);
  }
  const coming = staging.append(ID, 5_000, slow(), PLENTY);
  const seen = await staging.durableSize(ID, { anew: true });
  expect([5_000, 5_000 + 1_048_576]).toContain(seen);
  goOn();
  expect(await coming).toEqual({ kind: "appended", offset: 1_505_010 });
  expect(await staging.durableSize(ID, { anew: true })).toBe(1_505_010);
  // What was damaged since is told to whoever goes on, too, once an audit has seen it.
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(path, bytes);
  const left = await reopened().durableSize(ID);
  expect(await staging.durableSize(ID)).toBe(1_505_010);
  expect(await staging.durableSize(ID, { anew: true })).toBe(left);
  expect(await staging.durableSize(ID)).toBe(left);
});

test("nothing is told as kept before file and folder were flushed; a failing flush is suspect and promises nothing", async () => {
  const incoming = await scratchFolder();
  const path = join(incoming, `${ID}.arriving`);
  const flushed: string[] = [];
  let failing = false;
  const staging = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: async (handle) => {
      if (failing) throw new Error("i/o error");
      const stats = await handle.stat();
      flushed.push(stats.isDirectory() ? `folder: ${(await readdir(incoming)).join()}` : "file");
      await handle.sync();
    },
  });
  await staging.begin(UPLOAD);
  expect(flushed.splice(0)).toEqual(["file", `folder: ${ID}.arriving`]);
  await staging.append(ID, 0, part(randomBytes(3_000)), PLENTY);
  expect(flushed.splice(0)).toEqual(["file"]);
  failing = true;
  const more = staging.append(ID, 3_000, part(randomBytes(10)), PLENTY);
  await expect(more).rejects.toMatchObject({ code: "storage-suspect" });
  expect(await staging.durableSize(ID)).toBe(3_000);
  // Another process finds the bytes, but not that they were flushed: it does that before it tells of them.
  failing = false;
  const next = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: () => {
      flushed.push("file");
      return Promise.resolve();
    },
  });
  expect(await next.durableSize(ID)).toBe(3_010);
  expect(flushed.splice(0)).toEqual(["file"]);
  await staging.append(ID, 3_000, part(randomBytes(5)), PLENTY);
  flushed.length = 0;
  await staging.finish(ID);
  expect(flushed.splice(0)).toEqual(["file", `folder: ${ID}`]);
  // Asked again, as after a flush of the folder that failed: the name is made durable before anybody is told.
  failing = true;
  await expect(staging.finish(ID)).rejects.toMatchObject({ code: "storage-suspect" });
  failing = false;
  expect(await staging.finish(ID)).toBe(true);
  expect(flushed).toEqual([`folder: ${ID}`]);
  expect((await readFile(join(incoming, ID))).length).toBeGreaterThan(3_005);
  await expect(readFile(path)).rejects.toMatchObject({ code: "ENOENT" });
});

test("a file that is shorter than this process left it is gone on with from where it ends now", async () => {
  const { path, staging } = await openScratch();
  const bytes = randomBytes(2_500_000);
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, part(bytes), PLENTY);
  await truncate(path, 2_000_000);
  const there = 1_048_576;
  expect(await staging.append(ID, bytes.length, part(randomBytes(10)), PLENTY)).toEqual({
    ...{ kind: "offset-differs", offset: there },
  });
  expect(await staging.durableSize(ID)).toBe(there);
  expect(await staging.append(ID, there, part(bytes.subarray(there)), PLENTY)).toEqual({
    ...{ kind: "appended", offset: bytes.length },
  });
  expect(await staging.finish(ID)).toBe(true);
  const opened = await staging.open(ID);
  expect((await allOf(opened?.bytes)).equals(bytes)).toBe(true);
  await opened?.close();
});

test("a torn end is dropped by the next process, whatever it is, and nothing before it", async () => {
  const { path, staging, reopened } = await openScratch();
  const [first, second] = [randomBytes(5_000), randomBytes(3_000)];
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, part(first), PLENTY);
  const durable = (await readFile(path)).length;
  await staging.append(ID, 5_000, part(second), PLENTY);
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: durable, max: whole.length - 1 }),
      fc.option(fc.integer({ min: durable, max: whole.length - 1 }), { nil: undefined }),
      fc.uint8Array({ maxLength: 64 }),
      async (cut, zeroedFrom, rubbish) => {
        const left = Buffer.concat([whole.subarray(0, cut), rubbish]);
        // Blocks that were given to the file and never written read as zeros.
        if (zeroedFrom !== undefined) left.fill(0, zeroedFrom);
        if (left.equals(whole)) return;
        await writeFile(path, left);
        const after = reopened();
        expect(await after.durableSize(ID)).toBe(5_000);
        expect(await after.append(ID, 5_000, part(second), PLENTY)).toMatchObject({
          offset: 8_000,
        });
      },
    ),
    { numRuns: 60 },
  );
  const after = reopened();
  await after.finish(ID);
  const opened = await after.open(ID);
  const read = await allOf(opened?.bytes);
  await opened?.close();
  expect(read.equals(Buffer.concat([first, second]))).toBe(true);
});

test("a whole upload that was changed, cut or lengthened while it waited is never read as what was sent", async () => {
  const { incoming, staging } = await openScratch();
  await staging.receive(UPLOAD, part(randomBytes(2_500_000)), PLENTY);
  const path = join(incoming, ID);
  const whole = await readFile(path);
  const reads = async () => {
    const opened = await staging.open(ID);
    await allOf(opened?.bytes).finally(() => opened?.close());
  };
  await reads();
  for (const at of [0, 5, 40, 71, 75, 500_000, 1_100_000, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(path, changed);
    await expect(reads()).rejects.toThrow();
  }
  // A frame left out, with the trailer where it belongs.
  const frame = 1_048_576 + 32;
  await writeFile(
    path,
    Buffer.concat([whole.subarray(0, 71 + frame), whole.subarray(71 + 2 * frame)]),
  );
  await expect(reads()).rejects.toMatchObject({ code: "tampered" });
  for (const length of [0, 70, 71, 71 + frame, whole.length - 1]) {
    await writeFile(path, whole);
    await truncate(path, length);
    await expect(reads()).rejects.toThrow();
  }
});

test("what still arrives outlives a start; what came by a form and broke off does not", async () => {
  const root = await scratchFolder();
  const first = await openDataDir(root, "serve");
  if (!first.ok) throw new Error(first.problem);
  const { incoming } = first.value;
  await createStaging({ incoming, ownerKey: ownerKeyInMemory }).begin(UPLOAD);
  await writeFile(join(incoming, `${ID}.partial`), "half");
  first.value.release();
  const second = await openDataDir(root, "serve");
  if (!second.ok) throw new Error(second.problem);
  expect(await readdir(incoming)).toEqual([`${ID}.arriving`]);
  second.value.release();
});

test("an upload whose draft's key was destroyed cannot be read by anyone", async () => {
  const { incoming, staging } = await openScratch();
  await staging.receive(UPLOAD, part(Buffer.from("planted words")), PLENTY);
  expect((await readFile(join(incoming, ID))).includes("planted")).toBe(false);
  const without = createStaging({ incoming, ownerKey: () => Promise.reject(new Error("no key")) });
  await expect(without.open(ID)).rejects.toThrow("no key");
  const other = createStaging({ incoming, ownerKey: () => Promise.resolve(randomBytes(32)) });
  await expect(other.open(ID)).rejects.toMatchObject({ code: "tampered" });
});
