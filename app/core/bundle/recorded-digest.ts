import type { CustodyRecord } from "../custody/record.ts";

/**
 * The SHA-256 that the log has of an original: taken on arrival, or, of a file that came in parts, when it was sealed. `records` are
 * the item's own, oldest first.
 */
export function recordedSha256(records: readonly CustodyRecord[]): unknown {
  const [received, ...later] = records;
  if (received?.obj.sha256 !== undefined || received?.obj.hashed !== "when-sealed") {
    return received?.obj.sha256;
  }
  return later.find(({ ev }) => ev === "item.hashed")?.obj.sha256;
}
