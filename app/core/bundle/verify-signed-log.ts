import type { CustodyRecord } from "../custody/record.ts";
import { parseTrustPolicy } from "../custody/parse-trust-policy.ts";
import type { Quorum } from "../custody/quorum.ts";
import { fromHex, toUtf8 } from "../encoding.ts";
import type { Instant } from "../instant.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import { printable, type BundleFault } from "./fault.ts";
import { continuesGiven, type GivenCheckpoint } from "./given-checkpoint.ts";
import { consistencyPath, earlierNotePath, PATHS, proofPath } from "./layout.ts";
import { readKeyHistory, type LogKeyHistory } from "./log-key-history.ts";
import { problemOfConsistency, problemOfProof, readStamp } from "./log-proofs.ts";
import { checkSignedLog, type SignedLog } from "./signed-log.ts";
import { SIGNED_LOG_PATHS, type SignedLogFiles, type TellLogFault } from "./signed-log-input.ts";
import type { BundleLogView } from "./verify-log.ts";

/** What a verification says of the log's signed state. */
export interface SignedLogReport {
  readonly origin: string;
  /** Records that the checkpoint covers. */
  readonly size: number;
  /** Of the key in the bundle, in groups of four; undefined where there is no key that reads. */
  readonly fingerprint: string | undefined;
  /** True where the reader named the key's fingerprint, and it is this key's. */
  readonly isKeyConfirmed: boolean;
  /** Size at which the key was replaced that the reader named, where it is an earlier one of this log. */
  readonly namedKeyReplacedAt: number | undefined;
  /** Sizes at which the log's key was replaced, by the records of the log. */
  readonly keysReplacedAt: readonly number[];
  readonly quorum: Quorum | undefined;
  /** How many records were proved to be in the log. */
  readonly proved: number;
  /** Sizes of the log in earlier bundles that it was proved to continue. */
  readonly continues: readonly number[];
  /** Size of the log in the checkpoint that the reader gave, where it was proved to continue that one. */
  readonly continuesGiven: number | undefined;
  readonly timestamps: readonly {
    readonly path: string;
    readonly time: Instant;
    readonly by: string | undefined;
    readonly isTest: boolean;
  }[];
}

/** Reads a file that must be there; where it is not, or does not read, that is told and the answer undefined. */
type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

const CONSISTENCY = /^data\/60-log\/consistency-(0|[1-9]\d{0,15})-(0|[1-9]\d{0,15})\.txt$/;
const EARLIER_NOTE = /^data\/60-log\/checkpoint-(0|[1-9]\d{0,15})\.note$/;
const PROOF = /^data\/60-log\/proofs\//;
const TIMESTAMP = /^data\/60-log\/checkpoint(-test-authority)?(?:-\d+)?\.tsr$/;

/** True where a bundle has any file that speaks of a signed log. */
export function hasSignedLog(paths: Iterable<string>): boolean {
  const known = new Set(Object.values(SIGNED_LOG_PATHS));
  return [...paths].some((path) => known.has(path) || PROOF.test(path));
}

/**
 * Checks that the log is signed, that every record shown is in it, and that it continues the log of earlier bundles.
 * Undefined where there is no checkpoint that reads.
 */
export async function verifySignedLog(input: {
  readonly paths: readonly string[];
  readonly read: ReadFile;
  readonly log: BundleLogView | undefined;
  readonly told: {
    readonly origin: string | undefined;
    readonly size: string | undefined;
    readonly fingerprint: string | undefined;
  };
  /** A checkpoint from another day to hold this one against. */
  readonly given?: GivenCheckpoint | undefined;
  readonly tell: (fault: BundleFault) => void;
}): Promise<SignedLogReport | undefined> {
  const { paths, read, log } = input;
  const tell: TellLogFault = (code, path, detail, kind = "altered") => {
    input.tell({ kind, code, path: path === undefined ? path : printable(path), detail });
  };
  const files = await readSignedLogFiles(read);
  const history = await readHistory({ paths, read, files, origin: input.told.origin, tell });
  const { terms } = history;
  const signed = checkSignedLog(files, { ...input.told, prepared: log?.prepared, terms }, tell);
  if (signed === undefined) return undefined;
  const { checkpoint, key, isKeyConfirmed, namedKeyReplacedAt, quorum } = signed;
  return {
    origin: printable(checkpoint.origin),
    size: checkpoint.size,
    fingerprint: key === undefined ? undefined : inFours(keyFingerprint(key)),
    isKeyConfirmed,
    namedKeyReplacedAt,
    keysReplacedAt: terms.flatMap(({ to }) => (to === undefined ? [] : [to])),
    quorum: quorum && {
      ...quorum,
      witnesses: quorum.witnesses.map(printable),
      sentence: printable(quorum.sentence),
    },
    proved: log === undefined ? 0 : await checkProofs({ paths, read, log, history, signed, tell }),
    continues: await checkEarlier({ paths, read, signed, prepared: log?.prepared, tell }),
    continuesGiven: await checkGiven({ paths, read, signed, given: input.given, tell }),
    timestamps: await checkTimestamps({ paths, read, files, tell }),
  };
}

async function readSignedLogFiles(read: ReadFile): Promise<SignedLogFiles> {
  const found: Partial<Record<keyof SignedLogFiles, Uint8Array | undefined>> = {};
  for (const [name, path] of Object.entries(SIGNED_LOG_PATHS)) {
    found[name as keyof SignedLogFiles] = await read(path);
  }
  const { body, note, sig, pem, vkey, policy } = found;
  return { body, note, sig, pem, vkey, policy };
}

