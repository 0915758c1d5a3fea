import { concatBytes, toHex } from "#app/core/encoding.ts";
import type { SignatureClaim } from "#app/core/signatures.server.ts";
import { checkSignature } from "../receipt-check/signatures.js";
import { sha256 } from "./digests.ts";
import { holdsEd25519 } from "./ed25519.ts";
import { holdsMlDsa44 } from "./ml-dsa-44.js";

// In verify.html this stands where app/core checks signatures with Node: the same names, plain code.

type SignatureAlgorithm = "Ed25519" | "ML-DSA-44";

interface Judged {
  readonly algorithm: SignatureAlgorithm;
  readonly claim: SignatureClaim;
  readonly holds: boolean;
}

/** Every claim once: each proof of a bundle carries the same signed checkpoint, and a signature takes this some milliseconds. */
const judged = new Map<string, Judged>();

/** Checks a pure Ed25519 signature (RFC 8032 section 5.1.7). A key or signature of another length fails. */
export function verifyEd25519(claim: SignatureClaim): boolean {
  return judge("Ed25519", claim, holdsEd25519);
}

/** Checks a pure ML-DSA-44 signature with no context (FIPS 204 section 5.3). Other lengths fail. */
export function verifyMlDsa44(claim: SignatureClaim): boolean {
  return judge("ML-DSA-44", claim, holdsMlDsa44);
}

function judge(
  algorithm: SignatureAlgorithm,
  claim: SignatureClaim,
  holds: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean,
): boolean {
  const { publicKey, message, signature } = claim;
  const lengths = `${publicKey.length} ${signature.length}`;
  const name = `${algorithm} ${lengths} ${toHex(sha256(concatBytes(publicKey, signature, message)))}`;
  const known = judged.get(name);
  if (known !== undefined) return known.holds;
  const answer = holds(publicKey, message, signature);
  judged.set(name, { algorithm, claim, holds: answer });
  return answer;
}

/** How the browser's own cryptography judged the signatures that this page judged. */
export interface SecondOpinion {
  readonly agreed: number;
  readonly differed: number;
  /** Where this browser does not know the kind of signature. */
  readonly unknown: number;
}

/** Asks the browser's own cryptography about every signature checked so far, and forgets them. */
export async function secondOpinion(): Promise<SecondOpinion> {
  const all = [...judged.values()];
  judged.clear();
  let [agreed, differed, unknown] = [0, 0, 0];
  for (const { algorithm, claim, holds } of all) {
    const said = await checkSignature({ algorithm, ...claim });
    if (said === "cannot-tell") unknown += 1;
    else if ((said === "holds") === holds) agreed += 1;
    else differed += 1;
  }
  return { agreed, differed, unknown };
}
