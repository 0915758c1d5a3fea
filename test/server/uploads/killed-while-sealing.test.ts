import { createHash, randomBytes } from "node:crypto";
import {
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "@jest/globals";
import { compose } from "#app/server/compose.ts";
import { HAS_CEPH } from "#test/support/ceph-gateway.ts";
import { layLine } from "#test/support/cut-line.ts";
import { FormClient } from "#test/support/form-client.ts";
import { testConfig } from "#test/support/open-test-office.ts";
import { startServer } from "#test/support/start-server.ts";
import { newBucket, useCredentials, type TestBucket } from "#test/support/test-bucket.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";

// The server killed while a file goes up into the bucket in parts: SEAL_KILL_MIB and SEAL_KILLS for a larger file, and more kills.

const MIB = 1024 * 1024;
const FILE_BYTES = Number(process.env["SEAL_KILL_MIB"] ?? 16) * MIB + 7;
const KILLS = Number(process.env["SEAL_KILLS"] ?? 2);
const PART_BYTES = 32 * MIB;
/** Two parts of 5 MiB are on their way at once: behind so much, one of them is there. */
const FIRST_PART_BYTES = 11 * MIB;

const onCeph = HAS_CEPH ? describe : describe.skip;

/** Uploads in parts that are on their way, and how many parts of them the bucket has. */
async function onTheirWay({ client, name }: TestBucket) {
  const { Uploads: uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket: name }),
  );
  let parts = 0;
  for (const { Key, UploadId } of uploads) {
    const listed = await client
      .send(new ListPartsCommand({ Bucket: name, Key, UploadId }))
      // Ended since it was listed.
      .catch(() => undefined);
    parts += listed?.Parts?.length ?? 0;
  }
  return { uploads: uploads.length, parts };
}

/** How much of the file is let through before a kill: another amount each time, never all of it. */
function heldAfter(kill: number): number {
  const spread = FILE_BYTES - FIRST_PART_BYTES - MIB;
  return FIRST_PART_BYTES + Math.floor((spread * (kill + 1)) / (KILLS + 1));
}

onCeph("sealing into a bucket (needs Debian's ceph packages)", () => {
  test(`is taken up again after kill -9 in the middle of its parts, ${KILLS} times: nothing is lost, and no part is left`, async () => {
    const bucket = await newBucket();
    useCredentials(bucket);
    const { accessKeyId, secretAccessKey } = bucket.credentials;
    // However quick the machine: the file is still on its way when the server is killed.
    const line = await layLine(bucket.endpoint);
    const settings = {
      EVIDENCE_STORE: bucket.setting({ endpoint: line.endpoint, "part-mib": "5" }),
    };
    let server = await startServer({
      environment: {
        ...settings,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
    try {
      // A connection of before the kill is dead.
      const client = new FormClient(server.origin, { Connection: "close" });
      await client.post("/report/start", {});
      const tus = new TusClient(server.origin, client);
      const file = randomBytes(FILE_BYTES);
      const { location = "" } = await tus.create({ name: "night.mp4", size: file.length });
      line.holdAfter(heldAfter(0));
      for (let offset = 0; offset < file.length; offset += PART_BYTES) {
        const part = file.subarray(offset, offset + PART_BYTES);
        expect((await tus.patch(location, offset, part)).status).toBe(204);
      }
      for (let kill = 0; kill < KILLS; kill += 1) {
        await until(async () => (await onTheirWay(bucket)).parts > 0);
        await server.end("SIGKILL");
        await line.cut();
        await line.mend();
        // Nothing of it is seen before it is whole.
        const { Contents: seen = [] } = await bucket.client.send(
          new ListObjectsV2Command({ Bucket: bucket.name }),
        );
        expect(seen.filter(({ Size: size = 0 }) => size > MIB)).toEqual([]);
        if (kill + 1 < KILLS) line.holdAfter(heldAfter(kill + 1));
        else line.flow();
        server = await server.again();
      }
      const sha256 = createHash("sha256").update(file).digest("hex");
      await client.post(`${location}/digest`, { sha256 });
      await until(async () => {
        const answer = await client.get("/uploads/");
        const { files } = (await answer.json()) as { files: { state: string; same: boolean }[] };
        return files[0]?.state === "sealed" && files[0].same;
      });
      expect(await onTheirWay(bucket)).toEqual({ uploads: 0, parts: 0 });
      await server.end();
      const office = await compose(testConfig(server.folder, settings), {
        ...{ purpose: "visit", writeLog: () => undefined },
      });
      if (!office.ok) throw new Error(office.problem);
      expect(await office.value.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });
      await office.value.close();
    } finally {
      await server.remove();
      await line.close();
      bucket.client.destroy();
    }
  }, 240_000);
});