/**
 * Reads the history of the log's keys. It must be there where the policy, which `bundle.prepared` names, has more than
 * one key for the log: whoever took it away would else make a replaced key look like the only one.
 */
async function readHistory(
  given: Given & { readonly files: SignedLogFiles; readonly origin: string | undefined },
): Promise<LogKeyHistory> {
  const { paths, read, files, origin, tell } = given;
  const policy = files.policy === undefined ? undefined : parseTrustPolicy(files.policy);
  const logs = policy?.ok === true ? policy.value.logs : [];
  const isNeeded = logs.filter(({ key }) => key.name === origin).length > 1;
  if (!isNeeded && !paths.includes(PATHS.logKeys)) return { terms: [], records: [] };
  const bytes = await read(PATHS.logKeys);
  return bytes === undefined ? { terms: [], records: [] } : readKeyHistory(bytes, origin, tell);
}

interface Given {
  readonly paths: readonly string[];
  readonly read: ReadFile;
  readonly tell: TellLogFault;
}

/** Every record has its proof, and no proof is of a record that is not shown. */
async function checkProofs(
  given: Given & {
    readonly log: BundleLogView;
    readonly history: LogKeyHistory;
    readonly signed: SignedLog;
  },
): Promise<number> {
  const { paths, read, log, history, signed, tell } = given;
  const expected = new Set<string>();
  let proved = 0;
  const events = [...log.events].map(([hash, { seq }]) => ({ seq, leafHash: fromHex(hash) }));
  for (const { seq, leafHash } of [...events, ...history.records]) {
    const path = proofPath(seq);
    expected.add(path);
    const bytes = await read(path);
    if (bytes === undefined || leafHash === undefined) continue;
    const problem = problemOfProof(bytes, { seq, leafHash }, signed);
    if (problem === undefined) proved += 1;
    else tell("proof", path, problem);
  }
  for (const path of paths) {
    if (!PROOF.test(path) || expected.has(path)) continue;
    tell("proof", path, "it is of no record that stands in events.jsonl or log-keys.jsonl");
  }
  return proved;
}

async function checkEarlier(
  given: Given & { readonly signed: SignedLog; readonly prepared: CustodyRecord | undefined },
): Promise<readonly number[]> {
  const { paths, read, signed, prepared, tell } = given;
  const continues: number[] = [];
  const named = prepared?.obj["continues_size"];
  if (typeof named === "number" && named > 0) {
    // Neither can be taken away unnoticed: the record that names them is under the log's signature.
    for (const path of [consistencyPath(named, signed.checkpoint.size), earlierNotePath(named)]) {
      if (!paths.includes(path)) await read(path);
    }
  }
  const used = new Set<string>();
  for (const path of paths) {
    const [, first, second] = CONSISTENCY.exec(path) ?? [];
    if (first === undefined || second === undefined) continue;
    const notePath = earlierNotePath(Number(first));
    used.add(notePath);
    const [proof, note] = [await read(path), await read(notePath)];
    if (proof === undefined || note === undefined) continue;
    const claim = { first: Number(first), second: Number(second), proof, note };
    const problem = problemOfConsistency(claim, signed);
    if (problem === undefined && typeof named === "number" && named !== claim.first) {
      tell("consistency", path, "bundle.prepared names another earlier state of the log");
    } else if (problem === undefined) continues.push(claim.first);
    else tell("consistency", problem.in === "proof" ? path : notePath, problem.detail);
  }
  for (const path of paths) {
    const size = EARLIER_NOTE.exec(path)?.[1];
    if (size === undefined || used.has(path)) continue;
    await read(consistencyPath(Number(size), signed.checkpoint.size));
  }
  return continues;
}

async function checkGiven(
  input: Given & { readonly signed: SignedLog; readonly given: GivenCheckpoint | undefined },
): Promise<number | undefined> {
  const { paths, read, signed, given, tell } = input;
  if (given === undefined) return undefined;
  const own = new Map<string, Uint8Array>();
  for (const path of paths) {
    if (!CONSISTENCY.test(path) && !EARLIER_NOTE.test(path)) continue;
    const bytes = await read(path);
    if (bytes !== undefined) own.set(path, bytes);
  }
  return continuesGiven(given, signed, own, ({ kind, path, detail }) => {
    tell("consistency", path, detail, kind);
  });
}

async function checkTimestamps(
  given: Given & { readonly files: SignedLogFiles },
): Promise<SignedLogReport["timestamps"]> {
  const { paths, read, files, tell } = given;
  const found: SignedLogReport["timestamps"][number][] = [];
  for (const path of paths) {
    const name = TIMESTAMP.exec(path);
    if (name === null) continue;
    const bytes = await read(path);
    if (bytes === undefined) continue;
    const stamp = readStamp(bytes, files.body ?? toUtf8(""));
    if (!stamp.ok) {
      tell("timestamp", path, stamp.problem);
      continue;
    }
    const isNamedTest = name[1] !== undefined;
    if (stamp.value.isTest && !isNamedTest) {
      tell("timestamp", path, "it comes from a TEST authority, and its name does not say so");
    }
    const { time, by, isTest } = stamp.value;
    found.push({
      path,
      time,
      by: by === undefined ? undefined : printable(by),
      isTest: isTest || isNamedTest,
    });
  }
  return found;
}
