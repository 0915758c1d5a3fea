import { toUtf8 } from "../encoding.ts";
import type { TreeHead } from "./checkpoint.ts";
import { formatCheckpoint } from "./checkpoint.ts";
import type { CosignerType } from "./cosignature.ts";
import { cosignatureMessage, formatTimedSignature } from "./cosignature.ts";
import type { NoteSignature } from "./signed-note.ts";
import { formatSignedNote } from "./signed-note.ts";
import type { KeyType, VerifierKey } from "./verifier-key.ts";

/** A private key in use: who signs by name, id and type, and the act of signing exact octets. */
export interface Signer<Type extends KeyType = KeyType> extends Pick<
  VerifierKey,
  "name" | "keyId"
> {
  readonly type: Type;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** The signed note of a tree. A log whose key is being replaced signs with both. */
export function signCheckpoint(head: TreeHead, signers: readonly Signer<"ed25519">[]): string {
  const text = formatCheckpoint(head);
  if (signers.some(({ name }) => name !== head.origin)) {
    throw new Error("a log signs under its origin");
  }
  const signatures = signers.map(({ name, keyId, sign }) => ({
    name,
    keyId,
    signature: sign(toUtf8(text)),
  }));
  return formatSignedNote({ text, signatures });
}

/** A witness's signature of a checkpoint's text at a time, in seconds since 1970. */
export function cosignCheckpoint(
  text: string,
  cosigner: Signer<CosignerType>,
  time: number,
): NoteSignature {
  if (time === 0) throw new Error("a checkpoint is cosigned with the time");
  const { name, keyId } = cosigner;
  const signature = cosigner.sign(cosignatureMessage({ cosigner, time, text }));
  return { name, keyId, signature: formatTimedSignature({ time, signature }) };
}
