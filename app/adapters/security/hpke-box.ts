import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";

/** An uncompressed P-256 point, as HPKE spells a public key. */
export const PUBLIC_KEY_BYTES = 65;

/** First byte of every box; other values are other formats. */
export const HPKE_BOX_VERSION = 1;

/** Lengths are rounded up, so that the size of a box tells little of what is in it. */
const PADDING = 512;

/** The one suite of this office: RFC 9180 base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
export function hpkeSuite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

/**
 * Seals a text to a public key, so that only the holder of the private one reads it:
 *
 *     box = version[1] || encapsulated key[65] || ciphertext and tag
 *     aad = version[1]
 *     text padded with spaces to a multiple of 512 bytes of UTF-8
 *
 * `info` binds the box to its purpose and place: it opens for no other.
 */
export async function sealToKey(
  publicKey: Uint8Array,
  info: Uint8Array,
  text: string,
): Promise<Uint8Array> {
  const suite = hpkeSuite();
  const version = Uint8Array.of(HPKE_BOX_VERSION);
  const { enc, ct } = await suite.seal(
    {
      recipientPublicKey: await suite.kem.deserializePublicKey(exactBuffer(publicKey)),
      info: exactBuffer(info),
    },
    exactBuffer(padded(Buffer.from(text))),
    exactBuffer(version),
  );
  return new Uint8Array(Buffer.concat([version, new Uint8Array(enc), new Uint8Array(ct)]));
}

/** The text with its padding; undefined when the box is damaged, of another format, or for another key or `info`. */
export async function openWithKey(
  privateKey: CryptoKey,
  info: Uint8Array,
  box: Uint8Array,
): Promise<string | undefined> {
  if (box[0] !== HPKE_BOX_VERSION || box.length <= 1 + PUBLIC_KEY_BYTES) return undefined;
  try {
    const opened = await hpkeSuite().open(
      {
        recipientKey: privateKey,
        enc: exactBuffer(box.subarray(1, 1 + PUBLIC_KEY_BYTES)),
        info: exactBuffer(info),
      },
      exactBuffer(box.subarray(1 + PUBLIC_KEY_BYTES)),
      exactBuffer(box.subarray(0, 1)),
    );
    return Buffer.from(opened).toString("utf8");
  } catch {
    return undefined;
  }
}

function padded(text: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(text.length / PADDING) * PADDING).fill(0x20);
  whole.set(text);
  return whole;
}

/** A buffer of these bytes and no others: WebCrypto takes whole buffers. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
