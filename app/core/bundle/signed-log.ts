import { parseCheckpoint, type Checkpoint } from "../custody/checkpoint.ts";
import { parseTrustPolicy } from "../custody/parse-trust-policy.ts";
import type { Quorum } from "../custody/quorum.ts";
import type { LogKeyTerm } from "../custody/log-keys.ts";
import type { CustodyRecord } from "../custody/record.ts";
import { parseSignedNote, verifySignedNote, type SignedNote } from "../custody/signed-note.ts";
import type { TrustPolicy } from "../custody/trust-policy.ts";
import { parseVerifierKey, type VerifierKey } from "../custody/verifier-key.ts";
import { verifyCheckpoint } from "../custody/verify-checkpoint.ts";
import { fromUtf8, sameBytes, toHex, toUtf8 } from "../encoding.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import { sha256 } from "../sha256.server.ts";
import { printable, type BundleFault, type FaultCode } from "./fault.ts";
import { PATHS } from "./layout.ts";
import { checkKeyHistory } from "./log-key-history.ts";
import { logKeyPem } from "./log-key-pem.ts";

/** The files that say who signed which state of the log, as read; undefined where one is missing. */
export type SignedLogFiles = Readonly<
  Record<"body" | "note" | "sig" | "pem" | "vkey" | "policy", Uint8Array | undefined>
>;

/** Where each of these files stands. */
export const SIGNED_LOG_PATHS: Readonly<Record<keyof SignedLogFiles, string>> = {
  body: PATHS.checkpointBody,
  note: PATHS.checkpointNote,
  sig: PATHS.checkpointSig,
  pem: PATHS.logKeyPem,
  vkey: PATHS.logKeyVkey,
  policy: PATHS.policy,
};

/** What the checkpoint is held against. */
export interface ToldOfLog {
  readonly origin: string | undefined;
  readonly size: string | undefined;
  readonly prepared: CustodyRecord | undefined;
  /** What the reader knows of the key from elsewhere: the beginning of its fingerprint in hex. */
  readonly fingerprint?: string | undefined;
  /** Which keys the log has had, where the bundle says so. */
  readonly terms?: readonly LogKeyTerm[];
}

/** A signed state of the log, as far as it could be read. */
export interface SignedLog {
  readonly note: string;
  readonly checkpoint: Checkpoint;
  readonly key: VerifierKey | undefined;
  /** True where the reader named the key's fingerprint, and it is this key's. */
  readonly isKeyConfirmed: boolean;
  /** Size at which the key was replaced whose fingerprint the reader named, where it is an earlier one of this log. */
  readonly namedKeyReplacedAt: number | undefined;
  readonly terms: readonly LogKeyTerm[];
  readonly policy: TrustPolicy | undefined;
  /** Who signed, by the policy; undefined where that cannot be said. */
  readonly quorum: Quorum | undefined;
}

/** Where faults of the signed log are told. */
export type TellLogFault = (
  code: FaultCode,
  path: string,
  detail: string,
  kind?: BundleFault["kind"],
) => void;

/**
 * Checks the checkpoint, its key and the policy against each other, against bag-info.txt and against
 * `bundle.prepared`. Undefined where there is no checkpoint that proofs could lead to.
 */
export function checkSignedLog(
  files: SignedLogFiles,
  told: ToldOfLog,
  tell: TellLogFault,
): SignedLog | undefined {
  const key = readKey(files, told, tell);
  const namedKeyReplacedAt = replacedAt(told);
  const isKeyConfirmed = namedKeyReplacedAt === undefined && isFingerprintOf(key, told, tell);
  const policy = readPolicy(files, key, told, tell);
  const head = readHead(files, told, tell);
  if (head === undefined) return undefined;
  if (key !== undefined) checkSignature(files, head, key, tell);
  const quorum = policy === undefined ? undefined : readQuorum(head.text, policy, key, tell);
  const { terms = [] } = told;
  checkKeyHistory({ key, policy, checkpoint: head.checkpoint }, terms, tell);
  return {
    note: head.text,
    checkpoint: head.checkpoint,
    key,
    isKeyConfirmed,
    namedKeyReplacedAt,
    terms,
    policy,
    quorum,
  };
}

