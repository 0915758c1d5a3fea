const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let word = octet;
  for (let bit = 0; bit < 8; bit += 1)
    word = (word & 1) === 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  return word;
});

/** Continues the check sum of ZIP archives (ISO 3309) from `before`, which is 0 at the beginning. */
export function crc32(bytes: Uint8Array, before: number): number {
  let sum = ~before;
  for (const octet of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ octet) & 255] ?? 0);
  return ~sum >>> 0;
}
