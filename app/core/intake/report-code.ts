const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The name by which staff and reporter speak of a report, such as `BW-7K2M-9QXD`: eight letters of Crockford's
 * base 32, easy to read aloud. It opens nothing; the receipt code does. Takes 8 random bytes.
 */
export function reportCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== 8) throw new Error("a report code is made from exactly 8 bytes");
  const letters = Array.from(bytes, (byte) => ALPHABET[byte & 31] ?? "");
  return `BW-${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
