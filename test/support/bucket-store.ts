import { randomBytes } from "node:crypto";
import { createEncryptedBlobs, type BlobKeys } from "#app/adapters/storage/encrypted-blobs.ts";
import type { ObjectStore } from "#app/adapters/storage/object-store.ts";
import { openS3Client } from "#app/adapters/storage/s3/s3-client.ts";
import { createS3Objects } from "#app/adapters/storage/s3/s3-objects.ts";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";
import type { BlobStore } from "#app/adapters/storage/blob-store.ts";
import { parseEvidenceStore } from "#app/core/evidence/evidence-setting.ts";
import { keysInMemory } from "./keys-in-memory.ts";
import { useCredentials, type TestBucket } from "./test-bucket.ts";

/** A blob store over a bucket, without an office around it. */
export interface BucketStore {
  readonly place: S3Place;
  readonly objects: ObjectStore;
  readonly keys: BlobKeys;
  readonly store: BlobStore;
  close(): void;
}

/** Opens one in a prefix of its own; `more` goes into the setting. */
export function openBucketStore(
  bucket: TestBucket,
  more: Readonly<Record<string, string>> = {},
  keys = keysInMemory(),
): BucketStore {
  useCredentials(bucket);
  const parsed = parseEvidenceStore(bucket.setting(more));
  if (!parsed.ok || parsed.value.kind !== "s3") throw new Error("the setting is wrong");
  const place = { ...parsed.value, prefix: `${randomBytes(6).toString("hex")}/` };
  const client = openS3Client(place);
  const objects = createS3Objects(client, place);
  return {
    place,
    objects,
    keys,
    store: createEncryptedBlobs({ objects, keys, deploymentId: "off_test", random: randomBytes }),
    close: () => {
      client.destroy();
    },
  };
}
