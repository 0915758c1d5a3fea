import { concatBytes, fromBase64, fromHex, toBase64, toHex, toUtf8 } from "../encoding.ts";
import { verifyEd25519 } from "../signatures.server.ts";
import { verifyCosignature } from "./cosignature.ts";
import type { Parsed } from "./parsed.ts";
import type { TextInput } from "./text-fields.ts";
import { textOf } from "./text-fields.ts";
import type { VerifierKey } from "./verifier-key.ts";
import { isKeyName } from "./verifier-key.ts";

/** One signature line: who signed by name and id, and the octets after the id. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A note taken apart; nothing of it is to be believed before it is verified. */
export interface SignedNote {
  /** The signed text with its last LF. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that holds. `time`, in seconds, is only there for cosignatures. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  readonly time: number | undefined;
}

/** What became of verifying a note. A known key's signature that fails makes the whole note worthless. */
export type NoteOutcome =
  | {
      readonly kind: "verified";
      readonly text: string;
      readonly signatures: readonly VerifiedSignature[];
    }
  | { readonly kind: "malformed"; readonly problem: string }
  | { readonly kind: "not-signed" }
  | { readonly kind: "signature-fails"; readonly key: VerifierKey };

/** More than the 16 that every reader takes, and enough for a policy's 32 witnesses with two keys each. */
export const MAX_SIGNATURES = 128;

const DASH = "\u2014";
const KEY_ID_LENGTH = 4;

/** Takes a note apart at its last empty line (C2SP signed-note, "Format"). */
export function parseSignedNote(input: TextInput): Parsed<SignedNote> {
  const note = textOf(input);
  if (!note.ok) return note;
  const split = note.value.lastIndexOf("\n\n");
  if (split === -1) return { ok: false, problem: "the note has no empty line before signatures" };
  const signatures = parseSignatureLines(note.value.slice(split + 2));
  if (!signatures.ok) return signatures;
  return {
    ok: true,
    value: { text: note.value.slice(0, split + 1), signatures: signatures.value },
  };
}

/** Reads signature lines, one at least, as they end a note and as a witness answers. */
export function parseSignatureLines(input: TextInput): Parsed<readonly NoteSignature[]> {
  const lines = textOf(input);
  if (!lines.ok) return lines;
  if (!lines.value.endsWith("\n")) return { ok: false, problem: "the last signature has no end" };
  const signatures: NoteSignature[] = [];
  for (const line of lines.value.slice(0, -1).split("\n")) {
    if (signatures.length === MAX_SIGNATURES) {
      return { ok: false, problem: `there are more than ${String(MAX_SIGNATURES)} signatures` };
    }
    const signature = parseSignatureLine(line);
    if (signature === undefined) {
      return { ok: false, problem: `signature ${String(signatures.length + 1)} is not one` };
    }
    signatures.push(signature);
  }
  return { ok: true, value: signatures };
}

/** Writes a signature line with its LF. Throws where the parts make none. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = fromHex(keyId);
  if (!isKeyName(name) || id?.length !== KEY_ID_LENGTH || signature.length === 0) {
    throw new Error("cannot write a signature without name, key id and octets");
  }
  return `${DASH} ${name} ${toBase64(concatBytes(id, signature))}\n`;
}

/** Writes a note. Throws where a reader would not read back the same. */
export function formatSignedNote({ text, signatures }: SignedNote): string {
  if (!textOf(text).ok || !text.endsWith("\n")) {
    throw new Error("cannot sign a text with control characters or without a last line end");
  }
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) {
    throw new Error(`a note has 1 to ${String(MAX_SIGNATURES)} signatures`);
  }
  return `${text}\n${signatures.map(formatSignatureLine).join("")}`;
}

/** The note with one more signature line at its end. */
export function addSignature(note: string, signature: NoteSignature): string {
  const { text, signatures } = readOwnNote(note);
  return formatSignedNote({ text, signatures: [...signatures, signature] });
}

/**
 * Verifies a note against the keys one knows. Signatures of other keys are ignored, even of the same
 * name; all signatures of known keys must hold, and there must be one.
 */
export function verifySignedNote(input: TextInput, known: readonly VerifierKey[]): NoteOutcome {
  const note = parseSignedNote(input);
  if (!note.ok) return { kind: "malformed", problem: note.problem };
  const { text, signatures } = note.value;
  const verified: VerifiedSignature[] = [];
  for (const line of signatures) {
    const keys = known.filter((key) => key.name === line.name && key.keyId === line.keyId);
    const [key] = keys;
    if (key === undefined) continue;
    // Two keys can share name and id: 32 bits are no hash to rely on.
    const held = keys
      .map((one) => verifyLine(one, text, line.signature))
      .find((one) => one != null);
    if (held === undefined) return { kind: "signature-fails", key };
    verified.push(held);
  }
  return verified.length === 0
    ? { kind: "not-signed" }
    : { kind: "verified", text, signatures: verified };
}

function verifyLine(
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): VerifiedSignature | undefined {
  const { publicKey, type } = key;
  if (type === "ed25519") {
    const holds = verifyEd25519({ publicKey, message: toUtf8(text), signature });
    return holds ? { key, time: undefined } : undefined;
  }
  const time = verifyCosignature({ cosigner: { ...key, type }, text, bytes: signature });
  return time === undefined ? undefined : { key, time };
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name = "", data = "", ...rest] = line.split(" ");
  if (dash !== DASH || !isKeyName(name) || rest.length > 0) return undefined;
  const bytes = fromBase64(data);
  if (bytes === undefined || bytes.length <= KEY_ID_LENGTH) return undefined;
  const keyId = toHex(bytes.subarray(0, KEY_ID_LENGTH));
  return { name, keyId, signature: bytes.slice(KEY_ID_LENGTH) };
}

function readOwnNote(note: string): SignedNote {
  const read = parseSignedNote(note);
  if (!read.ok) throw new Error(`cannot add a signature: ${read.problem}`);
  return read.value;
}
