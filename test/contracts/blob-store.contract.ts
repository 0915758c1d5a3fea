import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BlobId, BlobStore } from "#app/adapters/storage/blob-store.ts";
import { OWNER } from "#test/support/keys-in-memory.ts";

/** An empty store, and how to do away with it. */
export interface OpenedForContract {
  readonly store: BlobStore;
  close(): Promise<void>;
}

const ONE: BlobId = "itm_00000000000000000000000001";
const OTHER: BlobId = "itm_00000000000000000000000002";
const MEBIBYTE = 1024 * 1024;

/** What every blob store must do, whatever it keeps its bytes in. */
export function blobStoreContract(name: string, open: () => Promise<OpenedForContract>): void {
  describe(`${name} keeps the promises of a blob store`, () => {
    let opened: OpenedForContract;
    let store: BlobStore;
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "blob-contract-"));
      opened = await open();
      store = opened.store;
    });
    afterEach(async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    });

    test("what is sealed comes back byte for byte, with its digests", async () => {
      for (const [at, length] of [0, 1, MEBIBYTE - 1, MEBIBYTE, 3 * MEBIBYTE + 17].entries()) {
        const id: BlobId = `itm_0000000000000000000000001${at}`;
        const bytes = bytesOf(length);
        expect(
          await store.seal({ id, class: "original", owner: OWNER }, inChunks(bytes, 65_536)),
        ).toEqual(digestsOf(bytes));
        const blob = await store.open(id);
        expect(blob).toMatchObject({ size: length, start: 0, end: length });
        expect((await readAll(blob?.stream)).equals(bytes)).toBe(true);
        expect(await store.measure(id)).toEqual(digestsOf(bytes));
        expect(await store.stat(id)).toEqual({ id, class: "original", size: length });
      }
    });

    test("any range is clamped to the blob and gives exactly its bytes", async () => {
      const bytes = bytesOf(50_000);
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytes, 999));
      const offset = fc.integer({ min: -100, max: 60_000 });
      await fc.assert(
        fc.asyncProperty(offset, fc.option(offset, { nil: undefined }), async (start, end) => {
          const blob = await store.open(ONE, end === undefined ? { start } : { start, end });
          const from = Math.min(Math.max(start, 0), bytes.length);
          const to = Math.max(from, Math.min(end ?? bytes.length, bytes.length));
          expect(blob).toMatchObject({ size: bytes.length, start: from, end: to });
          expect((await readAll(blob?.stream)).equals(bytes.subarray(from, to))).toBe(true);
        }),
      );
    });

    test("sealing the same bytes again is the same seal", async () => {
      const bytes = bytesOf(70_000);
      const first = await store.seal(
        { id: ONE, class: "original", owner: OWNER },
        inChunks(bytes, 4_096),
      );
      expect(
        await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytes, 100)),
      ).toEqual(first);
    });

    test("two seals of one id at once make one blob", async () => {
      const bytes = bytesOf(300_000);
      const seals = [1, 2, 3].map(() =>
        store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytes, 4_096)),
      );
      expect(await Promise.all(seals)).toEqual([1, 2, 3].map(() => digestsOf(bytes)));
      expect(await idsIn(store)).toEqual([ONE]);
    });

    test("other bytes or another class under a sealed id are refused, and the blob stays as it was", async () => {
      const bytes = bytesOf(70_000);
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytes, 4_096));
      const changed = Buffer.from(bytes);
      changed[69_999] = (changed[69_999] ?? 0) ^ 1;
      for (const other of [changed, bytes.subarray(1), Buffer.alloc(0)]) {
        await expect(
          store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(other, 4_096)),
        ).rejects.toMatchObject({
          code: "blob-conflict",
        });
      }
      await expect(
        store.seal({ id: ONE, class: "derivative", owner: OWNER }, inChunks(bytes, 4_096)),
      ).rejects.toMatchObject({
        code: "blob-conflict",
      });
      expect(await store.measure(ONE)).toEqual(digestsOf(bytes));
    });

    test("what is set aside is kept, is no blob any more, and frees its id for other bytes", async () => {
      await store.setAside(ONE, "");
      expect(await store.asides(ONE)).toEqual([]);
      await store.seal({ id: OTHER, class: "original", owner: OWNER }, inChunks(bytesOf(20), 10));
      for (const [before, length] of [70_000, 0, 6_000_000].entries()) {
        const bytes = bytesOf(length);
        const blob = { id: ONE, class: "original", owner: OWNER } as const;
        expect(await store.asides(ONE)).toHaveLength(before);
        expect(await store.seal(blob, inChunks(bytes, 4_096))).toEqual(digestsOf(bytes));
        expect([...(await idsIn(store))].sort()).toEqual([ONE, OTHER]);
        await store.setAside(ONE, "another's mark");
        expect(await store.measure(ONE)).toEqual(digestsOf(bytes));
        await store.setAside(ONE, await markOfConflict(store));
        expect(await store.exists(ONE)).toBe(false);
        expect(await store.measure(ONE)).toBeUndefined();
        expect(await idsIn(store)).toEqual([OTHER]);
      }
      const names = await store.asides(ONE);
      expect(new Set(names).size).toBe(3);
      for (const name of names) expect(name).toMatch(new RegExp(`^${ONE}\\.[0-9a-f]{16}$`));
      expect(await store.asides(OTHER)).toEqual([]);
    });

    test("a source that fails leaves nothing, and the id can be sealed afterwards", async () => {
      for (const failsAfter of [0, 10, 2_500_000]) {
        await expect(
          store.seal({ id: ONE, class: "original", owner: OWNER }, failing(failsAfter)),
        ).rejects.toThrow("could not read to the end");
        expect(await store.exists(ONE)).toBe(false);
        expect(await idsIn(store)).toEqual([]);
      }
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytesOf(10), 10));
      expect(await store.exists(ONE)).toBe(true);
    });

    test("what is not there is undefined everywhere", async () => {
      expect(await store.open(OTHER)).toBeUndefined();
      expect(await store.stat(OTHER)).toBeUndefined();
      expect(await store.exists(OTHER)).toBe(false);
      expect(await store.measure(OTHER)).toBeUndefined();
      expect(await store.copyTo(OTHER, join(folder, "copy"))).toBeUndefined();
      expect(await store.removeForDisposal(OTHER)).toBe(false);
    });

    test("a copy for a parser is the plaintext, closed to others, and replaces no file", async () => {
      const bytes = bytesOf(200_000);
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytes, 4_096));
      const path = join(folder, "copy.bin");
      expect(await store.copyTo(ONE, path)).toEqual({ id: ONE, class: "original", size: 200_000 });
      expect((await readFile(path)).equals(bytes)).toBe(true);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await expect(store.copyTo(ONE, path)).rejects.toMatchObject({ code: "EEXIST" });
    });

    test("a blob removed for disposal is gone, and nothing else is", async () => {
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytesOf(10), 10));
      await store.seal({ id: OTHER, class: "original", owner: OWNER }, inChunks(bytesOf(20), 10));
      expect(await store.removeForDisposal(ONE)).toBe(true);
      expect(await store.open(ONE)).toBeUndefined();
      expect(await idsIn(store)).toEqual([OTHER]);
    });

    test("the list names every blob with its class, and each says its size", async () => {
      await store.seal({ id: ONE, class: "original", owner: OWNER }, inChunks(bytesOf(10), 10));
      await store.seal(
        { id: "der_00000000000000000000000003", class: "derivative", owner: OWNER },
        inChunks(bytesOf(20), 10),
      );
      await store.seal(
        { id: "der_00000000000000000000000004", class: "metadata", owner: OWNER },
        inChunks(bytesOf(30), 10),
      );
      await store.seal(
        { id: "bun_00000000000000000000000005", class: "bundle", owner: OWNER },
        inChunks(bytesOf(40), 10),
      );
      const found = new Map<string, string>();
      for await (const blob of store.list()) {
        found.set(blob.id, `${blob.class} ${(await store.stat(blob.id))?.size}`);
      }
      expect(Object.fromEntries(found)).toEqual({
        [ONE]: "original 10",
        der_00000000000000000000000003: "derivative 20",
        der_00000000000000000000000004: "metadata 30",
        bun_00000000000000000000000005: "bundle 40",
      });
    });

    test("an id that is not an id is refused by every method", async () => {
      for (const text of BAD_IDS) {
        const id = text as BlobId;
        await expect(
          store.seal({ id, class: "original", owner: OWNER }, inChunks(bytesOf(1), 1)),
        ).rejects.toThrow("an id");
        await expect(store.open(id)).rejects.toThrow("an id");
        await expect(store.stat(id)).rejects.toThrow("an id");
        await expect(store.exists(id)).rejects.toThrow("an id");
        await expect(store.measure(id)).rejects.toThrow("an id");
        await expect(store.copyTo(id, join(folder, "never"))).rejects.toThrow("an id");
        await expect(store.removeForDisposal(id)).rejects.toThrow("an id");
      }
      expect(await idsIn(store)).toEqual([]);
    });

    test("a reader that leaves early holds nothing open", async () => {
      await store.seal(
        { id: ONE, class: "original", owner: OWNER },
        inChunks(bytesOf(2_000_000), 65_536),
      );
      const blob = await store.open(ONE);
      blob?.stream.destroy();
      await new Promise((resolve) => blob?.stream.once("close", resolve));
      expect(await store.removeForDisposal(ONE)).toBe(true);
    });
  });
}

