import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import type { Tools } from "../tools.ts";
import { logKeyTerms } from "./log-keys.ts";

/** The newest published checkpoint; undefined before the first. */
export async function readCheckpoint(
  tools: Pick<Tools, "read">,
): Promise<StoredCheckpoint | undefined> {
  return tools.read((stores) => stores.checkpoints.latest());
}

/** The log's public key, in the ways people check with: C2SP's line, and PEM for `openssl`. */
export function readLogKey(tools: Pick<Tools, "logKey">): { vkey: string; pem: string } {
  return { vkey: formatVerifierKey(tools.logKey.verifierKey), pem: tools.logKey.publicKeyPem };
}

export interface ShownLogKey {
  readonly vkey: string;
  /** Sizes of the checkpoints that it signs, both ends counted; the present key has no last one. */
  readonly from: number;
  readonly to: number | undefined;
}

/** All keys that the log has had, the present one first. */
export async function listLogKeys(
  tools: Pick<Tools, "read" | "logKey">,
): Promise<readonly ShownLogKey[]> {
  const { verifierKey } = tools.logKey;
  const terms = await tools.read((stores) => logKeyTerms(stores, verifierKey));
  return terms
    .toReversed()
    .map(({ key, from, to }) => ({ vkey: formatVerifierKey(key), from, to }));
}

export type ProofOutcome =
  | { readonly kind: "proof"; readonly hashes: readonly Uint8Array[] }
  /** Sizes or index that no published checkpoint covers: proofs reveal nothing that was not signed. */
  | { readonly kind: "not-covered" };

/** Proves that the log of `first` records is the beginning of the one of `second`, both up to the last checkpoint. */
export async function proveConsistencyOfLog(
  tools: Pick<Tools, "read">,
  input: { readonly first: number; readonly second: number },
): Promise<ProofOutcome> {
  return tools.read(async ({ checkpoints, custody }): Promise<ProofOutcome> => {
    const signed = (await checkpoints.latest())?.size ?? 0;
    if (input.first < 1 || input.first > input.second || input.second > signed) {
      return { kind: "not-covered" };
    }
    return { kind: "proof", hashes: await custody.consistencyProof(input.first, input.second) };
  });
}

/** Proves that record `index` is in the log of `size` records, up to the last checkpoint. */
export async function proveInclusionInLog(
  tools: Pick<Tools, "read">,
  input: { readonly index: number; readonly size: number },
): Promise<ProofOutcome> {
  return tools.read(async ({ checkpoints, custody }): Promise<ProofOutcome> => {
    const signed = (await checkpoints.latest())?.size ?? 0;
    if (input.index >= input.size || input.size > signed) return { kind: "not-covered" };
    return { kind: "proof", hashes: await custody.inclusionProof(input.index, input.size) };
  });
}
