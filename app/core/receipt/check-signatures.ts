import type { Checkpoint } from "../custody/checkpoint.ts";
import { parseSignedNote, verifySignedNote } from "../custody/signed-note.ts";
import type { VerifierKey } from "../custody/verifier-key.ts";
import { sameBytes } from "../encoding.ts";
import { fails, holds, unconfirmed, type Finding } from "./finding.ts";
import { cosignedAt } from "./format-receipt.ts";
import { inFours, keyFingerprint } from "./key-fingerprint.ts";
import type { Receipt } from "./receipt.ts";

/** Keys that the reader has from elsewhere: the office's, and those of witnesses. */
export interface TrustedKeys {
  readonly logs?: readonly VerifierKey[];
  readonly witnesses?: readonly VerifierKey[];
}

/** Whether the key is one that the reader trusts, where they know any. */
export function keyFinding(
  { logKey }: Receipt,
  trusted: readonly VerifierKey[] | undefined,
): Finding {
  const part = { name: "key" } as const;
  const fingerprint = inFours(keyFingerprint(logKey));
  if (trusted === undefined) {
    return unconfirmed(part, `Whose key this is was not confirmed: ${fingerprint}.`);
  }
  const ofLog = trusted.filter(({ name }) => name === logKey.name);
  if (ofLog.length === 0) {
    return fails(part, "other-log", `It is of the log ${logKey.name}, which is not this office's.`);
  }
  return ofLog.some(({ publicKey }) => sameBytes(publicKey, logKey.publicKey))
    ? holds(part, `The key is the office's: ${fingerprint}.`)
    : fails(part, "other-key", `The key is not the office's: ${fingerprint}.`);
}

/** Whether exactly those whose keys are shown signed the checkpoint, the office first. */
export function checkpointFinding(
  { logKey, witnessKeys, checkpoint }: Receipt,
  head?: Checkpoint,
): Finding {
  const part = { name: "checkpoint" } as const;
  const note = parseSignedNote(checkpoint);
  if (!note.ok || head === undefined) {
    return fails(part, "cannot-be-read", "The checkpoint cannot be read.");
  }
  if (head.origin !== logKey.name) {
    return fails(part, "other-log", "The checkpoint is of another log than the key.");
  }
  const outcome = verifySignedNote(checkpoint, [logKey]);
  if (outcome.kind === "signature-fails") {
    return fails(part, "signature-fails", "The office's signature does not fit the checkpoint.");
  }
  const signers = note.value.signatures.map(({ name, keyId }) => `${name} ${keyId}`);
  const expected = [logKey, ...witnessKeys].map(({ name, keyId }) => `${name} ${keyId}`);
  if (outcome.kind !== "verified" || signers.join("\n") !== expected.join("\n")) {
    return fails(part, "not-signed", "The checkpoint is not signed by exactly the keys shown.");
  }
  const size = `the log's first ${head.size} records`;
  return witnessKeys.length === 0
    ? holds(part, `The office, and nobody else, signed the checkpoint over ${size}.`)
    : holds(part, `The office signed the checkpoint over ${size}.`);
}

/** Whether a witness signed the checkpoint at a time, and whether the reader knows its key. */
export function witnessFinding(
  { checkpoint }: Receipt,
  key: VerifierKey,
  trusted: TrustedKeys,
): Finding {
  const part = { name: "cosigner", cosigner: key.name } as const;
  const outcome = verifySignedNote(checkpoint, [key]);
  const note = parseSignedNote(checkpoint);
  const line = note.ok
    ? note.value.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId)
    : undefined;
  if (outcome.kind !== "verified" || line === undefined || cosignedAt(key, line) === undefined) {
    return fails(part, "signature-fails", `The signature of ${key.name} does not hold.`);
  }
  const known = trusted.witnesses?.some(
    ({ name, publicKey }) => name === key.name && sameBytes(publicKey, key.publicKey),
  );
  return known === true
    ? holds(part, `${key.name} signed the checkpoint too.`)
    : unconfirmed(part, `${key.name} signed the checkpoint too, if the key shown is theirs.`);
}
