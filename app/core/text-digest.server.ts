import { toHex, toUtf8 } from "./encoding.ts";
import { sha256 } from "./sha256.server.ts";

/** Tells one wording of a text from another: the first 8 hex digits of the SHA-256 of its UTF-8. No proof of anything. */
export function textDigest(text: string): string {
  return toHex(sha256(toUtf8(text)).subarray(0, 4));
}
