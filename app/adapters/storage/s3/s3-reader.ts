import { setTimeout as wait } from "node:timers/promises";
import { GetObjectCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";
import type { ObjectReader } from "../object-store.ts";
import { StoreFault } from "#app/core/store-away.ts";
import { faultOf, isUnmet, unlessAbsent } from "./s3-errors.ts";

/** A line that is cut is taken up again where it ended, so often without a byte gained. */
const TRIES = 3;
const WAIT_MILLIS = 200;

/** Which object stands under a key. */
export interface Standing {
  readonly etag: string;
  readonly versionId: string | undefined;
}

/** Opens what stands under a key; undefined where nothing does. Every range is of the same object, or an error. */
export async function openReader(
  client: S3Client,
  target: { readonly Bucket: string; readonly Key: string },
): Promise<(ObjectReader & Standing) | undefined> {
  const head = await unlessAbsent(client.send(new HeadObjectCommand(target)));
  if (head === undefined) return undefined;
  const { ContentLength: size, ETag: etag, VersionId: versionId } = head;
  if (size === undefined || etag === undefined) {
    throw new StoreFault("store-unavailable", "the evidence store says no size of an object");
  }
  const closing = new AbortController();

  const get = async (from: number, to: number): Promise<Readable> => {
    const { Body } = await client.send(
      new GetObjectCommand({ ...target, Range: `bytes=${from}-${to - 1}`, IfMatch: etag }),
      { abortSignal: closing.signal },
    );
    if (Body === undefined) throw new Error("no body");
    return Body as Readable;
  };

  return {
    size,
    ...{ etag, versionId },
    mark: `${versionId ?? ""} ${etag}`,
    range: (from, to) => piecesOf(get, from, to, closing.signal),
    close: () => {
      closing.abort();
      return Promise.resolve();
    },
  };
}

async function* piecesOf(
  get: (from: number, to: number) => Promise<Readable>,
  from: number,
  to: number,
  closed: AbortSignal,
): AsyncIterable<Uint8Array> {
  let at = from;
  for (let tries = 1; at < to; tries += 1) {
    let body: Readable | undefined;
    try {
      body = await get(at, to);
      for await (const piece of body as AsyncIterable<Uint8Array>) {
        // A server that gives more than was asked for must not fill our memory.
        const wanted = piece.subarray(0, to - at);
        at += wanted.length;
        tries = 0;
        if (wanted.length > 0) yield wanted;
        if (at === to) break;
      }
      // Ended early: only a store that is at fault does that, since its size was asked for first.
      if (at < to && tries >= TRIES) throw new Error("ended early");
    } catch (cause) {
      if (isUnmet(cause)) {
        throw new StoreFault("store-unavailable", "an object was replaced while it was read", {
          cause,
        });
      }
      if (closed.aborted || tries >= TRIES) throw faultOf(cause);
      await wait(WAIT_MILLIS * 2 ** tries);
    } finally {
      body?.destroy();
    }
  }
}
