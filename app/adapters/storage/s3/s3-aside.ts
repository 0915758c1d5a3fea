import { randomBytes } from "node:crypto";
import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";
import { StoreFault } from "#app/core/store-away.ts";
import { isAsideOf, type ObjectName, type ObjectReader } from "../object-store.ts";
import { orFault } from "./s3-errors.ts";
import { asideKey, keyOf } from "./s3-place.ts";
import { removeOnly } from "./s3-remove.ts";
import { openReader } from "./s3-reader.ts";
import { startUpload } from "./s3-upload.ts";

/**
 * Copies the object with that mark to where nothing reads it, each part compared by the server with its digest, and takes away that object and
 * no other. Answers what it is called there; undefined where it has the name no more. Sent through this machine: a bucket copies only up to
 * 5 GB by itself.
 */
export async function moveAside(
  client: S3Client,
  place: S3Place,
  name: ObjectName,
  mark: string,
): Promise<string | undefined> {
  const target = { Bucket: place.bucket, Key: keyOf(place, name) };
  const stored = await openReader(client, target);
  if (stored === undefined) return undefined;
  try {
    if (stored.mark !== mark) return undefined;
    const called = await copyAside(client, place, name, stored);
    await removeOnly(client, target, stored);
    return called;
  } finally {
    await stored.close();
  }
}

async function copyAside(
  client: S3Client,
  place: S3Place,
  name: ObjectName,
  stored: ObjectReader,
): Promise<string> {
  const called = `${name.id}.${randomBytes(8).toString("hex")}`;
  const Key = asideKey(place, name, called);
  const upload = startUpload(client, place, Key);
  try {
    for await (const piece of stored.range(0, stored.size)) await upload.write(piece);
    await upload.finish();
  } catch (cause) {
    await upload.abandon();
    throw cause;
  }
  const copy = await openReader(client, { Bucket: place.bucket, Key });
  await copy?.close();
  if (copy?.size !== stored.size) {
    throw new StoreFault("store-mismatch", "an object set aside is not as long as it was");
  }
  return called;
}

/** What the objects are called that were set aside from a name. */
export async function listAsides(
  client: S3Client,
  place: S3Place,
  name: ObjectName,
): Promise<readonly string[]> {
  const any = asideKey(place, name, `${name.id}.${"0".repeat(16)}`);
  const prefix = any.slice(0, -16);
  // One is rare, two hardly ever: a page of the list holds a thousand.
  const { Contents: found = [] } = await orFault(
    client.send(new ListObjectsV2Command({ Bucket: place.bucket, Prefix: prefix })),
  );
  return found
    .map(({ Key: key = "" }) => key.slice(key.lastIndexOf("/") + 1))
    .filter((called) => isAsideOf(name.id, called));
}
