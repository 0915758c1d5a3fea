import { parseCheckpoint, type Checkpoint } from "../custody/checkpoint.ts";
import { verifyConsistency, verifyInclusion } from "../custody/merkle-proof.ts";
import type { Parsed } from "../custody/parsed.ts";
import { verifySignedNote } from "../custody/signed-note.ts";
import { parseHash } from "../custody/text-fields.ts";
import { parseLogProof } from "../custody/tlog-proof.ts";
import type { VerifierKey } from "../custody/verifier-key.ts";
import { fromUtf8, sameBytes, toBase64 } from "../encoding.ts";
import type { Instant } from "../instant.ts";
import { sha256 } from "../sha256.server.ts";
import { isOfTestAuthority } from "../timestamps/timestamp-state.ts";
import { parseTimestampResponse } from "../timestamps/timestamp-response.ts";
import { isKeyOfSize } from "./log-key-history.ts";
import type { SignedLog } from "./signed-log.ts";

/** Why a `.tlog-proof` does not prove that a record is in the signed log; undefined when it does. */
export function problemOfProof(
  bytes: Uint8Array,
  record: { readonly seq: number; readonly leafHash: Uint8Array },
  { note, checkpoint }: SignedLog,
): string | undefined {
  const read = parseLogProof(bytes);
  if (!read.ok) return read.problem;
  const { index, hashes, extra } = read.value;
  if (extra !== undefined) return "it holds data that nobody signed";
  if (index !== record.seq) return `it is of record ${index}`;
  if (read.value.checkpoint !== note) return "it does not end with checkpoint.note";
  const { size, root } = checkpoint;
  return verifyInclusion({ index, size, root, leafHash: record.leafHash, proof: hashes })
    ? undefined
    : "it does not prove that the record is in the signed log";
}

/** The text of a consistency file: each hash in base 64 on a line of its own. */
export function consistencyText(proof: readonly Uint8Array[]): string {
  return proof.map((hash) => `${toBase64(hash)}\n`).join("");
}

/**
 * Why a consistency file and the earlier checkpoint do not prove that the log of `first` records is the beginning of the
 * signed one of `second`, the file that is to blame first; undefined when they do.
 */
export function problemOfConsistency(
  claim: {
    readonly first: number;
    readonly second: number;
    readonly proof: Uint8Array;
    readonly note: Uint8Array;
  },
  log: SignedLog,
): { readonly in: "proof" | "note"; readonly detail: string } | undefined {
  const { first, second, note } = claim;
  const earlier = readEarlier(note, log);
  if (!earlier.ok) return { in: "note", detail: earlier.problem };
  if (earlier.value.size !== first) {
    return { in: "note", detail: `it covers ${earlier.value.size} records` };
  }
  if (second !== log.checkpoint.size) {
    return { in: "proof", detail: "it does not lead to the size of checkpoint.note" };
  }
  const proof = readHashes(claim.proof);
  if (proof === undefined) {
    return { in: "proof", detail: "a line of it is not a hash in base 64" };
  }
  const { root: secondRoot } = log.checkpoint;
  const { root: firstRoot } = earlier.value;
  return verifyConsistency({ first, second, firstRoot, secondRoot, proof })
    ? undefined
    : { in: "proof", detail: "it does not prove that the log only grew" };
}

/** The log's keys as the bundle names them: one that was replaced since may stand in the policy beside the one in use. */
export function logKeysOf({
  key,
  policy,
}: Pick<SignedLog, "key" | "policy">): readonly VerifierKey[] {
  return [...(key === undefined ? [] : [key]), ...(policy?.logs ?? []).map((one) => one.key)];
}

function readEarlier(note: Uint8Array, log: SignedLog): Parsed<Checkpoint> {
  const { checkpoint, terms } = log;
  const outcome = verifySignedNote(note, logKeysOf(log));
  switch (outcome.kind) {
    case "malformed":
      return { ok: false, problem: outcome.problem };
    case "not-signed":
      return { ok: false, problem: "the log's key has not signed it" };
    case "signature-fails":
      return { ok: false, problem: "the log's signature does not fit it" };
    case "verified": {
      const read = parseCheckpoint(outcome.text);
      if (!read.ok) return read;
      const { origin, size } = read.value;
      if (origin !== checkpoint.origin) return { ok: false, problem: "it is of another log" };
      const signers = outcome.signatures.map((one) => one.key.publicKey);
      return isKeyOfSize(signers, size, terms)
        ? read
        : { ok: false, problem: "the key that signed it was not the log's at that size" };
    }
  }
}

/** The hashes of a consistency file; undefined where a line of it is none. */
export function readHashes(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const lines = fromUtf8(bytes)?.split("\n");
  if (lines?.pop() !== "") return undefined;
  const hashes = lines.map(parseHash).filter((hash) => hash !== undefined);
  return hashes.length === lines.length ? hashes : undefined;
}

/** What a token says of itself. Whose signature it has is for other programs to find out. */
export interface StampOfCheckpoint {
  readonly time: Instant;
  readonly by: string | undefined;
  /** True where its names say that it comes from an authority for tests. */
  readonly isTest: boolean;
}

/** Reads a time stamp and compares it with the text that it must be about. */
export function readStamp(response: Uint8Array, body: Uint8Array): Parsed<StampOfCheckpoint> {
  const read = parseTimestampResponse(response);
  if (!read.ok) return read;
  const { token } = read.value;
  if (token === undefined) return { ok: false, problem: "it holds no time stamp" };
  if (token.algorithm !== "sha256" || !sameBytes(token.imprint, sha256(body))) {
    return { ok: false, problem: "it is not about this checkpoint" };
  }
  const by = token.signer?.subject ?? token.tsaName;
  return { ok: true, value: { time: token.genTime, by, isTest: isOfTestAuthority(token, []) } };
}
