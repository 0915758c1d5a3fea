import { parseTrustPolicy } from "../custody/parse-trust-policy.ts";
import type { Quorum } from "../custody/quorum.ts";
import type { TrustPolicy } from "../custody/trust-policy.ts";
import type { VerifierKey } from "../custody/verifier-key.ts";
import { verifyCheckpoint } from "../custody/verify-checkpoint.ts";
import { sameBytes, toHex } from "../encoding.ts";
import { sha256 } from "../sha256.server.ts";
import { printable } from "./fault.ts";
import { PATHS } from "./layout.ts";
import type { SignedLogFiles, TellLogFault, ToldOfLog } from "./signed-log-input.ts";

/** Digest by which `bundle.prepared` names the policy that belongs to the bundle. */
export function policyDigest(policy: Uint8Array): string {
  return toHex(sha256(policy));
}

/** The policy, where it reads: whose signatures count. It must be the one that `bundle.prepared` names, and name the log's key. */
export function readPolicy(
  { policy }: SignedLogFiles,
  key: VerifierKey | undefined,
  { prepared }: ToldOfLog,
  tell: TellLogFault,
): TrustPolicy | undefined {
  if (policy === undefined) return undefined;
  const recorded = prepared?.obj["policy_sha256"];
  if (recorded !== undefined && recorded !== policyDigest(policy)) {
    tell("policy", PATHS.policy, "it is not the policy that bundle.prepared names by its SHA-256");
  }
  const read = parseTrustPolicy(policy);
  if (!read.ok) {
    for (const { line, detail } of read.problems) {
      tell("policy", PATHS.policy, `${line === 0 ? "" : `line ${line}: `}${printable(detail)}`);
    }
    return undefined;
  }
  const names = read.value.logs.some(
    (log) =>
      key !== undefined && log.key.name === key.name && sameBytes(log.key.publicKey, key.publicKey),
  );
  if (key !== undefined && !names) {
    tell("policy", PATHS.policy, "it does not name the key of log-key.vkey");
  }
  return read.value;
}

/** Who signed the checkpoint, by the policy; undefined where that cannot be said. */
export function readQuorum(
  note: string,
  policy: TrustPolicy,
  logKey: VerifierKey | undefined,
  tell: TellLogFault,
): Quorum | undefined {
  const outcome = verifyCheckpoint({ note, policy });
  switch (outcome.kind) {
    case "verified":
      return outcome.quorum;
    case "quorum-not-met":
      tell("quorum", PATHS.checkpointNote, printable(outcome.quorum.sentence), "incomplete");
      return outcome.quorum;
    case "signature-fails":
      if (outcome.key.keyId !== logKey?.keyId) {
        const detail = `the signature of ${printable(outcome.key.name)} does not fit it`;
        tell("checkpoint", PATHS.checkpointNote, detail);
      }
      return undefined;
    case "malformed":
    case "unknown-log":
    case "not-signed-by-log":
      // Told already, of the key or of the note.
      return undefined;
  }
}
