import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  randomBytes,
  type KeyObject,
} from "node:crypto";

/** What closes and opens the box: a key derived from the master key for this alone, and the log it is of. */
export interface LogKeySeal {
  /** 32 bytes. */
  readonly sealingKey: Uint8Array;
  /** The log's origin: a log signs under its own name. */
  readonly origin: string;
}

const HEADER = "Bearwitness log key, version 1, sealed under the master key.";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The text of a log key's file: the private key under AES-256-GCM, so that a copy of the file alone signs nothing. */
export function sealedLogKey(privateKey: KeyObject, { sealingKey, origin }: LogKeySeal): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
  cipher.setAAD(aadOf(origin));
  const plain = privateKey.export({ format: "der", type: "pkcs8" });
  const box = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${HEADER}\n${box.toString("base64")}\n`;
}

/** The private key in a file's text; undefined where it does not open. */
export function unsealedLogKey(
  text: string,
  { sealingKey, origin }: LogKeySeal,
): KeyObject | undefined {
  const [header, line, ...rest] = text.trimEnd().split(/\r?\n/);
  if (header !== HEADER || line === undefined || rest.length > 0) return undefined;
  const box = Buffer.from(line, "base64");
  if (box.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", sealingKey, box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(aadOf(origin));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  try {
    const body = box.subarray(NONCE_BYTES, box.length - TAG_BYTES);
    const plain = Buffer.concat([decipher.update(body), decipher.final()]);
    return createPrivateKey({ key: plain, format: "der", type: "pkcs8" });
  } catch {
    // A wrong key and a changed file look alike here, and mean the same to the operator.
    return undefined;
  }
}

function aadOf(origin: string): Buffer {
  return Buffer.from(`bearwitness/v1/log-key\0${origin}`);
}
