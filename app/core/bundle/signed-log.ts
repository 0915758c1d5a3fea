import { parseCheckpoint, type Checkpoint } from "../custody/checkpoint.ts";
import type { LogKeyTerm } from "../custody/log-keys.ts";
import type { Quorum } from "../custody/quorum.ts";
import { parseSignedNote, verifySignedNote, type SignedNote } from "../custody/signed-note.ts";
import type { TrustPolicy } from "../custody/trust-policy.ts";
import type { VerifierKey } from "../custody/verifier-key.ts";
import { fromUtf8, sameBytes, toUtf8 } from "../encoding.ts";
import { printable } from "./fault.ts";
import { PATHS } from "./layout.ts";
import { checkKeyHistory } from "./log-key-history.ts";
import { isFingerprintOf, readKey, replacedAt } from "./signed-log-key.ts";
import { readPolicy, readQuorum } from "./signed-log-policy.ts";
import type { SignedLogFiles, TellLogFault, ToldOfLog } from "./signed-log-input.ts";

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

interface Head {
  /** The whole note. */
  readonly text: string;
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
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
