import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** What a sealed text is for and whose it is. Opened under another purpose or id, it stays shut. */
export interface SealedFor {
  readonly purpose: "receipt-code";
  readonly id: string;
}

const VERSION = 1;
const SALT_BYTES = 24;
const TAG_BYTES = 16;

/** A new bearer secret: 32 random bytes as 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: SHA-256 of its text, in hexadecimal. Enough, since a token cannot be guessed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

/**
 * Seals a short text so that only the holder of the cookie can have it shown again: the database keeps the box and
 * the token's hash, neither of which opens it. HKDF-SHA-256 from the token and a fresh salt, then AES-256-GCM:
 *
 *     box = version[1] || salt[24] || ciphertext || tag[16]
 */
export function sealShortSecret(token: string, sealedFor: SealedFor, text: string): Uint8Array {
  const salt = randomBytes(SALT_BYTES);
  const { key, nonce } = keyFor(token, sealedFor, salt);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Uint8Array.of(VERSION));
  const sealed = [cipher.update(Buffer.from(text)), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat([Uint8Array.of(VERSION), salt, ...sealed]));
}

/** The text, or undefined when the token, purpose or id is another, or the box was changed. */
export function openShortSecret(
  token: string,
  sealedFor: SealedFor,
  box: Uint8Array,
): string | undefined {
  if (box[0] !== VERSION || box.length < 1 + SALT_BYTES + TAG_BYTES) return undefined;
  const { key, nonce } = keyFor(token, sealedFor, box.subarray(1, 1 + SALT_BYTES));
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

/** Salt, and with it key and nonce, is fresh for every box, so no nonce is ever used twice. */
function keyFor(token: string, { purpose, id }: SealedFor, salt: Uint8Array) {
  const info = Buffer.from(`bearwitness/v1/short-secret\0${purpose}\0${id}`);
  const material = new Uint8Array(hkdfSync("sha256", Buffer.from(token), salt, info, 44));
  return { key: material.subarray(0, 32), nonce: material.subarray(32) };
}
