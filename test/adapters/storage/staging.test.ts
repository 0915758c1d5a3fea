import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { request, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createStaging, type Received } from "#app/adapters/storage/staging.ts";
import { parseInstant } from "#app/core/instant.ts";
import type { ItemId } from "#app/core/ids.ts";
import { allOf } from "#test/support/all-of.ts";
import { OWNER, ownerKeyInMemory } from "#test/support/keys-in-memory.ts";
import { until } from "#test/support/until.ts";
import { modesBelow, scratchFolder } from "./scratch.ts";

const ID: ItemId = "itm_00000000000000000000000001";
const UPLOAD = { id: ID, owner: OWNER };
const PLENTY = { limitBytes: 1_000_000_000 };

async function openScratch() {
  const incoming = await scratchFolder();
  return { incoming, staging: createStaging({ incoming, ownerKey: ownerKeyInMemory }) };
}

async function textOf(stream: Readable | undefined): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

test("an upload is received whole, with size and both digests, closed to other users", async () => {
  const { incoming, staging } = await openScratch();
  const bytes = Buffer.from("frame ".repeat(700_000));
  const received = await staging.receive(
    UPLOAD,
    Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]),
    PLENTY,
  );
  expect(received).toEqual({
    kind: "received",
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sha512: createHash("sha512").update(bytes).digest("hex"),
  });
  expect((await readFile(join(incoming, ID))).includes("frame frame")).toBe(false);
  expect(await modesBelow(incoming)).toEqual({ [ID]: "600" });
  const opened = await staging.open(ID);
  expect(opened?.size).toBe(bytes.length);
  expect((await allOf(opened?.bytes)).equals(bytes)).toBe(true);
  await opened?.close();
});

test("an empty upload is received as zero bytes", async () => {
  const { staging } = await openScratch();
  expect(await staging.receive(UPLOAD, Readable.from([]), PLENTY)).toMatchObject({
    kind: "received",
    size: 0,
  });
});

test("an upload that breaks off says how far it came and leaves nothing", async () => {
  const { incoming, staging } = await openScratch();
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.alloc(3_000_000));
    throw new Error("connection reset");
  }
  expect(await staging.receive(UPLOAD, breaking(), PLENTY)).toEqual({
    kind: "broken-off",
    size: 3_000_000,
  });
  const cut = new PassThrough();
  cut.write("begun");
  const receiving = staging.receive(UPLOAD, cut, PLENTY);
  // Once it is read, and no sooner, however slow the machine.
  await until(() => cut.readableLength === 0);
  cut.destroy();
  expect(await receiving).toEqual({ kind: "broken-off", size: 5 });
  expect(await readdir(incoming)).toEqual([]);
});

test("a sender who hangs up in the middle of a real request leaves nothing", async () => {
  const { incoming, staging } = await openScratch();
  const outcome = new Promise<Received>((resolve, reject) => {
    const server = createServer((incomingRequest) => {
      staging.receive(UPLOAD, incomingRequest, PLENTY).then(resolve, reject);
      server.close();
    }).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const sending = request({
        port,
        host: "127.0.0.1",
        method: "POST",
        headers: { "content-length": 9_000_000 },
      });
      sending.on("error", () => undefined);
      sending.write(Buffer.alloc(200_000), () => setTimeout(() => sending.destroy(), 50));
    });
  });
  expect((await outcome).kind).toBe("broken-off");
  expect(await readdir(incoming)).toEqual([]);
});

test("the limit is exact; what is too large leaves nothing and the rest can still be drained", async () => {
  const { incoming, staging } = await openScratch();
  const limits = { limitBytes: 100 };
  expect(await staging.receive(UPLOAD, Readable.from([Buffer.alloc(100)]), limits)).toMatchObject({
    kind: "received",
    size: 100,
  });
  await staging.discard(ID);
  const source = Readable.from([Buffer.alloc(60), Buffer.alloc(41), Buffer.alloc(7)]);
  expect(await staging.receive(UPLOAD, source, limits)).toEqual({ kind: "too-large" });
  expect(source.destroyed).toBe(false);
  expect(await textOf(source)).toBe("\0".repeat(7));
  expect(await readdir(incoming)).toEqual([]);
});

test("a file that a form parser cut at its own limit never passes as whole", async () => {
  const { incoming, staging } = await openScratch();
  const cut = Object.assign(Readable.from([Buffer.alloc(50)]), { truncated: true });
  expect(await staging.receive(UPLOAD, cut, PLENTY)).toEqual({ kind: "too-large" });
  expect(await readdir(incoming)).toEqual([]);
});

test("file and folder are flushed before “received” is said; a failing flush is suspect and leaves nothing", async () => {
  const incoming = await scratchFolder();
  const seen: string[] = [];
  const watched = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: async (handle) => {
      const kind = (await handle.stat()).isDirectory() ? "folder" : "file";
      seen.push(`${kind}: ${(await readdir(incoming)).join()}`);
      await handle.sync();
    },
  });
  await watched.receive(UPLOAD, Readable.from([Buffer.from("x")]), PLENTY);
  expect(seen).toEqual([`file: ${ID}.partial`, `folder: ${ID}`]);
  await watched.discard(ID);

  const failing = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: () => Promise.reject(new Error("i/o error")),
  });
  await expect(
    failing.receive(UPLOAD, Readable.from([Buffer.from("x")]), PLENTY),
  ).rejects.toMatchObject({
    code: "storage-suspect",
  });
  expect(await readdir(incoming)).toEqual([]);
});

