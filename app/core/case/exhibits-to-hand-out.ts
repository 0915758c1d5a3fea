import { canonicalJson } from "../custody/canonical-json.ts";
import { toHex, toUtf8 } from "../encoding.ts";
import type { JsonObject } from "../json.ts";
import { sha256 } from "../sha256.server.ts";

/** An exhibit as far as it decides what a bundle holds and says of it. */
export interface ExhibitToHandOut {
  readonly number: number;
  readonly description: string;
  readonly itemId: string;
  /** Of the original, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * What a second person approves when a bundle leaves the office: for whom, and exactly which exhibits under which descriptions, by
 * the SHA-256 of the canonical JSON (RFC 8785) of `[[number, item, sha256, description], …]` in the order of their numbers. One
 * marked, unmarked or described otherwise afterwards makes it another act.
 */
export function handOutFacts(audience: string, exhibits: readonly ExhibitToHandOut[]): JsonObject {
  const list = exhibits
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, itemId, sha256: digest, description }) => [
      number,
      itemId,
      digest,
      description,
    ]);
  return {
    audience,
    exhibits: list.length,
    exhibits_sha256: toHex(sha256(toUtf8(canonicalJson(list)))),
  };
}
