import type { Checkpoint } from "./checkpoint.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Quorum } from "./quorum.ts";
import { evaluateQuorum } from "./quorum.ts";
import type { VerifiedSignature } from "./signed-note.ts";
import { parseSignedNote, verifySignedNote } from "./signed-note.ts";
import type { TextInput } from "./text-fields.ts";
import type { PolicyWitness, TrustPolicy } from "./trust-policy.ts";
import type { VerifierKey } from "./verifier-key.ts";

/**
 * A known witness's signature that holds. It counts for the quorum only where its time is one: not 0,
 * and not later than the reader allows.
 */
export interface WitnessSignature {
  readonly witness: PolicyWitness;
  readonly time: number;
  readonly state: "counted" | "in-the-future" | "without-time";
}

/** A checkpoint that the log signed, and what the witnesses made of it. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The log's keys that signed: two while one replaces the other. */
  readonly logKeys: readonly VerifierKey[];
  readonly cosignatures: readonly WitnessSignature[];
  readonly quorum: Quorum;
}

/** What became of verifying a signed checkpoint. */
export type CheckpointOutcome =
  | ({ readonly kind: "verified" } & SignedCheckpoint)
  | ({ readonly kind: "quorum-not-met" } & SignedCheckpoint)
  | { readonly kind: "malformed"; readonly problem: string }
  | { readonly kind: "unknown-log"; readonly origin: string }
  | { readonly kind: "not-signed-by-log"; readonly origin: string }
  | { readonly kind: "signature-fails"; readonly key: VerifierKey };

/**
 * Verifies a signed checkpoint against a policy: a log that the policy names by its origin signed it,
 * no known key's signature fails, and enough witnesses cosigned.
 */
export function verifyCheckpoint(claim: {
  readonly note: TextInput;
  readonly policy: TrustPolicy;
  /** Cosignatures with a later time, in seconds since 1970, do not count. */
  readonly notAfter?: number | undefined;
}): CheckpointOutcome {
  const { note, policy, notAfter = Infinity } = claim;
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return { kind: "malformed", problem: parsed.problem };
  const checkpoint = parseCheckpoint(parsed.value.text);
  if (!checkpoint.ok) return { kind: "malformed", problem: checkpoint.problem };
  const { origin } = checkpoint.value;
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
  if (logKeys.length === 0) return { kind: "unknown-log", origin };
  const keys = [...logKeys, ...policy.witnesses.map(({ key }) => key)];
  const outcome = verifySignedNote(note, keys);
  if (outcome.kind === "not-signed") return { kind: "not-signed-by-log", origin };
  if (outcome.kind !== "verified") return outcome;
  const signers = new Set(outcome.signatures.map(({ key }) => key));
  const signedBy = logKeys.filter((key) => signers.has(key));
  if (signedBy.length === 0) return { kind: "not-signed-by-log", origin };
  const cosignatures = outcome.signatures.flatMap((one) => ofWitness(one, policy, notAfter));
  const counted = cosignatures.filter(({ state }) => state === "counted");
  const quorum = evaluateQuorum(policy, new Set(counted.map(({ witness }) => witness.name)));
  return {
    kind: quorum.kind === "not-met" ? "quorum-not-met" : "verified",
    checkpoint: checkpoint.value,
    logKeys: signedBy,
    cosignatures,
    quorum,
  };
}

function ofWitness(
  { key, time }: VerifiedSignature,
  { witnesses }: TrustPolicy,
  notAfter: number,
): readonly WitnessSignature[] {
  const witness = witnesses.find((one) => one.key === key);
  if (witness === undefined || time === undefined) return [];
  return [{ witness, time, state: stateOf(time, notAfter) }];
}

function stateOf(time: number, notAfter: number): WitnessSignature["state"] {
  if (time === 0) return "without-time";
  return time > notAfter ? "in-the-future" : "counted";
}