test("a large file is flushed while it comes, and one failed flush of many is enough to refuse it", async () => {
  const incoming = await scratchFolder();
  const piece = Buffer.alloc(1024 * 1024);
  let came = 0;
  async function* pieces() {
    for (; came < 70; came += 1) yield await Promise.resolve(piece);
  }
  const flushedAt: number[] = [];
  const staging = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: (handle) => {
      flushedAt.push(came);
      return flushedAt.length === 1 ? Promise.reject(new Error("i/o error")) : handle.sync();
    },
  });
  await expect(staging.receive(UPLOAD, pieces(), PLENTY)).rejects.toMatchObject({
    code: "storage-suspect",
  });
  expect(flushedAt[0]).toBeLessThan(70);
  expect(await readdir(incoming)).toEqual([]);
});

test("an id is staged once, discarded once, and what still arrives is not listed", async () => {
  const { incoming, staging } = await openScratch();
  await staging.receive(UPLOAD, Readable.from([Buffer.from("first")]), PLENTY);
  await expect(
    staging.receive(UPLOAD, Readable.from([Buffer.from("second")]), PLENTY),
  ).rejects.toThrow("already");
  await writeFile(join(incoming, "itm_00000000000000000000000002.partial"), "arriving");
  const [item, ...others] = await staging.list();
  expect(item).toMatchObject({ id: ID });
  expect(parseInstant(item?.receivedAt ?? "")).toBeDefined();
  expect(others).toEqual([]);
  expect(await staging.discard(ID)).toBe(true);
  expect(await staging.discard(ID)).toBe(false);
  expect(await staging.open(ID)).toBeUndefined();
});

test("only an item's id names a staged upload", async () => {
  const { staging } = await openScratch();
  for (const id of ["../x", "itm_../../x", "", "rpt_00000000000000000000000001", `${ID}/..`]) {
    const bad = id as ItemId;
    await expect(
      staging.receive({ id: bad, owner: OWNER }, Readable.from([]), PLENTY),
    ).rejects.toThrow("item's id");
    await expect(staging.open(bad)).rejects.toThrow("item's id");
    await expect(staging.discard(bad)).rejects.toThrow("item's id");
  }
});

test("many uploads at once each get their own digests", async () => {
  const { staging } = await openScratch();
  const uploads = Array.from({ length: 12 }, async (_, at) => {
    const bytes = Buffer.alloc(1_500_000 + at, at);
    const id: ItemId = `itm_000000000000000000000000${String(at + 10)}`;
    const received = await staging.receive({ id, owner: OWNER }, Readable.from([bytes]), PLENTY);
    expect(received).toMatchObject({ sha256: createHash("sha256").update(bytes).digest("hex") });
  });
  await Promise.all(uploads);
});

test("a large file does not raise memory", async () => {
  const incoming = await scratchFolder();
  const child = runChild(incoming, "320");
  const output = await textOf(child.stdout);
  const { received, grewBytes } = JSON.parse(output) as {
    received: { size: number };
    grewBytes: number;
  };
  expect(received.size).toBe(320 * 1024 * 1024);
  expect(grewBytes).toBeLessThan(64 * 1024 * 1024);
});

test("kill -9 in the middle of an upload leaves nothing after the next start", async () => {
  const root = await scratchFolder();
  await mkdir(join(root, "incoming"));
  const child = runChild(join(root, "incoming"), "100", "stall");
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await readdir(join(root, "incoming"))).join()).toBe(
    "itm_00000000000000000000000077.partial",
  );
  await writeFile(join(root, "data-format"), "");
  const opened = await openDataDir(root, "serve");
  expect(opened.ok).toBe(true);
  if (!opened.ok) return;
  expect(await readdir(opened.value.incoming)).toEqual([]);
  opened.value.release();
});

function runChild(incoming: string, mebibytes: string, mode = "") {
  const script = join(import.meta.dirname, "receive-in-child.ts");
  return spawn(
    process.execPath,
    [script, incoming, "itm_00000000000000000000000077", mebibytes, mode],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
}

test("an upload that is given up at the moment at which it becomes whole is gone under both its names", async () => {
  const { incoming, staging } = await openScratch();
  for (let round = 0; round < 60; round += 1) {
    await staging.begin(UPLOAD);
    const finishing = staging.finish(ID);
    for (let turn = 0; turn < round % 20; turn += 1) await new Promise(setImmediate);
    await Promise.all([finishing, staging.discard(ID)]);
    expect(await readdir(incoming)).toEqual([]);
  }
});

test("an upload that was given up while it was flushed for the last time does not become whole", async () => {
  const incoming = await scratchFolder();
  let isLast = false;
  const staging = createStaging({
    incoming,
    ownerKey: ownerKeyInMemory,
    flush: async (handle) => {
      if (isLast) {
        isLast = false;
        expect(await staging.discard(ID)).toBe(true);
      }
      await handle.sync();
    },
  });
  await staging.begin(UPLOAD);
  await staging.append(ID, 0, Readable.from([Buffer.from("hello")]), PLENTY);
  isLast = true;
  expect(await staging.finish(ID)).toBe(false);
  expect(await readdir(incoming)).toEqual([]);
});
