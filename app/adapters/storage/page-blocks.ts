/** Memory of one MiB that begins where a page of the machine does: what a disk wants that is written to past the system's cache. */
export type PageBlock = Uint8Array;

export const PAGE_BLOCK_BYTES = 1024 * 1024;

const WASM_PAGE_BYTES = 65_536;
const MOST_SPARE = 8;
const spare: PageBlock[] = [];

/**
 * A block, used again where one is spare; undefined where the system has none to give. WebAssembly's memory is the one kind in a
 * script's hands that is promised to begin at a page.
 */
export function takePageBlock(): PageBlock | undefined {
  const used = spare.pop();
  if (used !== undefined) return used;
  const pages = PAGE_BLOCK_BYTES / WASM_PAGE_BYTES;
  try {
    return new Uint8Array(new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer);
  } catch {
    // Its address space is limited to less than such a memory reserves.
    return undefined;
  }
}

/** Gives a block back; only once the disk can no longer touch it. */
export function givePageBlock(block: PageBlock): void {
  if (spare.length < MOST_SPARE) spare.push(block);
}
