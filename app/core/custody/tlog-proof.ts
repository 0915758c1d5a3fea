import { fromBase64, toBase64 } from "../encoding.ts";
import { verifyInclusion } from "./merkle-proof.ts";
import type { Parsed } from "./parsed.ts";
import type { TextInput } from "./text-fields.ts";
import { isCount, parseCount, parseHash, textOf } from "./text-fields.ts";
import { HASH_LENGTH, leafHash } from "./tree-hash.ts";
import type { TrustPolicy } from "./trust-policy.ts";
import type { CheckpointOutcome, SignedCheckpoint } from "./verify-checkpoint.ts";
import { verifyCheckpoint } from "./verify-checkpoint.ts";

/** A proof that a record is in a log, complete in one text (C2SP tlog-proof). */
export interface LogProof {
  /** Anything; nobody signs it. */
  readonly extra?: Uint8Array | undefined;
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string;
}

/** What became of verifying a proof: what can become of its checkpoint, and one case more. */
export type LogProofOutcome =
  | ({ readonly kind: "verified"; readonly index: number } & SignedCheckpoint)
  | ({ readonly kind: "not-included"; readonly index: number } & SignedCheckpoint)
  | Exclude<CheckpointOutcome, { readonly kind: "verified" }>;

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const EXTRA = "extra ";
const INDEX = "index ";

/** No tree of up to 2^63 leaves is higher. */
const MAX_HASHES = 63;

/** Writes a proof. Throws where the parts make none; the checkpoint is taken as it stands. */
export function formatLogProof({ extra, index, hashes, checkpoint }: LogProof): string {
  if (!isCount(index)) throw new Error(`there is no leaf ${String(index)} to prove`);
  if (hashes.length > MAX_HASHES || hashes.some(({ length }) => length !== HASH_LENGTH)) {
    throw new Error("a proof is up to 63 hashes of 32 bytes");
  }
  const extras = extra === undefined || extra.length === 0 ? [] : [`${EXTRA}${toBase64(extra)}`];
  const lines = [FIRST_LINE, ...extras, `${INDEX}${String(index)}`, ...hashes.map(toBase64)];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Takes a proof apart strictly; what stands in the checkpoint is not looked at. */
export function parseLogProof(input: TextInput): Parsed<LogProof> {
  const text = textOf(input);
  if (!text.ok) return text;
  const split = text.value.indexOf("\n\n");
  if (split === -1) return { ok: false, problem: "the proof has no empty line" };
  const [first, ...lines] = text.value.slice(0, split).split("\n");
  if (first !== FIRST_LINE) return { ok: false, problem: `the proof is not ${FIRST_LINE}` };
  const extraLine = lines[0]?.startsWith(EXTRA) === true ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice(EXTRA.length));
  if (extraLine !== undefined && (extra === undefined || extra.length === 0)) {
    return { ok: false, problem: "the proof's extra data is not base 64" };
  }
  const [indexLine = "", ...hashLines] = lines;
  const index = indexLine.startsWith(INDEX) ? parseCount(indexLine.slice(INDEX.length)) : undefined;
  if (index === undefined) {
    return { ok: false, problem: "the proof's index is not a plain number below 2^53" };
  }
  if (hashLines.length > MAX_HASHES) return { ok: false, problem: "the proof is too long" };
  const hashes = hashLines.map(parseHash).filter((hash) => hash !== undefined);
  if (hashes.length !== hashLines.length) {
    return { ok: false, problem: "a line of the proof is not a hash in base 64" };
  }
  return { ok: true, value: { extra, index, hashes, checkpoint: text.value.slice(split + 2) } };
}

/**
 * Verifies that a record's exact bytes are in the log, at the index that the proof names. What the
 * record says of its own place is for its reader to compare.
 */
export function verifyLogProof(claim: {
  readonly proof: TextInput;
  readonly leaf: Uint8Array;
  readonly policy: TrustPolicy;
  /** Cosignatures with a later time, in seconds since 1970, do not count. */
  readonly notAfter?: number | undefined;
}): LogProofOutcome {
  const { proof, leaf, policy, notAfter } = claim;
  const parsed = parseLogProof(proof);
  if (!parsed.ok) return { kind: "malformed", problem: parsed.problem };
  const { index, hashes, checkpoint: note } = parsed.value;
  const outcome = verifyCheckpoint({ note, policy, notAfter });
  if (outcome.kind !== "verified") return outcome;
  const { size, root } = outcome.checkpoint;
  const included = verifyInclusion({ index, size, leafHash: leafHash(leaf), proof: hashes, root });
  return { ...outcome, kind: included ? "verified" : "not-included", index };
}
