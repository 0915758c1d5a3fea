import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BlobId, BlobStore } from "#app/adapters/storage/blob-store.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createEncryptedBlobs } from "#app/adapters/storage/encrypted-blobs.ts";
import { createLocalDisk } from "#app/adapters/storage/local-disk.ts";
import { codeOf } from "#app/adapters/storage/storage-suspect.ts";
import { keyOf } from "#app/adapters/storage/s3/s3-place.ts";
import { openBucketStore } from "#test/support/bucket-store.ts";
import { HAS_CEPH } from "#test/support/ceph-gateway.ts";
import { keysInMemory, OWNER } from "#test/support/keys-in-memory.ts";
import { newBucket, type TestBucket } from "#test/support/test-bucket.ts";
import { readFile } from "node:fs/promises";
import { scratchFolder } from "./scratch.ts";

// What somebody does to a stored object who has the disk or the bucket and no key. `TAMPER_CASES=10000` tries more.

const CASES = Number(process.env["TAMPER_CASES"] ?? "400");
const ID: BlobId = "itm_000000000000000000000000ab";
const OTHER: BlobId = "itm_000000000000000000000001ab";
const HEADER = 56;
const CHUNK = 16_400;
const SIZES = [0, 1, 40, 16_383, 16_384, 16_385, 40_000, 49_152, 70_000];

/** A stored object whose octets a test can see and replace. */
interface Stored {
  readonly store: BlobStore;
  readonly bytes: (id: BlobId) => Promise<Buffer>;
  readonly replace: (id: BlobId, bytes: Buffer) => Promise<void>;
}

