import { randomBytes } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { digestOf } from "./s3-client.ts";
import { answerOf, isMissing, isUnmet } from "./s3-errors.ts";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";
import { MARKER } from "./s3-place.ts";

/** How a bucket was found: good; wrong, so that somebody must mend the setting or the bucket; or not to be reached now. */
export type CheckedPlace =
  | { readonly kind: "good" }
  | { readonly kind: "wrong"; readonly problem: string }
  | { readonly kind: "away"; readonly problem: string };

/**
 * Does once all that the office will ask of the bucket, and sees whose it is: two offices in one prefix would take each other's
 * evidence for strays. The first one leaves its mark. Problems are one line, without the setting's name.
 */
export async function checkPlace(
  client: S3Client,
  place: S3Place,
  deploymentId: string,
): Promise<CheckedPlace> {
  const { bucket, prefix } = place;
  const step = { now: `bucket ${bucket} cannot be looked at` };
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
    if (place.lock !== undefined) {
      step.now = `bucket ${bucket} was not made with object lock, but the setting asks to lock`;
      const { ObjectLockConfiguration: found } = await client.send(
        new GetObjectLockConfigurationCommand({ Bucket: bucket }),
      );
      if (found?.ObjectLockEnabled !== "Enabled") return { kind: "wrong", problem: step.now };
    }
    step.now = `bucket ${bucket} does not let us write and read`;
    const owner = await markedOwner(client, place, deploymentId);
    if (owner !== deploymentId) {
      const problem = `bucket ${bucket} holds the evidence of another office under "${prefix}"`;
      return { kind: "wrong", problem };
    }
    await tryWriting(client, place);
    step.now = `bucket ${bucket} does not let us list objects and uploads`;
    await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }));
    await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, MaxUploads: 1 }),
    );
    return { kind: "good" };
  } catch (cause) {
    return problemOf(cause, bucket, step.now);
  }
}

async function markedOwner(
  client: S3Client,
  { bucket, prefix }: S3Place,
  deploymentId: string,
): Promise<string | undefined> {
  const target = { Bucket: bucket, Key: `${prefix}${MARKER}` };
  const Body = Buffer.from(`Bearwitness evidence, format 1\n${deploymentId}\n`);
  try {
    const ChecksumSHA256 = await digestOf(new Uint8Array(Body));
    const found = await client.send(new GetObjectCommand(target)).catch((cause: unknown) => {
      if (isMissing(cause)) return undefined;
      throw cause;
    });
    if (found === undefined) {
      await client.send(
        new PutObjectCommand({ ...target, Body, ChecksumSHA256, IfNoneMatch: "*" }),
      );
    }
  } catch (cause) {
    // Another process of this office, or of another one, was first.
    if (!isUnmet(cause)) throw cause;
  }
  const { Body: mark } = await client.send(new GetObjectCommand(target));
  return (await mark?.transformToString())?.split("\n")[1];
}

async function tryWriting(client: S3Client, { bucket, prefix }: S3Place): Promise<void> {
  const target = { Bucket: bucket, Key: `${prefix}check/${randomBytes(8).toString("hex")}` };
  const Body = randomBytes(64);
  await client.send(
    new PutObjectCommand({ ...target, Body, ChecksumSHA256: await digestOf(new Uint8Array(Body)) }),
  );
  const { Body: stored } = await client.send(new GetObjectCommand(target));
  const back = await stored?.transformToByteArray();
  await client.send(new DeleteObjectCommand(target));
  if (back === undefined || !Body.equals(back)) throw new Error("other bytes came back");
}

function problemOf(cause: unknown, bucket: string, step: string): CheckedPlace {
  const { status, name } = answerOf(cause);
  if (name === "CredentialsProviderError") {
    return { kind: "wrong", problem: `no credentials for bucket ${bucket} are in the environment` };
  }
  if (status === undefined && name !== "Error") {
    return { kind: "away", problem: `bucket ${bucket} cannot be reached (${name})` };
  }
  if (status !== undefined && status >= 500) {
    return { kind: "away", problem: `bucket ${bucket} answers ${status}` };
  }
  if (status === 404 && step.endsWith("cannot be looked at")) {
    return { kind: "wrong", problem: `there is no bucket ${bucket}` };
  }
  if (status === 301) {
    return { kind: "wrong", problem: `bucket ${bucket} is in another region than the setting` };
  }
  return { kind: "wrong", problem: `${step} (${name})` };
}
