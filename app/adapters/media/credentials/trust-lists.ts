import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The lists of signers and of time-stamp authorities that the C2PA conformance programme publishes
 * (c2pa-org/conformance-public, O-UDA 1.0; README beside the lists). A newer one is a new release of this program: what was judged under
 * an older one stays as it was, with the day of its list.
 */
export interface TrustLists {
  /** Whose certificates may sign, PEM. */
  readonly signers: string;
  /** Whose certificates may stamp times, PEM. None of them vouches for a signer, and no signer's for a stamp. */
  readonly authorities: string;
  /** The day on which they were taken. */
  readonly takenOn: string;
  /** SHA-256 of the octets of both with a line feed between, lower-case hexadecimal. */
  readonly sha256: string;
}

const TAKEN_ON = "2026-11-29";

/** Read by the child: nothing else needs them. */
export function readTrustLists(): TrustLists {
  const [signers = "", authorities = ""] = ["c2pa-trust-list.pem", "c2pa-tsa-trust-list.pem"].map(
    (name) => readFileSync(join(import.meta.dirname, name), "utf8"),
  );
  const sha256 = createHash("sha256").update(`${signers}\n${authorities}`).digest("hex");
  return { signers, authorities, takenOn: TAKEN_ON, sha256 };
}
