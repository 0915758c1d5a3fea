import { toBase64 } from "../encoding.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Parsed } from "./parsed.ts";
import { parseSignedNote } from "./signed-note.ts";
import type { TextInput } from "./text-fields.ts";
import { isCount, parseCount, parseHash, textOf } from "./text-fields.ts";
import { HASH_LENGTH } from "./tree-hash.ts";

/** What a log asks of a witness (C2SP tlog-witness, "add-checkpoint"). */
export interface WitnessRequest {
  /** The size that the log believes the witness cosigned last; 0 for none. */
  readonly old: number;
  /** Consistency proof from there to the checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, word for word. */
  readonly note: string;
}

/** A request as read, with what its note says; the signatures are not verified yet. */
export interface ReadWitnessRequest extends WitnessRequest {
  readonly checkpoint: Checkpoint;
}

const OLD = "old ";

/** Lines of proof that a request may have. */
const MAX_HASHES = 63;

/** Writes a request's body. Throws where the parts make none. */
export function formatWitnessRequest({ old, proof, note }: WitnessRequest): string {
  if (!isCount(old)) throw new Error(`a log cannot have had the size ${String(old)}`);
  if (proof.length > MAX_HASHES || proof.some(({ length }) => length !== HASH_LENGTH)) {
    throw new Error("a witness takes up to 63 hashes of 32 bytes");
  }
  return `${[`${OLD}${String(old)}`, ...proof.map(toBase64)].join("\n")}\n\n${note}`;
}

/** Reads a request's body strictly. What does not read is answered with 400. */
export function parseWitnessRequest(input: TextInput): Parsed<ReadWitnessRequest> {
  const text = textOf(input);
  if (!text.ok) return text;
  const split = text.value.indexOf("\n\n");
  if (split === -1) return { ok: false, problem: "the request has no empty line" };
  const [oldLine = "", ...proofLines] = text.value.slice(0, split).split("\n");
  const old = oldLine.startsWith(OLD) ? parseCount(oldLine.slice(OLD.length)) : undefined;
  if (old === undefined) {
    return { ok: false, problem: "the old size is not a plain number below 2^53" };
  }
  if (proofLines.length > MAX_HASHES) return { ok: false, problem: "the proof is too long" };
  const proof = proofLines.map(parseHash).filter((hash) => hash !== undefined);
  if (proof.length !== proofLines.length) {
    return { ok: false, problem: "a line of the proof is not a hash in base 64" };
  }
  const note = text.value.slice(split + 2);
  const signed = parseSignedNote(note);
  if (!signed.ok) return signed;
  const checkpoint = parseCheckpoint(signed.value.text);
  if (!checkpoint.ok) return checkpoint;
  return { ok: true, value: { old, proof, note, checkpoint: checkpoint.value } };
}
