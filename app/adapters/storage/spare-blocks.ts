/** What is digested, encrypted and handed on at a time; only the last block is shorter. */
export const BLOCK_BYTES = 1024 * 1024;

/** What a block takes once it is encrypted, as chunks or as a frame: a tag for each 16 KiB, or a frame's head and tag. */
const ROOM_BYTES = BLOCK_BYTES + 4096;

/** Blocks nobody uses now. Shared memory is freed late, so blocks are used again instead of being made for each file. */
const spare: SharedArrayBuffer[] = [];
const MOST_SPARE = 16;

/** A block of shared memory with room for `BLOCK_BYTES` encrypted. Memory never touched is never given by the system, so a small file stays small. */
export function takeBlock(): SharedArrayBuffer {
  return spare.pop() ?? new SharedArrayBuffer(ROOM_BYTES);
}

/** Gives a block back; only once neither disk nor thread can touch it any more. */
export function giveBlock(block: SharedArrayBuffer): void {
  if (spare.length < MOST_SPARE) spare.push(block);
}
