import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Digests } from "./blob-store.ts";
import { startDigesting, type Digesting } from "./digesting.ts";

const BLOCK_BYTES = 1024 * 1024;

/** How a source ended: whole, larger than allowed, or failing on the way after `size` bytes. */
export type Poured =
  | { readonly kind: "whole"; readonly digests: Digests }
  | { readonly kind: "too-large" }
  | { readonly kind: "broken-off"; readonly size: number; readonly cause: unknown };

/**
 * Reads a source to its end, digests it and, when a file is given, writes it there in writes of 1 MiB. At most two
 * blocks are in memory; the source is asked for more only when there is room. A source that is left early is not
 * destroyed, since a form's file may have to be drained for the fields behind it to be read. Only the disk makes it throw.
 */
export async function pour(
  source: AsyncIterable<Uint8Array>,
  to: { readonly file?: FileHandle; readonly limitBytes?: number },
): Promise<Poured> {
  const digesting = startDigesting();
  const sink = blockSink(digesting, to.file);
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

/** Reads a file from its start to its end and digests what is there now. */
export async function digestFile(file: FileHandle): Promise<Digests> {
  const digesting = startDigesting();
  const blocks = twoBlocks();
  let size = 0;
  let ahead: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const block = blocks.next();
      const length = await readFull(file, block, size);
      await ahead;
      if (length === 0) break;
      size += length;
      ahead = handled(digesting.update(block, length));
    }
    return { size, ...(await digesting.finish()) };
  } finally {
    await Promise.allSettled([ahead]);
    blocks.giveBack();
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
function blockSink(digesting: Digesting, file: FileHandle | undefined) {
  const blocks = twoBlocks();
  let block = blocks.next();
  let used = 0;
  let size = 0;
  let ahead: Promise<unknown> = Promise.resolve();

  const ship = async () => {
    await ahead;
    const [full, length, position] = [block, used, size - used];
    ahead = handled(
      Promise.all([
        digesting.update(full, length),
        file === undefined ? undefined : writeFull(file, full, length, position),
      ]),
    );
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
    /** Waits until nothing touches the file any more. What failed was, or is being, thrown by `take` or `end`. */
    settle: async () => {
      await Promise.allSettled([ahead]);
      blocks.giveBack();
    },
  };
}

/** Blocks nobody uses now. Shared memory is freed late, so blocks are used again instead of being made for each file. */
const spareBlocks: SharedArrayBuffer[] = [];
const MOST_SPARE = 16;

/** Two blocks in turn. Memory never touched is never given by the system, so a small file stays small. */
function twoBlocks() {
  const blocks: SharedArrayBuffer[] = [];
  let turn = 0;
  return {
    next: () => {
      turn = 1 - turn;
      return (blocks[turn] ??= spareBlocks.pop() ?? new SharedArrayBuffer(BLOCK_BYTES));
    },
    /** Gives the blocks back; only once neither disk nor hashing thread can touch them any more. */
    giveBack: () => {
      for (const block of blocks.splice(0)) {
        if (spareBlocks.length < MOST_SPARE) spareBlocks.push(block);
      }
    },
  };
}

/** Keeps a failure from counting as unhandled until the step that awaits it. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function writeFull(
  file: FileHandle,
  block: SharedArrayBuffer,
  length: number,
  position: number,
): Promise<void> {
  const bytes = new Uint8Array(block, 0, length);
  for (let done = 0; done < length;) {
    done += (await file.write(bytes, done, length - done, position + done)).bytesWritten;
  }
}

async function readFull(
  file: FileHandle,
  block: SharedArrayBuffer,
  position: number,
): Promise<number> {
  const bytes = new Uint8Array(block);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, position + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}
