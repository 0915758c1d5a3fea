import type { DraftId, ReportId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import { sealToKey } from "./hpke-box.ts";

/** The office's identity key as HPKE spells it: an uncompressed P-256 point, 65 bytes. */
export type IdentityPublicKey = Uint8Array;

/** Seals identities; there is no opening counterpart in this process. */
export interface IdentitySealer {
  /** `id` is of the draft or report the identity was given with; the box opens for no other. */
  seal(id: DraftId | ReportId, identity: JsonObject): Promise<Uint8Array>;
}

/**
 * A sealer for the office's public key, as the database keeps it. Seals who a witness is on arrival, so that this process cannot open it
 * again (DESIGN 6.4). The box is that of `hpke-box.ts`, its text JSON, and
 *
 *     info = "bearwitness/v1/identity" || 0x00 || id
 *
 * The id is of the draft or report the identity was given with; a box moved to another report does not open there. The padding keeps the
 * size of a box from telling an e-mail address from a name and telephone.
 */
export function createIdentitySealer(publicKey: IdentityPublicKey): IdentitySealer {
  return {
    seal: (id, identity) =>
      sealToKey(publicKey, Buffer.from(`bearwitness/v1/identity\0${id}`), JSON.stringify(identity)),
  };
}
