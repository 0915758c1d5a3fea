import { Readable } from "node:stream";
import { allDone } from "./all-done.ts";
import type { Digests } from "./blob-store.ts";
import { startDigesting, startSha256, type Digesting } from "./digesting.ts";
import type { Filled } from "./lane.ts";
import { BLOCK_BYTES, giveBlock, takeBlock } from "./spare-blocks.ts";

/** Takes the blocks in order. A block is used again once what this returns has resolved. */
export type WriteBlock = (filled: Filled) => Promise<void>;

/** How a source ended: whole, larger than allowed, or failing on the way after `size` bytes. */
export type Poured =
  | { readonly kind: "whole"; readonly digests: Digests }
  | { readonly kind: "too-large" }
  | { readonly kind: "broken-off"; readonly size: number; readonly cause: unknown };

/**
 * Reads a source to its end, digests it and, when there is somewhere to write, writes it there in blocks of 1 MiB. At most two
 * blocks are in memory, and a piece is copied before the next is asked for; the source is asked for more only when there is room. A source that is left early is not
 * destroyed, since a form's file may have to be drained for the fields behind it to be read. Only writing makes it throw.
 */
export async function pour(
  source: AsyncIterable<Uint8Array>,
  to: { readonly write?: WriteBlock; readonly limitBytes?: number },
): Promise<Poured> {
  const digesting = startDigesting();
  const sink = blockSink(digesting, to.write);
  const limit = to.limitBytes ?? Number.MAX_SAFE_INTEGER;
  const chunks =
    source instanceof Readable
      ? source.iterator({ destroyOnReturn: false })
      : source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOf(chunks);
      if (next.kind === "failed")
        return { kind: "broken-off", size: sink.size(), cause: next.cause };
      if (next.kind === "end") break;
      if (sink.size() + next.chunk.length > limit) {
        await chunks.return?.();
        return { kind: "too-large" };
      }
      await sink.take(next.chunk);
    }
    // A form parser's own limit cuts a file short without an error; a cut file must never pass as a whole one.
    if ("truncated" in source && source.truncated === true) return { kind: "too-large" };
    await sink.end();
    return { kind: "whole", digests: { size: sink.size(), ...(await digesting.finish()) } };
  } finally {
    await sink.settle();
    digesting.abandon();
  }
}

/** Octets and SHA-256 of a source, for bytes whose other digest is known: half the work of `pour`. Throws what the source throws. */
export async function sha256Of(
  source: AsyncIterable<Uint8Array>,
): Promise<Pick<Digests, "size" | "sha256">> {
  const digesting = startSha256();
  const sink = blockSink(digesting, undefined);
  try {
    for await (const chunk of source) await sink.take(chunk);
    await sink.end();
    return { size: sink.size(), sha256: await digesting.finish() };
  } finally {
    await sink.settle();
    digesting.abandon();
  }
}

type Next =
  | { readonly kind: "chunk"; readonly chunk: Uint8Array }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly cause: unknown };

async function nextOf(chunks: AsyncIterator<unknown>): Promise<Next> {
  let next: IteratorResult<unknown>;
  try {
    next = await chunks.next();
  } catch (cause) {
    return { kind: "failed", cause };
  }
  if (next.done === true) return { kind: "end" };
  if (!ArrayBuffer.isView(next.value))
    throw new Error("a source of bytes gave something that is not bytes");
  const { buffer, byteOffset, byteLength } = next.value;
  return { kind: "chunk", chunk: new Uint8Array(buffer, byteOffset, byteLength) };
}

/** Gathers chunks of any size into blocks; while one block is written and digested, the other fills. */
function blockSink(digesting: Pick<Digesting, "update">, write: WriteBlock | undefined) {
  const blocks = twoBlocks();
  let block = blocks.next();
  let used = 0;
  let size = 0;
  let ahead: Promise<unknown> = Promise.resolve();

  const ship = async () => {
    await ahead;
    const filled = { block, length: used };
    // Writing first: where one thread both encrypts and digests, the disk works while it digests.
    ahead = handled(allDone([write?.(filled) ?? Promise.resolve(), digesting.update(filled)]));
    block = blocks.next();
    used = 0;
  };
  return {
    size: () => size,
    take: async (chunk: Uint8Array) => {
      for (let offset = 0; offset < chunk.length;) {
        const part = chunk.subarray(offset, offset + BLOCK_BYTES - used);
        new Uint8Array(block).set(part, used);
        used += part.length;
        size += part.length;
        offset += part.length;
        if (used === BLOCK_BYTES) await ship();
      }
    },
    end: async () => {
      if (used > 0) await ship();
      await ahead;
    },
    /** Waits until nothing is written any more. What failed was, or is being, thrown by `take` or `end`. */
    settle: async () => {
      await Promise.allSettled([ahead]);
      blocks.giveBack();
    },
  };
}

/** Two blocks in turn. */
function twoBlocks() {
  const blocks: SharedArrayBuffer[] = [];
  let turn = 0;
  return {
    next: () => {
      turn = 1 - turn;
      return (blocks[turn] ??= takeBlock());
    },
    giveBack: () => {
      for (const block of blocks.splice(0)) giveBlock(block);
    },
  };
}

/** Keeps a failure from counting as unhandled until the step that awaits it. */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