type Change = (whole: Buffer, other: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (bytes: Buffer, where: number) => Math.floor(where * bytes.length);
const chunksIn = (bytes: Buffer): Buffer[] => {
  const chunks: Buffer[] = [];
  for (let from = HEADER; from < bytes.length; from += CHUNK) {
    chunks.push(bytes.subarray(from, from + CHUNK));
  }
  return chunks;
};
const rebuilt = (bytes: Buffer, chunks: readonly Buffer[]) =>
  Buffer.concat([bytes.subarray(0, HEADER), ...chunks]);

/** Every kind of change, by name. One that leaves the octets as they were is passed over. */
const CHANGES: Readonly<Record<string, fc.Arbitrary<Change>>> = {
  "a bit flipped": fc.tuple(place, fc.nat(7)).map(([where, bit]): Change => (whole) => {
    const changed = Buffer.from(whole);
    const byte = at(whole, where);
    changed[byte] = (changed[byte] ?? 0) ^ (1 << bit);
    return changed;
  }),
  "cut short": place.map(
    (where): Change =>
      (whole) =>
        whole.subarray(0, at(whole, where)),
  ),
  "cut at a chunk's end": place.map((where): Change => (whole) => {
    const chunks = chunksIn(whole);
    return rebuilt(whole, chunks.slice(0, Math.floor(where * chunks.length)));
  }),
  "a chunk taken out": place.map((where): Change => (whole) => {
    const chunks = chunksIn(whole);
    chunks.splice(Math.floor(where * chunks.length), 1);
    return rebuilt(whole, chunks);
  }),
  "two chunks swapped": fc.tuple(place, place).map(([one, two]): Change => (whole) => {
    const chunks = chunksIn(whole);
    const [a, b] = [one, two].map((where) => Math.floor(where * chunks.length)) as [number, number];
    [chunks[a], chunks[b]] = [chunks[b] ?? Buffer.alloc(0), chunks[a] ?? Buffer.alloc(0)];
    return rebuilt(whole, chunks);
  }),
  "a chunk repeated": fc.tuple(place, place).map(([from, to]): Change => (whole) => {
    const chunks = chunksIn(whole);
    const copy = chunks[Math.floor(from * chunks.length)] ?? Buffer.alloc(0);
    chunks.splice(Math.floor(to * (chunks.length + 1)), 0, copy);
    return rebuilt(whole, chunks);
  }),
  "a segment put over another": fc
    .tuple(place, place, place)
    .map(([from, to, length]): Change => (whole) => {
      const changed = Buffer.from(whole);
      const start = at(whole, from);
      whole.copy(changed, at(whole, to), start, start + 1 + at(whole, length));
      return changed;
    }),
  "a segment of another object": fc
    .tuple(place, place)
    .map(([where, length]): Change => (whole, other) => {
      const changed = Buffer.from(whole);
      const start = at(whole, where);
      other.copy(changed, start, start, start + 1 + at(other, length));
      return changed;
    }),
  "another object's header": fc.constant<Change>((whole, other) =>
    Buffer.concat([other.subarray(0, HEADER), whole.subarray(HEADER)]),
  ),
  "octets put in": fc.tuple(place, fc.integer({ min: 1, max: 20_000 })).map(
    ([where, length]): Change =>
      (whole) =>
        Buffer.concat([
          whole.subarray(0, at(whole, where)),
          randomBytes(length),
          whole.subarray(at(whole, where)),
        ]),
  ),
  "octets put after": fc.integer({ min: 1, max: 20_000 }).map(
    (length): Change =>
      (whole) =>
        Buffer.concat([whole, Buffer.alloc(length)]),
  ),
};

const change = fc.oneof(
  ...Object.entries(CHANGES).map(([name, how]) => how.map((apply) => ({ name, apply }))),
);

/** Changes one object in as many ways; the whole must be refused, and a range must be the right octets or refused. */
async function tryChanges(stored: Stored, cases: number): Promise<ReadonlyMap<string, number>> {
  const tried = new Map<string, number>();
  const plain = new Map<number, Buffer>();
  const objects = new Map<number, { readonly whole: Buffer; readonly other: Buffer }>();
  for (const size of SIZES) {
    const bytes = randomBytes(size);
    for (const id of [ID, OTHER]) {
      await stored.store.removeForDisposal(id);
      await stored.store.seal({ id, class: "original", owner: OWNER }, Readable.from([bytes]));
    }
    plain.set(size, bytes);
    objects.set(size, { whole: await stored.bytes(ID), other: await stored.bytes(OTHER) });
    const ofSize = Math.ceil(cases / SIZES.length);
    await fc.assert(
      fc.asyncProperty(change, place, place, async ({ name, apply }, from, length) => {
        const { whole, other } = objects.get(size) ?? { whole: bytes, other: bytes };
        const changed = apply(whole, other);
        fc.pre(!changed.equals(whole));
        tried.set(name, (tried.get(name) ?? 0) + 1);
        await stored.replace(ID, changed);
        expect(await outcomeOf(() => stored.store.measure(ID))).toBe("tampered");
        const start = Math.floor(from * (size + 1));
        const end = start + Math.floor(length * (size + 1 - start));
        const part = await outcomeOf(() => partOf(stored.store, start, end));
        if (part !== "tampered") expect(part).toEqual(bytes.subarray(start, end));
      }),
      { numRuns: ofSize, endOnFailure: true },
    );
  }
  return tried;
}

async function partOf(store: BlobStore, start: number, end: number): Promise<Buffer> {
  const blob = await store.open(ID, { start, end });
  const pieces: Buffer[] = [];
  for await (const piece of blob?.stream ?? []) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function outcomeOf<T>(read: () => Promise<T>): Promise<T | "tampered"> {
  try {
    return await read();
  } catch (cause) {
    if (codeOf(cause) === "tampered") return "tampered";
    throw cause;
  }
}

function sumOf(tried: ReadonlyMap<string, number>): number {
  const all = [...tried.values()].reduce((sum, one) => sum + one, 0);
  if (process.env["TAMPER_CASES"] !== undefined) {
    const lines = [...tried].map(([name, count]) => `${name}: ${count}`);
    process.stdout.write(`${all} changes, each found\n${lines.join("\n")}\n`);
  }
  return all;
}

test("whatever is changed in an object on the disk, the whole is refused and no wrong octet leaves", async () => {
  const opened = await openDataDir(await scratchFolder(), "visit");
  if (!opened.ok) throw new Error(opened.problem);
  const { blobs } = opened.value;
  const store = createEncryptedBlobs({
    objects: createLocalDisk(blobs),
    keys: keysInMemory(),
    deploymentId: "off_test",
    random: randomBytes,
  });
  const pathOf = (id: BlobId) => join(blobs.original, id.slice(-2), id);
  const tried = await tryChanges(
    {
      store,
      bytes: (id) => readFile(pathOf(id)),
      replace: (id, bytes) => writeFile(pathOf(id), bytes),
    },
    CASES,
  );
  expect(tried.size).toBe(Object.keys(CHANGES).length);
  expect(sumOf(tried)).toBeGreaterThanOrEqual(CASES);
}, 1_800_000);

(HAS_CEPH ? describe : describe.skip)("in a bucket (needs Debian's ceph packages)", () => {
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await newBucket();
  });
  afterAll(() => {
    bucket.client.destroy();
  });

  test("whatever is changed in an object there, the whole is refused and no wrong octet leaves", async () => {
    const opened = openBucketStore(bucket);
    const keyFor = (id: BlobId) => keyOf(opened.place, { id, class: "original" });
    const { client, name } = bucket;
    const cases = Math.ceil(CASES / 10);
    const tried = await tryChanges(
      {
        store: opened.store,
        bytes: async (id) => {
          const answer = await client.send(new GetObjectCommand({ Bucket: name, Key: keyFor(id) }));
          return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
        },
        replace: async (id, bytes) => {
          await client.send(new PutObjectCommand({ Bucket: name, Key: keyFor(id), Body: bytes }));
        },
      },
      cases,
    );
    expect(sumOf(tried)).toBeGreaterThanOrEqual(cases);
    opened.close();
  }, 1_800_000);
});
