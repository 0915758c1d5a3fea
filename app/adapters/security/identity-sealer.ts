import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";

/** The office's identity key as HPKE spells it: an uncompressed P-256 point, 65 bytes. */
export type IdentityPublicKey = Uint8Array;

/** Seals identities; there is no opening counterpart in this process. */
export interface IdentitySealer {
  /** `id` is of the draft or report the identity was given with; the box opens for no other. */
  seal(id: DraftId | ReportId, identity: JsonObject): Promise<Uint8Array>;
}

/** A sealer for the office's public key, as the database keeps it. */
export function createIdentitySealer(publicKey: IdentityPublicKey): IdentitySealer {
  return { seal: (id, identity) => sealIdentity(publicKey, id, identity) };
}

/** First byte of every sealed identity; other values are other formats. */
export const SEALED_IDENTITY_VERSION = 1;

/** Lengths are rounded up, so that the size of a box does not tell an e-mail address from a name and telephone. */
const PADDING = 512;

/**
 * Seals who a witness is to the office's identity key, on arrival, so that this process cannot open it again
 * (DESIGN 6.4). HPKE (RFC 9180) base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM:
 *
 *     box  = version[1] || encapsulated key[65] || ciphertext and tag
 *     info = "bearwitness/v1/identity" || 0x00 || id
 *     aad  = version[1]
 *     text = JSON, padded with spaces to a multiple of 512 bytes
 *
 * The id is of the draft or report the identity was given with; a box moved to another report does not open there.
 */
async function sealIdentity(
  publicKey: IdentityPublicKey,
  id: DraftId | ReportId,
  identity: JsonObject,
): Promise<Uint8Array> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const version = Uint8Array.of(SEALED_IDENTITY_VERSION);
  const { enc, ct } = await suite.seal(
    {
      recipientPublicKey: await suite.kem.deserializePublicKey(exactBuffer(publicKey)),
      info: exactBuffer(identityInfo(id)),
    },
    exactBuffer(padded(Buffer.from(JSON.stringify(identity)))),
    exactBuffer(version),
  );
  return new Uint8Array(Buffer.concat([version, new Uint8Array(enc), new Uint8Array(ct)]));
}

/** What binds a box to its purpose and to the draft or report it was given with. */
function identityInfo(id: DraftId | ReportId): Uint8Array {
  return Buffer.from(`bearwitness/v1/identity\0${id}`);
}

function padded(text: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(text.length / PADDING) * PADDING).fill(0x20);
  whole.set(text);
  return whole;
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
