import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from "@aws-sdk/client-s3";
import { answerOf, isMissing, isUnmet, faultOf } from "./s3-errors.ts";
import { openReader, type Standing } from "./s3-reader.ts";

interface Target {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * Takes away all that a bucket keeps under a key, versions too. One that is locked stays, behind a mark that hides it: its key was
 * destroyed before, so what stays is noise. False where nothing was seen under the key.
 */
export async function removeVersions(client: S3Client, target: Target): Promise<boolean> {
  const seen = await openReader(client, target);
  await seen?.close();
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: target.Bucket, Prefix: target.Key }),
  );
  let locked = false;
  for (const { Key: key, VersionId: id } of [...Versions, ...DeleteMarkers]) {
    if (key !== target.Key || id === undefined) continue;
    try {
      // "null" is what stands there without versions, or from before them.
      await client.send(
        new DeleteObjectCommand({ ...target, ...(id !== "null" && { VersionId: id }) }),
      );
    } catch (cause) {
      if (answerOf(cause).status !== 403) throw cause;
      locked = true;
    }
  }
  if (locked) await client.send(new DeleteObjectCommand(target));
  return seen !== undefined;
}

/**
 * Takes away one object, and no other that another process put in its place meanwhile. A bucket with versions deletes exactly the one; others
 * are asked again right before, and those that can are told to delete nothing else. One that is locked stays, behind a mark that hides it.
 */
export async function removeOnly(client: S3Client, target: Target, only: Standing): Promise<void> {
  const version = only.versionId === "null" ? undefined : only.versionId;
  if (version !== undefined) {
    try {
      await client.send(new DeleteObjectCommand({ ...target, VersionId: version }));
      return;
    } catch (cause) {
      if (isMissing(cause)) return;
      if (answerOf(cause).status !== 403) throw faultOf(cause);
    }
  }
  const standing = await openReader(client, target);
  await standing?.close();
  if (standing?.etag !== only.etag || standing.versionId !== only.versionId) return;
  try {
    await client.send(new DeleteObjectCommand({ ...target, IfMatch: only.etag }));
  } catch (cause) {
    // Replaced, or gone, at the last moment.
    if (!isUnmet(cause) && !isMissing(cause)) throw faultOf(cause);
  }
}
