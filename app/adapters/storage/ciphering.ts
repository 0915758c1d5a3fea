import { Tampered, type FileKey } from "#app/core/encryption/cobblestone.server.ts";
import type { FramePlace } from "#app/core/encryption/frame.server.ts";
import { laneFor, type CipherStep, type Filled } from "./lane.ts";

// Encrypting and decrypting a MiB in pieces costs one to two milliseconds and leaves dozens of buffers behind, which here are a thread's
// and not the web process's. The two kinds of work go to different threads, since sealing does both at once.

let runs = 0;

/** Encrypts or decrypts one file's chunks, all of them in one thread. */
export interface ChunkCipher {
  /** Octets written into the block. */
  seal(first: number, from: Filled, into: SharedArrayBuffer): Promise<number>;
  /** Octets written into the block; throws `Tampered` where a chunk is not what was sealed, and the block is not to be read then. */
  open(first: number, from: Filled, into: SharedArrayBuffer): Promise<number>;
}

export function chunkCipher(file: FileKey): ChunkCipher {
  runs += 1;
  const number = runs;
  const run = (kind: "seal-chunks" | "open-chunks", first: number, from: Filled, into: Room) =>
    filled("first", number, { kind, file, first, from, into });
  return {
    seal: (first, from, into) => run("seal-chunks", first, from, into),
    open: (first, from, into) => run("open-chunks", first, from, into),
  };
}

type Room = SharedArrayBuffer;

/** Decrypts one frame of an upload; throws `Tampered` where it is not what was written. */
export function openFrameAside(
  key: Uint8Array,
  place: FramePlace,
  from: Filled,
  into: SharedArrayBuffer,
): Promise<number> {
  return filled("second", place.index, { kind: "open-frame", key, place, from, into });
}

async function filled(row: "first" | "second", number: number, step: CipherStep): Promise<number> {
  const answer = await laneFor(row, number).ask(step);
  if (answer.kind === "tampered") throw new Tampered(answer.why);
  if (answer.kind !== "filled") throw new Error("a thread answered what it was not asked");
  return answer.length;
}
