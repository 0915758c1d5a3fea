import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The lists of signers and of time-stamp authorities that the C2PA conformance programme publishes
 * (c2pa-org/conformance-public, O-UDA 1.0; README beside the lists). A newer one is a new release of this program: what was judged under
 * an older one stays as it was, with the day of its list.
 */
export interface TrustLists {
  /** Both lists, PEM, one after the other. */
  readonly anchors: string;
  /** The day on which they were taken. */
  readonly takenOn: string;
  /** SHA-256 of the octets of both, lower-case hexadecimal. */
  readonly sha256: string;
}

const TAKEN_ON = "2026-11-29";

/** Read by the child: nothing else needs them. */
export function readTrustLists(): TrustLists {
  const [signers, authorities] = ["c2pa-trust-list.pem", "c2pa-tsa-trust-list.pem"].map((name) =>
    readFileSync(join(import.meta.dirname, name), "utf8"),
  );
  const anchors = `${signers}\n${authorities}`;
  const sha256 = createHash("sha256").update(anchors).digest("hex");
  return { anchors, takenOn: TAKEN_ON, sha256 };
}