/** Digest by which `bundle.prepared` names the policy that belongs to the bundle. */
export function policyDigest(policy: Uint8Array): string {
  return toHex(sha256(policy));
}

interface Head {
  /** The whole note. */
  readonly text: string;
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

function readKey(
  { vkey, pem }: SignedLogFiles,
  told: ToldOfLog,
  tell: TellLogFault,
): VerifierKey | undefined {
  if (vkey === undefined) return undefined;
  const line = /^([^\n]*)\n$/.exec(fromUtf8(vkey) ?? "")?.[1];
  const read = line === undefined ? undefined : parseVerifierKey(line);
  if (read?.ok !== true || read.value.type !== "ed25519") {
    tell("key", PATHS.logKeyVkey, "it is not one line with the key of a log");
    return undefined;
  }
  const key = read.value;
  if (told.origin !== undefined && key.name !== told.origin) {
    tell("key", PATHS.logKeyVkey, `it is the key of the log ${printable(key.name)}`);
  }
  if (pem !== undefined && !sameBytes(pem, toUtf8(logKeyPem(key)))) {
    tell("key", PATHS.logKeyPem, "it is not the key of log-key.vkey");
  }
  return key;
}

function isFingerprintOf(
  key: VerifierKey | undefined,
  { fingerprint }: ToldOfLog,
  tell: TellLogFault,
): boolean {
  if (key === undefined || fingerprint === undefined) return false;
  const real = keyFingerprint(key);
  if (real.startsWith(fingerprint)) return true;
  tell("key", PATHS.logKeyPem, `its fingerprint is ${inFours(real)}, not the one that was named`);
  return false;
}

/** An earlier key named by its fingerprint is no fault: that key signed the one that replaced it. Nor is it the present one. */
function replacedAt({ fingerprint, terms = [] }: ToldOfLog): number | undefined {
  if (fingerprint === undefined) return undefined;
  const named = terms.find(({ key }) => keyFingerprint(key).startsWith(fingerprint));
  return named?.to;
}

function readHead(
  { note: noteBytes, body }: SignedLogFiles,
  told: ToldOfLog,
  tell: TellLogFault,
): Head | undefined {
  if (noteBytes === undefined) return undefined;
  const report = (detail: string) => {
    tell("checkpoint", PATHS.checkpointNote, detail);
  };
  const note = parseSignedNote(noteBytes);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) {
    report(checkpoint.ok ? "it does not read" : checkpoint.problem);
    return undefined;
  }
  const { origin, size, extensions } = checkpoint.value;
  if (body !== undefined && !sameBytes(body, toUtf8(note.value.text))) {
    tell("checkpoint", PATHS.checkpointBody, "it is not the text that checkpoint.note signs");
  }
  if (extensions.length > 0) report("it has lines that no witness vouches for");
  if (told.origin !== undefined && origin !== told.origin) {
    report(`it is of the log ${printable(origin)}`);
  }
  if (told.size !== undefined && told.size !== String(size)) {
    report(`it covers ${size} records, and bag-info.txt says ${printable(told.size)}`);
  }
  if (told.prepared !== undefined && told.prepared.seq >= size) {
    report("it ends before bundle.prepared");
  }
  return { text: fromUtf8(noteBytes) ?? "", note: note.value, checkpoint: checkpoint.value };
}

function checkSignature(
  { sig }: SignedLogFiles,
  { text, note }: Head,
  key: VerifierKey,
  tell: TellLogFault,
): void {
  const line = note.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (line === undefined) {
    tell("checkpoint", PATHS.checkpointNote, "the key of log-key.vkey has not signed it");
    return;
  }
  if (verifySignedNote(text, [key]).kind !== "verified") {
    tell("checkpoint", PATHS.checkpointNote, "the log's signature does not fit it");
  }
  if (sig !== undefined && !sameBytes(sig, line.signature)) {
    tell("checkpoint", PATHS.checkpointSig, "it is not the log's signature in checkpoint.note");
  }
}

function readPolicy(
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

function readQuorum(
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
