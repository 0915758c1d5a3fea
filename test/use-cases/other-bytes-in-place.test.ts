import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { HAS_CEPH } from "#test/support/ceph-gateway.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";
import { newBucket, useCredentials } from "#test/support/test-bucket.ts";

/** A place for evidence whose objects a test can plant and look at. */
interface Medium {
  readonly settings: Readonly<Record<string, string>>;
  plant(office: TestOffice, itemId: ItemId, bytes: Uint8Array): Promise<void>;
  /** What lies aside, by name. */
  aside(office: TestOffice): Promise<ReadonlyMap<string, Buffer>>;
}

const DISK: Medium = {
  settings: {},
  plant: async ({ folder }, itemId, bytes) => {
    const path = join(folder, "data/originals", itemId.slice(-2), itemId);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  },
  aside: async ({ folder }) => {
    const place = join(folder, "data/originals/aside");
    const found = new Map<string, Buffer>();
    for (const name of await readdir(place).catch(() => [])) {
      found.set(name, await readFile(join(place, name)));
    }
    return found;
  },
};

async function bucketMedium(): Promise<Medium> {
  const { client, name: Bucket, setting, ...bucket } = await newBucket();
  useCredentials({ client, name: Bucket, setting, ...bucket });
  return {
    settings: { EVIDENCE_STORE: setting() },
    plant: async (_, itemId, bytes) => {
      const Key = `office/originals/${itemId.slice(-2)}/${itemId}`;
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
    },
    aside: async () => {
      const Prefix = "office/aside/originals/";
      const { Contents: listed = [] } = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix }),
      );
      const found = new Map<string, Buffer>();
      for (const { Key = "" } of listed) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        found.set(
          Key.slice(Prefix.length),
          Buffer.from((await Body?.transformToByteArray()) ?? []),
        );
      }
      return found;
    },
  };
}

async function received(office: TestOffice, bytes: Uint8Array): Promise<ItemId> {
  await office.worker.stop();
  const { token } = await office.useCases.startDraft();
  const got = await office.useCases.receiveEvidence({
    ...{ token, originalName: "clip.mp4", declaredType: "video/mp4" },
    source: piecesOf(bytes),
  });
  if (got.kind !== "received") throw new Error(got.kind);
  return got.itemId;
}

const resultsOf = (office: TestOffice, itemId: ItemId) =>
  recordsAbout(office, itemId).filter(({ ev }) => ev === "item.verified");

async function setsAside(medium: Medium): Promise<void> {
  const office = await openTestOffice(undefined, { settings: medium.settings });
  try {
    const itemId = await received(office, randomBytes(50_000));
    const planted = randomBytes(70_000);
    await medium.plant(office, itemId, planted);
    await office.useCases.sealEvidence({ itemId });

    const aside = await medium.aside(office);
    expect([...aside.values()]).toEqual([planted]);
    const [name = ""] = aside.keys();
    const records = recordsAbout(office, itemId);
    expect(records.map(({ ev }) => ev)).toEqual([
      ...["item.received", "item.verified", "item.hashed", "item.stored"],
    ]);
    expect(records[1]?.obj).toEqual({ result: "other-object-set-aside", aside: name });
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });

    // What was sealed is never moved, whatever becomes of it.
    await medium.plant(office, itemId, planted);
    await office.useCases.sealEvidence({ itemId });
    expect((await medium.aside(office)).size).toBe(1);
    expect(resultsOf(office, itemId)).toHaveLength(1);
    const { faults } = await office.useCases.auditLog();
    expect(faults.map(({ fault }) => fault)).toEqual(["altered"]);
  } finally {
    await office.remove();
  }
}

describe("other bytes in the place of a file that was never sealed are kept aside, recorded, and the file is sealed", () => {
  test("on a disk", () => setsAside(DISK));

  test("a crash after they were set aside loses neither them nor the record", async () => {
    const office = await openTestOffice();
    try {
      const itemId = await received(office, randomBytes(50_000));
      const planted = randomBytes(7_000);
      const called = `${itemId}.0123456789abcdef`;
      const place = join(office.folder, "data/originals/aside");
      await mkdir(place);
      await writeFile(join(place, called), planted);
      await office.useCases.sealEvidence({ itemId });
      expect(resultsOf(office, itemId).map(({ obj }) => obj)).toEqual([
        { result: "other-object-set-aside", aside: called },
      ]);
    } finally {
      await office.remove();
    }
  });

  test("the record stands, once, also where the file is found to be damaged in the end", async () => {
    const office = await openTestOffice();
    try {
      const itemId = await received(office, randomBytes(50_000));
      const planted = randomBytes(7_000);
      await DISK.plant(office, itemId, planted);
      // The process dies where the seal would be recorded.
      const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
      database.exec(
        `create trigger cut before update on evidence_item begin select raise(abort, 'cut'); end`,
      );
      await expect(office.useCases.sealEvidence({ itemId })).rejects.toThrow("cut");
      database.exec("drop trigger cut");
      database.close();
      const [called] = (await DISK.aside(office)).keys();
      const told = { result: "other-object-set-aside", aside: called };
      expect(resultsOf(office, itemId).map(({ obj }) => obj)).toEqual([told]);
      // What is left is not what was received.
      const staged = join(office.folder, "data/incoming", itemId);
      await writeFile(staged, (await readFile(staged)).subarray(0, 1_000));
      await rm(join(office.folder, "data/originals", itemId.slice(-2), itemId));
      await office.useCases.sealEvidence({ itemId });
      expect(resultsOf(office, itemId).map(({ obj }) => obj)).toEqual([
        told,
        expect.objectContaining({ result: "received-bytes-altered" }),
      ]);
    } finally {
      await office.remove();
    }
  });

  test("nothing is moved where the staged bytes are not what was received", async () => {
    const office = await openTestOffice();
    try {
      const itemId = await received(office, randomBytes(50_000));
      await DISK.plant(office, itemId, randomBytes(70_000));
      const staged = join(office.folder, "data/incoming", itemId);
      const bytes = await readFile(staged);
      bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
      await writeFile(staged, bytes);
      await office.useCases.sealEvidence({ itemId });
      expect((await DISK.aside(office)).size).toBe(0);
      expect(resultsOf(office, itemId).map(({ obj }) => obj)).toMatchObject([
        { result: "received-bytes-altered" },
      ]);
    } finally {
      await office.remove();
    }
  });

  (HAS_CEPH ? test : test.skip)("in a bucket (needs Debian's ceph packages)", async () =>
    setsAside(await bucketMedium()),
  );
});
