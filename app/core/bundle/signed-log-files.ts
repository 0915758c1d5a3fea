import { formatTrustPolicy } from "../custody/format-trust-policy.ts";
import { parseCheckpoint } from "../custody/checkpoint.ts";
import type { Parsed } from "../custody/parsed.ts";
import { parseSignedNote } from "../custody/signed-note.ts";
import { formatLogProof } from "../custody/tlog-proof.ts";
import { officeOnlyPolicy } from "../custody/trust-policy.ts";
import { parseVerifierKey, type VerifierKey } from "../custody/verifier-key.ts";
import { toUtf8 } from "../encoding.ts";
import type { BundleCheckpoint, BundleLog } from "./content.ts";
import { consistencyPath, earlierNotePath, PATHS, proofPath, timestampPath } from "./layout.ts";
import { keyHistoryText, readKeyHistory, type LogKeyHistory } from "./log-key-history.ts";
import { logKeyPem } from "./log-key-pem.ts";
import { consistencyText, readStamp } from "./log-proofs.ts";
import { checkSignedLog, type SignedLog } from "./signed-log.ts";
import { SIGNED_LOG_PATHS, type SignedLogFiles, type TellLogFault } from "./signed-log-input.ts";
import type { ShownRecord } from "./shown-records.ts";

/** A file of `60-log/` about the signed state of the log. */
export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files that say who signed which state of the log; a problem where there is no signature to take out. */
export function signedLogFiles(checkpoint: BundleCheckpoint): Parsed<MadeTexts> {
  const key = parseVerifierKey(checkpoint.vkey);
  if (!key.ok) return key;
  const note = parseSignedNote(checkpoint.note);
  if (!note.ok) return note;
  const { name, keyId } = key.value;
  const line = note.value.signatures.find((one) => one.name === name && one.keyId === keyId);
  if (line === undefined) return { ok: false, problem: "the log's key has not signed it" };
  return {
    ok: true,
    value: {
      body: toUtf8(note.value.text),
      note: toUtf8(checkpoint.note),
      sig: line.signature,
      pem: toUtf8(logKeyPem(key.value)),
      vkey: toUtf8(`${checkpoint.vkey}\n`),
      policy: checkpoint.policy ?? ownPolicy(key.value),
    },
  };
}

type MadeTexts = { readonly [Name in keyof SignedLogFiles]: Uint8Array };

/** The policy of an office that named none: its own log, and no witness. */
export function ownPolicy(logKey: VerifierKey): Uint8Array {
  return formatTrustPolicy(officeOnlyPolicy([logKey]));
}

/** Every file about the signed state of the log, the proofs of these records among them, one at a time. */
export function* filesOfSignedLog(
  log: BundleLog,
  records: readonly ShownRecord[],
): Generator<LogFile> {
  const { checkpoint } = log;
  const texts = signedLogFiles(checkpoint);
  if (!texts.ok) throw new Error(`the checkpoint cannot be written: ${texts.problem}`);
  for (const [name, path] of Object.entries(SIGNED_LOG_PATHS)) {
    yield { path, bytes: texts.value[name as keyof SignedLogFiles] };
  }
  const { keyRecords = [] } = checkpoint;
  if (keyRecords.length > 0) yield { path: PATHS.logKeys, bytes: keyHistoryText(keyRecords) };
  const history = ownKeyHistory(log);
  for (const seq of [...history.records, ...records.map(({ record }) => record)].map(seqOf)) {
    const hashes = checkpoint.inclusion.get(seq);
    if (hashes === undefined) throw new Error(`there is no proof of record ${seq}`);
    const proof = formatLogProof({ index: seq, hashes, checkpoint: checkpoint.note });
    yield { path: proofPath(seq), bytes: toUtf8(proof) };
  }
  yield* earlierFiles(log);
  for (const { path, bytes } of timestampFiles(checkpoint, texts.value.body)) yield { path, bytes };
}

/** The signed state as a bundle's reader will see it. Throws where there is none: the content is checked before. */
export function readOwnSignedLog(log: BundleLog): SignedLog {
  const texts = signedLogFiles(log.checkpoint);
  const { terms } = ownKeyHistory(log);
  const told = { origin: log.origin, size: String(log.size), prepared: undefined, terms };
  const read = texts.ok ? checkSignedLog(texts.value, told, () => undefined) : undefined;
  if (read === undefined) throw new Error("the log's checkpoint cannot be read");
  return read;
}

/** The history of the log's keys as the bundle will show it. `tell` hears what is wrong with it. */
export function ownKeyHistory(
  { origin, checkpoint }: BundleLog,
  tell: TellLogFault = () => undefined,
): LogKeyHistory {
  const { keyRecords = [] } = checkpoint;
  return readKeyHistory(keyHistoryText(keyRecords), origin, tell);
}

function seqOf({ seq }: { readonly seq: number }): number {
  return seq;
}

/** Size of the earlier checkpoint; undefined where there is none, or none that reads. */
export function earlierSize({ checkpoint: { earlier } }: BundleLog): number | undefined {
  if (earlier === undefined) return undefined;
  const note = parseSignedNote(earlier.note);
  const read = note.ok ? parseCheckpoint(note.value.text) : note;
  return read.ok ? read.value.size : undefined;
}

function* earlierFiles(log: BundleLog): Generator<LogFile> {
  const { earlier } = log.checkpoint;
  const first = earlierSize(log);
  if (earlier === undefined || first === undefined) return;
  yield { path: earlierNotePath(first), bytes: toUtf8(earlier.note) };
  yield {
    path: consistencyPath(first, log.size),
    bytes: toUtf8(consistencyText(earlier.proof)),
  };
}

/** Time stamps under names that say which come from an authority for tests; none that is about something else. */
export function* timestampFiles(
  { timestamps = [] }: BundleCheckpoint,
  body: Uint8Array,
): Generator<LogFile & { readonly isTest: boolean }> {
  const count = { real: 0, test: 0 };
  for (const { response, isTest: isKnownTest } of timestamps) {
    const stamp = readStamp(response, body);
    if (!stamp.ok) continue;
    const isTest = isKnownTest || stamp.value.isTest;
    const kind = isTest ? "test" : "real";
    count[kind] += 1;
    yield { path: timestampPath(count[kind], isTest), bytes: response, isTest };
  }
}
