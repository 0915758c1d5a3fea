import { createHmac, createSecretKey } from "node:crypto";

/** RFC 5869's expand step alone, over SHA-512: `length` octets bound to `info`. `prk` must be uniformly random already. */
export function expandSha512(prk: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  // As a key object: Node takes three times as long to begin with a key that is bytes.
  const key = createSecretKey(prk);
  const okm = new Uint8Array(length);
  let block = new Uint8Array(0);
  for (let at = 0, counter = 1; at < length; at += block.length, counter += 1) {
    const mac = createHmac("sha512", key).update(block).update(info).update(Uint8Array.of(counter));
    block = new Uint8Array(mac.digest());
    okm.set(block.subarray(0, length - at), at);
  }
  return okm;
}