/** What a conflict says it found under the id. */
async function markOfConflict(store: BlobStore): Promise<string> {
  const blob = { id: ONE, class: "original", owner: OWNER } as const;
  const conflict: unknown = await store
    .seal(blob, inChunks(bytesOf(33), 10))
    .catch((cause: unknown) => cause);
  const { mark } = conflict as { mark?: string };
  if (mark === undefined) throw new Error("there was no conflict");
  return mark;
}

const BAD_IDS = [
  "",
  ".",
  "..",
  "../../../../etc/passwd",
  "itm_../../../../../etc/passwd",
  "itm_0000000000000000000000000/",
  "itm_000000000000000000000000..",
  "itm_0000000000000000000000000\0",
  "itm_00000000000000000000000001\n",
  "itm_00000000000000000000000001.partial",
  "ITM_00000000000000000000000001",
  "itm_0000000000000000000000000I",
  "/tmp/itm_00000000000000000000000001",
  "itm_00000000000000000000000001/../x",
  "itm_0000000000000000000000000٣",
];

/** Bytes that differ everywhere and repeat nowhere near, so that a shifted or doubled block shows. */
function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 255;
  return bytes;
}

function digestsOf(bytes: Uint8Array) {
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  return { size: bytes.length, sha256: digest("sha256"), sha512: digest("sha512") };
}

async function* inChunks(bytes: Buffer, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    await Promise.resolve();
    yield bytes.subarray(at, at + length);
  }
}

async function* failing(after: number): AsyncGenerator<Uint8Array> {
  yield* inChunks(bytesOf(after), 65_536);
  throw new Error("the line was cut");
}

async function readAll(stream: Readable | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function idsIn(store: BlobStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const blob of store.list()) ids.push(blob.id);
  return ids;
}
