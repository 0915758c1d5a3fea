import { compress, newSha256, START } from "../receipt-check/sha256.js";

/** As in `app/core/flood/work.server.ts`: both sides must spell the work alike, and a test lets one check the other. */
const PIECES = 8;
const MESSAGE_BYTES = 37;

/** Searches the answer to a ticket's work: for each piece the first counter whose hash is small enough. */
export function searchWork(ticket: string, tries: number): string {
  const bound = Math.floor(2 ** 32 / (tries / PIECES));
  // The message fits into one block: its bytes, a 1 bit, and its length in bits at the end.
  const block = new Uint8Array(64);
  const view = new DataView(block.buffer);
  const seed = newSha256();
  seed.update(new TextEncoder().encode(ticket));
  block.set(seed.digest());
  block[MESSAGE_BYTES] = 0x80;
  view.setUint32(60, MESSAGE_BYTES * 8);
  const start = Int32Array.from(START);
  const state = new Int32Array(8);
  const words = new Int32Array(64);
  const found: string[] = [];
  for (let piece = 0; piece < PIECES; piece += 1) {
    block[32] = piece;
    for (let counter = 0; ; counter += 1) {
      view.setUint32(33, counter);
      state.set(start);
      compress(state, words, block, 0);
      if ((state[0] ?? 0) >>> 0 < bound) {
        found.push(counter.toString(36));
        break;
      }
    }
  }
  return found.join(".");
}
