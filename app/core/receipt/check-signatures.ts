import type { Checkpoint } from "../custody/checkpoint.ts";
import { problemOfTerm, type LogKeyTerm } from "../custody/log-keys.ts";
import type { NoteSignature, SignedNote } from "../custody/signed-note.ts";
import { formatSignedNote, verifySignedNote } from "../custody/signed-note.ts";
import type { VerifierKey } from "../custody/verifier-key.ts";
import { sameBytes } from "../encoding.ts";
import { fails, holds, unconfirmed, type Finding } from "./finding.ts";
import { cosignedAt } from "./format-receipt.ts";
import { inFours, keyFingerprint } from "./key-fingerprint.ts";
import type { Receipt } from "./receipt.ts";

/** Keys that the reader has from elsewhere: the office's, and those of witnesses. */
export interface TrustedKeys {
  readonly logs?: readonly VerifierKey[];
  /** Which checkpoints each of the office's keys signs, where the reader knows: a key signs none after it was replaced. */
  readonly terms?: readonly LogKeyTerm[];
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

/** Whether the key was the office's at the checkpoint's size; undefined where nothing speaks against it. */
export function termFinding(
  { logKey }: Receipt,
  { size }: Pick<Checkpoint, "size">,
  terms: readonly LogKeyTerm[] = [],
): Finding | undefined {
  const term = terms.find(({ key }) => sameBytes(key.publicKey, logKey.publicKey));
  const problem = term === undefined ? undefined : problemOfTerm(term, size);
  return problem === undefined
    ? undefined
    : fails(
        { name: "key" },
        "retired-key",
        `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`,
      );
}

/** Whether exactly those whose keys are shown signed the checkpoint, the office first. */
export function checkpointFinding(
  { logKey, witnessKeys }: Pick<Receipt, "logKey" | "witnessKeys">,
  note: SignedNote,
  { origin, size }: Checkpoint,
): Finding {
  const part = { name: "checkpoint" } as const;
  if (origin !== logKey.name) {
    return fails(part, "other-log", "The checkpoint is of another log than the key.");
  }
  const signers = note.signatures.map(({ name, keyId }) => `${name} ${keyId}`);
  const expected = [logKey, ...witnessKeys].map(({ name, keyId }) => `${name} ${keyId}`);
  const [line] = note.signatures;
  if (line === undefined || signers.join("\n") !== expected.join("\n")) {
    return fails(part, "not-signed", "The checkpoint is not signed by exactly the keys shown.");
  }
  if (!holdsFor(logKey, note.text, line)) {
    return fails(part, "signature-fails", "The office's signature does not fit the checkpoint.");
  }
  const who = witnessKeys.length === 0 ? "The office, and nobody else," : "The office";
  return holds(part, `${who} signed the checkpoint over the log's first ${size} records.`);
}

/** Whether a witness signed the checkpoint at a time, and whether the reader knows its key. */
export function witnessFinding(key: VerifierKey, note: SignedNote, trusted: TrustedKeys): Finding {
  const part = { name: "cosigner", cosigner: key.name } as const;
  const line = note.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  const isSigned = line !== undefined && holdsFor(key, note.text, line);
  if (!isSigned || cosignedAt(key, line) === undefined) {
    return fails(part, "signature-fails", `The signature of ${key.name} does not hold.`);
  }
  const known = trusted.witnesses?.some(
    ({ name, publicKey }) => name === key.name && sameBytes(publicKey, key.publicKey),
  );
  return known === true
    ? holds(part, `${key.name} signed the checkpoint too.`)
    : unconfirmed(part, `${key.name} signed the checkpoint too, if the key shown is theirs.`);
}

/** One line at a time: a note of many lines is long to take apart, and has been already. */
function holdsFor(key: VerifierKey, text: string, line: NoteSignature): boolean {
  const alone = formatSignedNote({ text, signatures: [line] });
  return verifySignedNote(alone, [key]).kind === "verified";
}
