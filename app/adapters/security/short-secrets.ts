import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import type { Id } from "#app/core/ids.ts";

/** What a sealed text is for and whose it is. Opened under another purpose or id, it stays shut. */
export interface SealedFor {
  /** The bearer secret in the holder's cookie, from `newToken`. */
  readonly secret: string;
  readonly purpose: "receipt-code" | "api-answer" | "kept-form" | "media-ticket" | "thread-keys";
  readonly id: Id<string>;
}

/** Bearer secrets, and short texts that only their holder can have shown again. */
export interface ShortSecrets {
  /** 32 random bytes as 43 characters of base64url. */
  newToken(): string;
  /** What the database keeps of a token: SHA-256 of its text, in hexadecimal. Enough, since no token can be guessed. */
  hashToken(token: string): string;
  /**
   * What a browser gets in a draft's token's place once the report is sent. Whoever has the draft's token can make it again, as where the answer
   * that brought it was lost; it leads back to none.
   */
  sentToken(draftToken: string): string;
  /** HMAC-SHA-256 of a text under a secret, in hexadecimal: says whether it is that text to whoever has the secret only. */
  markOf(secret: string, text: string): string;
  /** The box as base64url text. The database keeps it beside the token's hash; the two together do not open it. */
  seal(sealing: SealedFor & { readonly text: string }): string;
  /** The text; undefined when secret, purpose or id is another, or the box was changed. */
  open(opening: SealedFor & { readonly sealed: string }): string | undefined;
}

const VERSION = 1;
const SALT_BYTES = 24;
const TAG_BYTES = 16;

/**
 * HKDF-SHA-256 from the token and a fresh salt gives key and nonce of AES-256-GCM:
 *
 *     box = version[1] || salt[24] || ciphertext || tag[16]
 */
export function createShortSecrets(): ShortSecrets {
  return {
    newToken: () => randomBytes(32).toString("base64url"),
    hashToken: (token) => createHash("sha256").update(token, "utf8").digest("hex"),
    sentToken: (draftToken) =>
      createHmac("sha256", draftToken).update("bearwitness/v1/sent-report").digest("base64url"),
    markOf: (secret, text) => createHmac("sha256", secret).update(text, "utf8").digest("hex"),
    seal: (sealing) => sealText(sealing, sealing.text).toString("base64url"),
    open: (opening) => openText(opening, Buffer.from(opening.sealed, "base64url")),
  };
}

function sealText(sealedFor: SealedFor, text: string): Buffer {
  const salt = randomBytes(SALT_BYTES);
  const { key, nonce } = keyFor(sealedFor, salt);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Uint8Array.of(VERSION));
  const sealed = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([Uint8Array.of(VERSION), salt, ...sealed]);
}

function openText(sealedFor: SealedFor, box: Uint8Array): string | undefined {
  if (box[0] !== VERSION || box.length < 1 + SALT_BYTES + TAG_BYTES) return undefined;
  const { key, nonce } = keyFor(sealedFor, box.subarray(1, 1 + SALT_BYTES));
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Uint8Array.of(VERSION));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  const text = decipher.update(box.subarray(1 + SALT_BYTES, box.length - TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** The salt is fresh for every box, and key and nonce with it, so no nonce is ever used twice. */
function keyFor({ secret, purpose, id }: SealedFor, salt: Uint8Array) {
  const info = Buffer.from(`bearwitness/v1/short-secret\0${purpose}\0${id}`);
  const material = new Uint8Array(hkdfSync("sha256", Buffer.from(secret), salt, info, 44));
  return { key: material.subarray(0, 32), nonce: material.subarray(32) };
}
