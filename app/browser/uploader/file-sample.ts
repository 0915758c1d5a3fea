import { newSha256, toHex } from "../receipt-check/sha256.js";

/** How much of a file's beginning and end goes into its sample, in bytes. */
const END_BYTES = 65_536;

/**
 * A short mark of a file: SHA-256 over its size (decimal, line feed), its first 64 KiB and its last 64 KiB, in hexadecimal.
 * Enough to tell whether the file chosen again, maybe on another phone, is the one that was begun; never proof of its content.
 */
export async function fileSample(file: File): Promise<string> {
  const digest = newSha256();
  digest.update(new TextEncoder().encode(`${file.size}\n`));
  for (const part of [file.slice(0, END_BYTES), file.slice(Math.max(0, file.size - END_BYTES))]) {
    digest.update(new Uint8Array(await part.arrayBuffer()));
  }
  return toHex(digest.digest());
}
