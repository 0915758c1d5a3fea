import type { Parsed } from "./parsed.ts";
import type { NoteSignature } from "./signed-note.ts";
import {
  formatSignedNote,
  parseSignatureLines,
  parseSignedNote,
  verifySignedNote,
} from "./signed-note.ts";
import type { TextInput } from "./text-fields.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** A checkpoint with what a witness added to it. */
export interface CosignedNote {
  readonly note: string;
  /** Keys whose cosignatures are new in the note. */
  readonly added: readonly VerifierKey[];
}

/**
 * Takes a witness's answer into a signed checkpoint: of its lines only those of the keys known to be
 * the witness's, which must hold and have a time up to `notAfter`. A key that is in the note already
 * is not added again.
 */
export function acceptCosignatures(claim: {
  readonly note: string;
  readonly answer: TextInput;
  readonly witnessKeys: readonly VerifierKey[];
  /** In seconds since 1970. */
  readonly notAfter?: number | undefined;
}): Parsed<CosignedNote> {
  const { note, answer, witnessKeys, notAfter = Infinity } = claim;
  const signed = parseSignedNote(note);
  if (!signed.ok) return signed;
  const lines = parseSignatureLines(answer);
  if (!lines.ok) return lines;
  const { text } = signed.value;
  const signatures = [...signed.value.signatures];
  const added: VerifierKey[] = [];
  for (const line of lines.value) {
    const outcome = verifySignedNote(formatSignedNote({ text, signatures: [line] }), witnessKeys);
    if (outcome.kind === "not-signed") continue;
    if (outcome.kind !== "verified") {
      return { ok: false, problem: `the cosignature of ${line.name} fails` };
    }
    const [held] = outcome.signatures;
    if (held?.time === undefined || held.time === 0 || held.time > notAfter) {
      return { ok: false, problem: `the cosignature of ${line.name} has no time that can be true` };
    }
    if (signatures.some((one) => isBySame(one, line))) continue;
    signatures.push(line);
    added.push(held.key);
  }
  return { ok: true, value: { note: formatSignedNote({ text, signatures }), added } };
}

function isBySame(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}
