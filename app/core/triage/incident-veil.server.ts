import { createHmac } from "node:crypto";

const BITS_48 = 2 ** 48;

/**
 * A token as the office keeps it: 48 bits of its HMAC-SHA-256 under a secret of the office. The same token gives the same number; without the
 * secret the number tells nothing of a place or a word.
 */
export function tokenVeil(secret: Uint8Array): (token: string) => number {
  return (token) => {
    const digest = createHmac("sha256", secret).update(`incident ${token}`).digest();
    return digest.readUIntBE(0, 6) % BITS_48;
  };
}
