import { createHash } from "node:crypto";
import type { NewDigest } from "#app/core/partner/running-digests.ts";

/** A digest of bytes as they pass, in this thread: for what other agencies' lists are written in. */
export const newDigest: NewDigest = (algorithm) => {
  const hash = createHash(algorithm);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.digest("hex"),
  };
};
