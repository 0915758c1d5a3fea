import type { KeyObject } from "node:crypto";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";

const VERSION = 1;
const KEY_LENGTH = 65;

/**
 * Opens a sealed identity (the format is in `app/adapters/security/identity-sealer.ts`). `boxId` is the draft or report it
 * was sealed for. Undefined when the box is damaged, of another format, or for another id or key.
 */
export async function openBox(
  privateKey: KeyObject,
  boxId: string,
  box: Uint8Array,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (box[0] !== VERSION || box.length <= 1 + KEY_LENGTH) return undefined;
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  try {
    const jwk = { ...privateKey.export({ format: "jwk" }), key_ops: ["deriveBits"] };
    const opened = await suite.open(
      {
        recipientKey: await suite.kem.importKey("jwk", jwk, false),
        enc: exact(box.subarray(1, 1 + KEY_LENGTH)),
        info: exact(Buffer.from(`bearwitness/v1/identity\0${boxId}`)),
      },
      exact(box.subarray(1 + KEY_LENGTH)),
      exact(box.subarray(0, 1)),
    );
    const identity: unknown = JSON.parse(Buffer.from(opened).toString("utf8"));
    return typeof identity === "object" && identity !== null
      ? (identity as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
