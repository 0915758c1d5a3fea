import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { compose } from "#app/server/compose.ts";
import { HAS_CEPH } from "#test/support/ceph-gateway.ts";
import { layLine, type CuttableLine } from "#test/support/cut-line.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { newBucket, useCredentials, type TestBucket } from "#test/support/test-bucket.ts";
import { until } from "#test/support/until.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

const onCeph = HAS_CEPH ? describe : describe.skip;

interface Given {
  readonly office: TestOffice;
  readonly bucket: TestBucket;
  readonly line: CuttableLine;
  readonly settings: Readonly<Record<string, string>>;
  /** Moves the office's clock to when what was put off is due. */
  readonly later: () => void;
  readonly remove: () => Promise<void>;
}

async function openOffice(database: "sqlite" | "postgres"): Promise<Given> {
  const bucket = await newBucket();
  useCredentials(bucket);
  const line = await layLine(bucket.endpoint);
  const settings = {
    EVIDENCE_STORE: bucket.setting({ endpoint: line.endpoint, "part-mib": "5" }),
    UPLOAD_FILE_BYTES: "1000000000",
    ...(database === "postgres" && { DATABASE_URL: await newPostgresDatabase() }),
  };
  let ahead = 0;
  const clock = { now: () => instantFromMillis(Date.now() + ahead) };
  const office = await openTestOffice(undefined, { settings, clock });
  return {
    office,
    bucket,
    line,
    settings,
    later: () => {
      ahead += 20_000;
    },
    remove: async () => {
      await office.remove();
      await line.close();
      bucket.client.destroy();
    },
  };
}

/** Everything that lies in the bucket, by key. */
async function bucketBytes({ client, name }: TestBucket): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const page = await client.send(new ListObjectsV2Command({ Bucket: name }));
  for (const { Key: key = "" } of page.Contents ?? []) {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
    found.set(key, Buffer.from((await body?.transformToByteArray()) ?? []));
  }
  return found;
}

/** Each spelling in which somebody would look for words. */
function spellings(word: string): Buffer[] {
  const bytes = Buffer.from(word);
  // Three places of a text in base64, without the letters its neighbours share.
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return Buffer.from(text.slice(Math.ceil((shift * 8) / 6), -4));
  });
  return [bytes, Buffer.from(word, "utf16le"), Buffer.from(bytes.toString("hex")), ...inBase64];
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function stateOf(office: TestOffice, reportId: ReportId): Promise<string[]> {
  const outcome = await office.useCases.readReport({ by: await readerOf(office), reportId });
  if (outcome.kind !== "report") throw new Error(outcome.kind);
  return outcome.file.items.map(({ state }) => state);
}

const readers = new WeakMap<TestOffice, ReturnType<TestOffice["employ"]>>();
/** The one prosecutor of an office, for a test that looks more than once. */
function readerOf(office: TestOffice): ReturnType<TestOffice["employ"]> {
  const known = readers.get(office) ?? office.employ("prosecutor");
  readers.set(office, known);
  return known;
}

