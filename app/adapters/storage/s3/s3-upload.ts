import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from "@aws-sdk/client-s3";
import { StoreFault } from "#app/core/store-away.ts";
import { digestOf } from "./s3-client.ts";
import { isMissing, isUnmet, orFault } from "./s3-errors.ts";
import type { Standing } from "./s3-reader.ts";
import { MOST_PARTS, type S3Place } from "#app/core/evidence/evidence-place.ts";

const TYPE = "application/octet-stream";
/** Parts on their way while the next one fills: with it, three parts are the memory of one upload. */
const PARTS_AT_ONCE = 2;

/** One object on its way. Ends with `finish` or `abandon`. */
export interface Upload {
  write(bytes: Uint8Array): Promise<void>;
  /** The object stands under its key when this resolves, with which it is. Undefined where another one stood there first. */
  finish(): Promise<Standing | undefined>;
  /** Leaves nothing behind, so far as the store can be reached. */
  abandon(): Promise<void>;
}

/**
 * Sends bytes as they come: in one request where they fit into one part, in parts otherwise. The server compares each body with its
 * SHA-256 and shows no object before the last request.
 */
export function startUpload(client: S3Client, place: S3Place, key: string): Upload {
  const target = { Bucket: place.bucket, Key: key };
  const parts: CompletedPart[] = [];
  const onTheirWay = new Set<Promise<void>>();
  let filling = new Uint8Array(0);
  let used = 0;
  let uploadId: string | undefined;
  let failed: { readonly cause: unknown } | undefined;

  const begin = async (): Promise<string> => {
    const made = await client.send(
      new CreateMultipartUploadCommand({
        ...target,
        ContentType: TYPE,
        ChecksumAlgorithm: "SHA256",
      }),
    );
    if (made.UploadId === undefined) {
      throw new StoreFault("store-unavailable", "the evidence store began no upload");
    }
    return made.UploadId;
  };

  const sendPart = async (body: Uint8Array<ArrayBuffer>, number: number, id: string) => {
    const digest = await digestOf(body);
    const { ETag } = await client.send(
      new UploadPartCommand({
        ...target,
        UploadId: id,
        PartNumber: number,
        Body: body,
        ChecksumSHA256: digest,
      }),
    );
    parts[number - 1] = { PartNumber: number, ETag, ChecksumSHA256: digest };
  };

  const ship = async () => {
    uploadId ??= await orFault(begin());
    const number = parts.length + 1;
    if (number > MOST_PARTS) {
      throw new Error("more than the evidence store takes in one object; give it larger parts");
    }
    parts.push({});
    const part: Promise<void> = sendPart(filling.subarray(0, used), number, uploadId)
      .catch((cause: unknown) => {
        failed ??= { cause };
      })
      .finally(() => onTheirWay.delete(part));
    onTheirWay.add(part);
    filling = new Uint8Array(0);
    used = 0;
    if (onTheirWay.size >= PARTS_AT_ONCE) await Promise.race(onTheirWay);
    await throwFailure();
  };
  const throwFailure = async () => {
    const { cause } = failed ?? {};
    if (cause !== undefined) await orFault(Promise.reject(cause as Error));
  };

  const finishSmall = async (): Promise<Standing> => {
    const body = filling.subarray(0, used);
    const digest = await digestOf(body);
    const made = await client.send(
      new PutObjectCommand({
        ...target,
        ContentType: TYPE,
        Body: body,
        ChecksumSHA256: digest,
        IfNoneMatch: "*",
      }),
    );
    return standingOf(made);
  };
  const finishLarge = async (id: string): Promise<Standing> => {
    if (used > 0) await ship();
    await Promise.all(onTheirWay);
    await throwFailure();
    const made = await client.send(
      new CompleteMultipartUploadCommand({
        ...target,
        UploadId: id,
        MultipartUpload: { Parts: parts },
        IfNoneMatch: "*",
      }),
    );
    return standingOf(made);
  };

  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length;) {
        // A small object is most objects: a whole part's memory is taken only by what needs it.
        if (filling.length === used) filling = larger(filling, used, bytes.length - at, place);
        const piece = bytes.subarray(at, at + filling.length - used);
        filling.set(piece, used);
        used += piece.length;
        at += piece.length;
        if (used === place.partBytes) await ship();
      }
    },
    finish: async () => {
      try {
        return await (uploadId === undefined ? finishSmall() : finishLarge(uploadId));
      } catch (cause) {
        // Either another process was first, or an answer was lost and this is a repeat of what succeeded.
        if (isUnmet(cause) || (uploadId !== undefined && isMissing(cause))) return undefined;
        return orFault(Promise.reject(cause as Error));
      }
    },
    abandon: async () => {
      await Promise.all(onTheirWay);
      if (uploadId === undefined) return;
      // Its failure must not hide why the upload was given up; what stays is ended by `endUploads` later.
      await endUpload(client, place, key, uploadId).catch(() => undefined);
    },
  };
}

/** Which object a request made. Some servers leave the quotes away here that they write elsewhere. */
function standingOf(made: { ETag?: string | undefined; VersionId?: string | undefined }): Standing {
  return { etag: `"${(made.ETag ?? "").replaceAll('"', "")}"`, versionId: made.VersionId };
}

/** Room for more: doubled until it is a part. */
function larger(
  filled: Uint8Array<ArrayBuffer>,
  used: number,
  wanted: number,
  { partBytes }: S3Place,
): Uint8Array<ArrayBuffer> {
  const room = new Uint8Array(Math.min(partBytes, Math.max(used * 2, used + wanted)));
  room.set(filled);
  return room;
}

async function endUpload(
  client: S3Client,
  { bucket }: S3Place,
  key: string,
  uploadId: string,
): Promise<void> {
  await client.send(
    new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }),
  );
}

/**
 * Ends uploads that nobody goes on with: of one key, or of every key with a beginning. The server keeps, and charges for, their parts
 * otherwise. Answers how many.
 */
export async function endUploads(
  client: S3Client,
  place: S3Place,
  which: { readonly prefix: string; readonly key?: string; readonly begunBefore?: Date },
): Promise<number> {
  let ended = 0;
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (marker !== undefined) {
    const page: Awaited<ReturnType<typeof listUploads>> = await listUploads(
      client,
      place,
      which.prefix,
      marker,
    );
    for (const { Key: key, UploadId: id, Initiated: begun } of page.Uploads ?? []) {
      if (key === undefined || id === undefined) continue;
      if (which.key !== undefined && key !== which.key) continue;
      // Without a date it may be one of now.
      if (which.begunBefore !== undefined && !(begun !== undefined && begun < which.begunBefore)) {
        continue;
      }
      await endUpload(client, place, key, id).catch((cause: unknown) => {
        if (!isMissing(cause)) throw cause;
      });
      ended += 1;
    }
    marker =
      page.IsTruncated === true
        ? {
            ...(page.NextKeyMarker !== undefined && { KeyMarker: page.NextKeyMarker }),
            ...(page.NextUploadIdMarker !== undefined && {
              UploadIdMarker: page.NextUploadIdMarker,
            }),
          }
        : undefined;
  }
  return ended;
}

function listUploads(
  client: S3Client,
  { bucket }: S3Place,
  prefix: string,
  marker: { readonly KeyMarker?: string; readonly UploadIdMarker?: string },
) {
  return client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...marker }),
  );
}
