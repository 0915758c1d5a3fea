import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { PersonId } from "#app/core/ids.ts";

/** Seals what the office must be able to read back about an account, such as the secret of one-time codes. */
export interface AccountSealer {
  /** The box opens for this person only. */
  seal(personId: PersonId, bytes: Uint8Array): Uint8Array;
  /** Undefined when the box is another person's, was changed, or was sealed under another key. */
  open(personId: PersonId, box: Uint8Array): Uint8Array | undefined;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under the account key. Boxes are few (one a person), so random nonces never come near their bound:
 *
 *     box = version[1] || nonce[12] || ciphertext || tag[16]
 *     aad = "bearwitness/v1/account" || 0x00 || person id
 */
export function createAccountSealer(key: Uint8Array): AccountSealer {
  return {
    seal: (personId, bytes) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(boundTo(personId));
      const sealed = [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
      return new Uint8Array(Buffer.concat([Uint8Array.of(VERSION), nonce, ...sealed]));
    },
    open: (personId, box) => {
      if (box[0] !== VERSION || box.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
      const nonce = box.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(personId));
      decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
      try {
        const body = decipher.update(box.subarray(1 + NONCE_BYTES, box.length - TAG_BYTES));
        return new Uint8Array(Buffer.concat([body, decipher.final()]));
      } catch {
        return undefined;
      }
    },
  };
}

function boundTo(personId: PersonId): Uint8Array {
  return Buffer.from(`bearwitness/v1/account\0${personId}`);
}