onCeph("evidence in a bucket (needs Debian's ceph-mon, ceph-osd, radosgw and ceph-common)", () => {
  test.each(["sqlite", "postgres"] as const)(
    "a report with files is taken while the store is away, sealed when it is back, shown in ranges, bundled and audited (%s)",
    async (database) => {
      const { office, bucket, line, later, remove } = await openOffice(database);
      try {
        const video = randomBytes(11_000_000);
        const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
        const photo = await sharp({ create: pixels })
          .withExif({ IFD0: { Artist: "Planted Artist", Make: "PlantedMake" } })
          .jpeg()
          .toBuffer();
        await line.cut();
        const sent = await givenReport(office, {
          narrative: "The planted-narrative of a witness.",
          email: "planted-name@example.org",
          files: [
            { name: "planted-file.bin", bytes: video },
            { name: "planted-photo.jpg", bytes: photo },
            { name: "planted.txt", bytes: Buffer.from("planted-content ".repeat(2_000)) },
          ],
        });
        await office.worker.idle();
        expect(await stateOf(office, sent.reportId)).toEqual(["received", "received", "received"]);
        expect(await office.isStoreUp()).toBe(false);
        expect(Object.values(await office.isReady()).every(Boolean)).toBe(true);

        await line.mend();
        await until(async () => {
          later();
          await office.worker.idle();
          const states = await stateOf(office, sent.reportId);
          return states.every((state) => state === "sealed");
        }, 120_000);

        const by = await readerOf(office);
        const [itemId] = sent.itemIds;
        if (itemId === undefined) throw new Error("no item");
        const open = (range: { readonly start: number; readonly end?: number }) =>
          office.useCases.openOriginal({ by, itemId, purpose: "review", range });
        const part = await open({ start: 9_999_990, end: 10_000_010 });
        if (part.kind !== "opened") throw new Error(part.kind);
        expect(await bytesOf(part.blob.stream)).toEqual(video.subarray(9_999_990, 10_000_010));

        const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
        if (opened.kind !== "opened") throw new Error(opened.kind);
        const { caseId } = opened;
        await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
        await office.useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
        await everyFileReviewed(office.useCases, { by, caseId });
        const asked = await office.useCases.requestBundle({ by, caseId, audience: "GJ" });
        if (asked.kind !== "requested") throw new Error(asked.kind);
        await office.worker.idle();
        const bundle = await office.useCases.openBundle({ by, bundleId: asked.bundleId });
        if (bundle.kind !== "opened") throw new Error(bundle.kind);
        const archive = await bytesOf(bundle.blob.stream);
        expect(createHash("sha256").update(archive).digest("hex")).toBe(bundle.bundle.sha256);
        expect(archive.includes(video)).toBe(true);
        expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 3 });

        // What the store's keeper sees: ids, sizes, and noise.
        const lies = await bucketBytes(bucket);
        expect(lies.size).toBeGreaterThan(5);
        for (const key of lies.keys()) {
          expect(key).toMatch(
            /^office\/(bearwitness-store|(originals|derived|metadata|bundles)\/[0-9a-z]{2}\/[a-z]{3}_[0-9a-z]{26})$/,
          );
        }
        const words = [
          "planted-narrative",
          "planted-name",
          "planted-file",
          "planted-photo",
          "planted-content",
          "Planted Artist",
          "PlantedMake",
          "Corner of Elm",
        ];
        for (const word of words) {
          for (const spelling of spellings(word)) {
            const holders = [...lies].filter(([, bytes]) => bytes.includes(spelling));
            expect(holders.map(([key]) => key)).toEqual([]);
          }
        }
        expect([...lies.values()].some((bytes) => bytes.includes(video.subarray(0, 64)))).toBe(
          false,
        );
        // No original, preview or bundle lies on the machine itself.
        for (const folder of ["originals", "derived", "metadata", "bundles", "incoming"]) {
          expect(await readdir(join(office.config.dataDir, folder))).toEqual([]);
        }
        expect(
          (await readFile(join(office.config.dataDir, "data-format"), "utf8")).length,
        ).toBeLessThan(99);

        // Away again: what is asked for is a clear refusal, and a witness takes a draft back all the same.
        const draft = await givenSealedDraft(office);
        await line.cut();
        await expect(open({ start: 0, end: 1 })).rejects.toMatchObject({
          code: "store-unavailable",
        });
        await office.useCases.discardDraft({ token: draft.token });
        await line.mend();
        await until(async () => {
          later();
          await office.worker.idle();
          return !(await bucketKeys(bucket)).some((key) => key.endsWith(draft.itemId));
        }, 120_000);
        expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
      } finally {
        await remove();
      }
    },
    300_000,
  );

  test("a start with another store than the evidence lies in is refused, and so is another office's prefix", async () => {
    const { office, bucket, settings, remove } = await openOffice("sqlite");
    try {
      await givenReport(office, { files: [{ name: "a.txt", bytes: Buffer.from("seen") }] });
      await office.worker.idle();
      await office.shut();
      const config = testConfig(office.folder);
      const started = await compose(config, { purpose: "serve", writeLog: () => undefined });
      expect(started.ok ? "" : started.problem).toMatch(
        /^EVIDENCE_STORE says local, but this office's evidence lies in s3:/,
      );
      const stranger = openTestOffice(undefined, { settings });
      await expect(stranger).rejects.toThrow("holds the evidence of another office");
      const missing = settings["EVIDENCE_STORE"]?.replace(bucket.name, `${bucket.name}-no`) ?? "";
      const nowhere = openTestOffice(undefined, {
        settings: { ...settings, EVIDENCE_STORE: missing },
      });
      await expect(nowhere).rejects.toThrow(`EVIDENCE_STORE: there is no bucket ${bucket.name}-no`);
    } finally {
      await remove();
    }
  });
});

async function bucketKeys({ client, name }: TestBucket): Promise<string[]> {
  const page = await client.send(new ListObjectsV2Command({ Bucket: name }));
  return (page.Contents ?? []).map(({ Key: key = "" }) => key);
}

async function givenSealedDraft(
  office: TestOffice,
): Promise<{ readonly token: string; readonly itemId: ItemId }> {
  const { token } = await office.useCases.startDraft();
  const received = await office.useCases.receiveEvidence({
    token,
    originalName: "taken-back.bin",
    declaredType: "",
    source: (async function* () {
      yield await Promise.resolve(randomBytes(1_000));
    })(),
  });
  if (received.kind !== "received") throw new Error(received.kind);
  await office.worker.idle();
  return { token, itemId: received.itemId };
}
