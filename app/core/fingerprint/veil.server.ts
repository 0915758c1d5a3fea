import { createCipheriv } from "node:crypto";
import { FINGERPRINT_BYTES } from "./picture-fingerprint.ts";

/**
 * Mixes a fingerprint's bits by a secret of the office and turns some of them: the same for all, so that how many bits lie between two
 * stays what it was, while somebody with a copy of the database and a picture cannot ask whether the picture is there.
 */
export type Veil = (fingerprint: Uint8Array) => Uint8Array;

/** `key` is 32 octets and used for nothing else. */
export function openVeil(key: Uint8Array): Veil {
  const bits = FINGERPRINT_BYTES * 8;
  const draws = numbersUnder(key);
  const order = Array.from({ length: bits }, (_, at) => at);
  for (let at = bits - 1; at > 0; at -= 1) {
    const other = Math.floor((draws() / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const turned = Uint8Array.from({ length: FINGERPRINT_BYTES }, () => draws() % 256);
  return (fingerprint) => {
    if (fingerprint.length !== FINGERPRINT_BYTES) throw new Error("a fingerprint has 32 octets");
    const veiled = Uint8Array.from(turned);
    order.forEach((from, to) => {
      const bit = ((fingerprint[from >> 3] ?? 0) >> (7 - (from & 7))) & 1;
      veiled[to >> 3] = (veiled[to >> 3] ?? 0) ^ (bit << (7 - (to & 7)));
    });
    return veiled;
  };
}

/** Numbers of 32 bits, the same ones for the same key. */
function numbersUnder(key: Uint8Array): () => number {
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  return () => cipher.update(Buffer.alloc(4)).readUInt32BE();
}
