import {
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectRetentionCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { StoreFault } from "#app/core/store-away.ts";
import { asideNamed, BLOB_CLASSES, type ObjectName, type ObjectStore } from "../object-store.ts";
import { isStorageSuspect } from "../storage-suspect.ts";
import { listAsides, moveAside } from "./s3-aside.ts";
import { orFault } from "./s3-errors.ts";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";
import { asidePrefix, classPrefix, keyOf, nameOf } from "./s3-place.ts";
import { openReader, type Standing } from "./s3-reader.ts";
import { removeOnly, removeVersions } from "./s3-remove.ts";
import { endUploads, startUpload } from "./s3-upload.ts";

/** An upload that began so long ago is nobody's: the largest file of the slowest line is sent by then. */
const LEFT_OVER_MILLIS = 24 * 3_600_000;
const DAY_MILLIS = 24 * 3_600_000;
const UP_MILLIS = 3_000;

/**
 * Objects in a bucket of an S3-compatible service. S3 has no name that is durable and not yet there, so an object is read back under
 * its own name and taken away again where it is not what was sent. A crash in between leaves it; the repeat compares it.
 */
export function createS3Objects(client: S3Client, place: S3Place): ObjectStore {
  const targetOf = (name: ObjectName) => ({ Bucket: place.bucket, Key: keyOf(place, name) });

  const lock = async (name: ObjectName, versionId: string | undefined) => {
    if (place.lock === undefined || name.class !== "original" || name.aside) return;
    await orFault(
      client.send(
        new PutObjectRetentionCommand({
          ...targetOf(name),
          ...(versionId !== undefined && { VersionId: versionId }),
          Retention: {
            Mode: place.lock.mode,
            RetainUntilDate: new Date(Date.now() + place.lock.days * DAY_MILLIS),
          },
        }),
      ),
    );
  };

  const remove = async (name: ObjectName): Promise<boolean> => {
    const target = targetOf(name);
    const { Key: key } = target;
    await orFault(endUploads(client, place, { prefix: key, key }));
    return orFault(removeVersions(client, target));
  };

  return {
    put: async (name, produce, check) => {
      const target = targetOf(name);
      const { Key: key } = target;
      // What an earlier try left on its way: this one is all of it again.
      await orFault(endUploads(client, place, { prefix: key, key }));
      const upload = startUpload(client, place, key);
      let made: Awaited<ReturnType<typeof produce>>;
      let ours: Standing | undefined;
      try {
        made = await produce((bytes) => upload.write(bytes));
        ours = await upload.finish();
      } catch (cause) {
        await upload.abandon();
        throw cause;
      }
      try {
        const stored = await openReader(client, target);
        if (stored === undefined) {
          throw new StoreFault("store-unavailable", "the evidence store lost what it just took");
        }
        try {
          await check(stored, made);
        } finally {
          await stored.close();
        }
        await lock(name, stored.versionId);
        return made;
      } catch (cause) {
        // Its own failure must not hide why: the next try finds the object, and compares.
        if (ours !== undefined) await removeOnly(client, target, ours).catch(() => undefined);
        throw ofAnother(cause);
      }
    },

    read: (name) => openReader(client, targetOf(name)),

    confirm: async (name) => {
      const stored = await openReader(client, targetOf(name));
      await stored?.close();
      if (stored !== undefined) await lock(name, stored.versionId);
    },

    setAside: (name, mark) => moveAside(client, place, name, mark),

    asides: (name) => listAsides(client, place, name),

    remove,

    list: async function* () {
      for (const blobClass of BLOB_CLASSES) {
        for await (const key of keysUnder(client, place, classPrefix(place, blobClass))) {
          const name = nameOf(place, key);
          if (name !== undefined) yield name;
        }
      }
    },

    listAsides: async function* () {
      for (const blobClass of BLOB_CLASSES) {
        const prefix = asidePrefix(place, blobClass);
        for await (const key of keysUnder(client, place, prefix)) {
          const name = asideNamed(blobClass, key.slice(prefix.length));
          if (name !== undefined) yield name;
        }
      }
    },

    clearLeftovers: () =>
      orFault(
        endUploads(client, place, {
          prefix: place.prefix,
          begunBefore: new Date(Date.now() - LEFT_OVER_MILLIS),
        }),
      ),

    isUp: () =>
      client
        .send(new HeadBucketCommand({ Bucket: place.bucket }), {
          abortSignal: AbortSignal.timeout(UP_MILLIS),
        })
        .then(
          () => true,
          () => false,
        ),
  };
}

async function* keysUnder(client: S3Client, place: S3Place, prefix: string): AsyncIterable<string> {
  let token: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listPage>> = await orFault(
      listPage(client, place, prefix, token),
    );
    for (const { Key: key } of page.Contents ?? []) if (key !== undefined) yield key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

function listPage(
  client: S3Client,
  { bucket }: S3Place,
  prefix: string,
  token: string | undefined,
) {
  return client.send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ...(token !== undefined && { ContinuationToken: token }),
    }),
  );
}

/** A disk that gives back other bytes ends the process; a store of somebody else's must not be able to. */
function ofAnother(cause: unknown): unknown {
  if (!isStorageSuspect(cause)) return cause;
  return new StoreFault("store-mismatch", "the evidence store gave back other bytes than it got", {
    cause,
  });
}
