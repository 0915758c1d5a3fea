import { sameBytes } from "../encoding.ts";
import type { TreeHead } from "./checkpoint.ts";
import { verifyConsistency } from "./merkle-proof.ts";
import { verifySignedNote } from "./signed-note.ts";
import type { TextInput } from "./text-fields.ts";
import { emptyRoot } from "./tree-hash.ts";
import type { VerifierKey } from "./verifier-key.ts";
import type { ReadWitnessRequest } from "./witness-protocol.ts";

/** What a witness keeps of a log: the tree that it cosigned last. */
export type KnownTree = Pick<TreeHead, "size" | "root">;

/** The same with the note that it cosigned, which tells the log's key of that time. */
export interface KnownCheckpoint extends KnownTree {
  readonly note?: string;
}

/**
 * A witness's answer (C2SP tlog-witness). For 200 the checkpoint is stored first, in one
 * compare-and-set on the old size, and only then cosigned; `problem` is for the log's operator.
 */
export type WitnessVerdict =
  | { readonly status: 200 }
  | { readonly status: 400 | 403 | 404 | 422; readonly problem: string }
  | {
      readonly status: 409;
      readonly problem: string;
      readonly contentType: "text/x.tlog.size";
      readonly body: string;
    };

/** Said of a checkpoint that only a key signed which the log has replaced: somebody has kept that key. */
export const KEY_REPLACED = "the key that signed it was replaced by one that the log has shown";

/**
 * Decides what a witness answers: first who asks, then whether both speak of the same past, then
 * whether the log only grew. `logKeys` are the keys of all logs that the witness knows, of each log the oldest first:
 * once a log has shown a newer key, what an older one signs alone counts for nothing.
 */
export function judgeCheckpoint(claim: {
  readonly request: ReadWitnessRequest;
  readonly logKeys: readonly VerifierKey[];
  /** What the witness cosigned last for this origin. */
  readonly known: KnownCheckpoint | undefined;
}): WitnessVerdict {
  const { request, logKeys, known } = claim;
  const { checkpoint, note, old, proof } = request;
  const keys = logKeys.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return { status: 404, problem: "the log is not known here" };
  const signed = verifySignedNote(note, keys);
  if (signed.kind === "not-signed") {
    return { status: 403, problem: "no key that is trusted for this log signed the checkpoint" };
  }
  if (signed.kind !== "verified") {
    return { status: 403, problem: "a signature of the log's key fails" };
  }
  const shown = known?.note === undefined ? -1 : newestSigner(known.note, keys);
  if (newestSigner(note, keys) < shown) {
    return { status: 403, problem: KEY_REPLACED };
  }
  if (old > checkpoint.size) {
    return { status: 400, problem: "the old size is greater than the checkpoint's" };
  }
  const size = known?.size ?? 0;
  if (old !== size) return conflict(size);
  const problem = problemOfGrowth({ known, next: checkpoint, proof });
  return problem === undefined ? { status: 200 } : { status: 422, problem };
}

/** Place of the newest of these keys that signed the note; -1 where none did. */
function newestSigner(note: TextInput, keys: readonly VerifierKey[]): number {
  const outcome = verifySignedNote(note, keys);
  if (outcome.kind !== "verified") return -1;
  return Math.max(...outcome.signatures.map(({ key }) => keys.indexOf(key)));
}

/** The answer to a log whose old size is not the one cosigned last, as it may turn out when storing. */
export function conflict(size: number): WitnessVerdict {
  return {
    status: 409,
    problem: `the checkpoint cosigned last has the size ${String(size)}`,
    contentType: "text/x.tlog.size",
    body: `${String(size)}\n`,
  };
}

/**
 * Why a log's next tree does not follow from one known before, or undefined when it does. Nothing
 * known, like size 0, is followed by anything, without a proof.
 */
export function problemOfGrowth(claim: {
  readonly known: KnownTree | undefined;
  readonly next: KnownTree;
  readonly proof: readonly Uint8Array[];
}): string | undefined {
  const { known, next, proof } = claim;
  if (next.size === 0 && !sameBytes(next.root, emptyRoot())) {
    return "the root of an empty tree is another";
  }
  if (known === undefined || known.size === 0) {
    return proof.length === 0 ? undefined : "from size 0 there is nothing to prove";
  }
  const { size: first, root: firstRoot } = known;
  const { size: second, root: secondRoot } = next;
  if (first === second && !sameBytes(firstRoot, secondRoot)) {
    return "the tree of the same size had another root";
  }
  return verifyConsistency({ first, second, firstRoot, secondRoot, proof })
    ? undefined
    : "the proof does not show that the log only grew";
}
