import type { Quorum } from "../custody/quorum.ts";
import { fromHex, toUtf8 } from "../encoding.ts";
import type { Instant } from "../instant.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import { printable, type BundleFault } from "./fault.ts";
import { consistencyPath, earlierNotePath, proofPath } from "./layout.ts";
import { problemOfConsistency, problemOfProof, readStamp } from "./log-proofs.ts";
import {
  checkSignedLog,
  SIGNED_LOG_PATHS,
  type SignedLog,
  type SignedLogFiles,
  type TellLogFault,
} from "./signed-log.ts";
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
  readonly quorum: Quorum | undefined;
  /** How many records were proved to be in the log. */
  readonly proved: number;
  /** Sizes of the log in earlier bundles that it was proved to continue. */
  readonly continues: readonly number[];
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
  readonly tell: (fault: BundleFault) => void;
}): Promise<SignedLogReport | undefined> {
  const { paths, read, log } = input;
  const tell: TellLogFault = (code, path, detail, kind = "altered") => {
    input.tell({ kind, code, path: printable(path), detail });
  };
  const files = await readSignedLogFiles(read);
  const signed = checkSignedLog(files, { ...input.told, prepared: log?.prepared }, tell);
  if (signed === undefined) return undefined;
  const { checkpoint, key, isKeyConfirmed, quorum } = signed;
  return {
    origin: printable(checkpoint.origin),
    size: checkpoint.size,
    fingerprint: key === undefined ? undefined : inFours(keyFingerprint(key)),
    isKeyConfirmed,
    quorum: quorum && {
      ...quorum,
      witnesses: quorum.witnesses.map(printable),
      sentence: printable(quorum.sentence),
    },
    proved: log === undefined ? 0 : await checkProofs({ paths, read, log, signed, tell }),
    continues: await checkEarlier({ paths, read, signed, tell }),
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

interface Given {
  readonly paths: readonly string[];
  readonly read: ReadFile;
  readonly tell: TellLogFault;
}

/** Every record has its proof, and no proof is of a record that is not shown. */
async function checkProofs(
  given: Given & { readonly log: BundleLogView; readonly signed: SignedLog },
): Promise<number> {
  const { paths, read, log, signed, tell } = given;
  const expected = new Set<string>();
  let proved = 0;
  for (const [hash, { seq }] of log.events) {
    const path = proofPath(seq);
    expected.add(path);
    const bytes = await read(path);
    const leafHash = fromHex(hash);
    if (bytes === undefined || leafHash === undefined) continue;
    const problem = problemOfProof(bytes, { seq, leafHash }, signed);
    if (problem === undefined) proved += 1;
    else tell("proof", path, problem);
  }
  for (const path of paths) {
    if (!PROOF.test(path) || expected.has(path)) continue;
    tell("proof", path, "it is of no record that stands in events.jsonl");
  }
  return proved;
}

async function checkEarlier(
  given: Given & { readonly signed: SignedLog },
): Promise<readonly number[]> {
  const { paths, read, signed, tell } = given;
  const continues: number[] = [];
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
    if (problem === undefined) continues.push(claim.first);
    else tell("consistency", problem.in === "proof" ? path : notePath, problem.detail);
  }
  for (const path of paths) {
    const size = EARLIER_NOTE.exec(path)?.[1];
    if (size === undefined || used.has(path)) continue;
    await read(consistencyPath(Number(size), signed.checkpoint.size));
  }
  return continues;
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
