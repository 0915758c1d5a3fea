import { BLOCK_BYTES } from "./spare-blocks.ts";

/**
 * Gathers the pieces of a part into blocks of a frame's size, at most `limit` octets in all; ends by saying how the source ended. A block is good until the
 * next is asked for.
 */
export async function* inBlocks(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, "appended" | "broken-off" | "too-large"> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  let used = 0;
  let taken = 0;
  let how: "appended" | "broken-off" | "too-large" = "appended";
  const pieces = source[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await pieces.next();
    } catch {
      how = "broken-off";
      break;
    }
    if (next.done === true) break;
    const piece = next.value.subarray(0, limit - taken);
    taken += piece.length;
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + BLOCK_BYTES - used);
      block.set(part, used);
      used += part.length;
      at += part.length;
      if (used < BLOCK_BYTES) continue;
      yield block;
      used = 0;
    }
    if (piece.length === next.value.length) continue;
    how = "too-large";
    await pieces.return?.();
    break;
  }
  if (used > 0) yield block.subarray(0, used);
  return how;
}
