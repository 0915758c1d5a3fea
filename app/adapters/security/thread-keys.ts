import { expandSha512 } from "#app/core/encryption/hkdf.server.ts";
import { unwrapKey, wrapKey } from "#app/core/encryption/key-wrap.server.ts";
import type { MessageId, ThreadId } from "#app/core/ids.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import { exactBuffer, hpkeSuite, openWithKey, sealToKey } from "./hpke-box.ts";

/** Keys under which a reporter reads messages: the office writes to them and cannot open what it wrote with them. */
export interface ThreadKeys {
  /** A fresh pair. `codeKey` is the half of the stretched receipt code that is stored nowhere (32 bytes). */
  make(id: ThreadId, codeKey: Uint8Array): Promise<ThreadKeyPair>;
  /** The private key, 32 bytes; undefined where it was wrapped under another code. */
  unwrap(pair: ThreadKeyPair, codeKey: Uint8Array): Uint8Array | undefined;
  /** Seals a message to a thread; the box opens for this message of this thread only. */
  seal(
    to: Omit<ThreadKeyPair, "wrappedPrivateKey">,
    id: MessageId,
    text: string,
  ): Promise<Uint8Array>;
  /** The text; undefined where the box is of another thread, or was changed. */
  open(
    from: { readonly id: ThreadId; readonly privateKey: Uint8Array },
    id: MessageId,
    box: Uint8Array,
  ): Promise<string | undefined>;
}

/**
 * One P-256 pair a thread. Its private key (the 32-byte scalar) is wrapped with AES-256-KWP (RFC 5649) under
 *
 *     HKDF-Expand-SHA-512(code key, "bearwitness/v1/thread-key" || 0x00 || thread id, 32)
 *
 * and messages are boxes of `hpke-box.ts` with
 *
 *     info = "bearwitness/v1/message" || 0x00 || thread id || 0x00 || message id
 *
 * so that a thief of the database finds no key to them (security-reliability 3.6, decision 0042).
 */
export function createThreadKeys(): ThreadKeys {
  return {
    make: async (id, codeKey) => {
      const { kem } = hpkeSuite();
      const pair = await kem.generateKeyPair();
      const privateKey = new Uint8Array(await kem.serializePrivateKey(pair.privateKey));
      return {
        id,
        publicKey: new Uint8Array(await kem.serializePublicKey(pair.publicKey)),
        wrappedPrivateKey: wrapKey(wrappingKey(id, codeKey), privateKey),
      };
    },
    unwrap: ({ id, wrappedPrivateKey }, codeKey) =>
      unwrapKey(wrappingKey(id, codeKey), wrappedPrivateKey),
    // Spaces at its end are padding when the box is opened.
    seal: (to, id, text) => sealToKey(to.publicKey, messageInfo(to.id, id), text.trimEnd()),
    open: async (from, id, box) => {
      const key = await hpkeSuite().kem.deserializePrivateKey(exactBuffer(from.privateKey));
      return (await openWithKey(key, messageInfo(from.id, id), box))?.trimEnd();
    },
  };
}

function wrappingKey(id: ThreadId, codeKey: Uint8Array): Uint8Array {
  return expandSha512(codeKey, Buffer.from(`bearwitness/v1/thread-key\0${id}`), 32);
}

function messageInfo(thread: ThreadId, message: MessageId): Uint8Array {
  return Buffer.from(`bearwitness/v1/message\0${thread}\0${message}`);
}
