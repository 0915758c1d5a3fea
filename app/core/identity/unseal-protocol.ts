import type { PersonId } from "../ids.ts";
import type { Assertion } from "../people/assertion.ts";

/** Someone whose passkey the `unseal` process believes, whatever the office's database says. */
export interface PinnedApprover {
  readonly personId: PersonId;
  /** base64url, as the authenticator named it. */
  readonly credentialId: string;
  /** COSE_Key (RFC 9052), base64url. */
  readonly publicKey: string;
}

/** What the `unseal` process can be asked. `act` is the exact text that the assertions are over. */
export type UnsealRequest =
  | { readonly verb: "health" }
  | {
      readonly verb: "open";
      readonly act: string;
      readonly assertions: readonly Assertion[];
      /** The sealed box, base64url. */
      readonly box: string;
    }
  | {
      readonly verb: "change-approvers";
      readonly act: string;
      readonly assertions: readonly Assertion[];
    };

/** Why the `unseal` process did not do what it was asked. */
export type UnsealRefusal =
  | "not-understood"
  | "act"
  | "expired"
  | "used"
  | "not-pinned"
  | "same-approver"
  | "requester"
  | "assertion"
  | "too-few"
  | "box"
  | "approvers"
  | "failed";

export interface UnsealHealth {
  /** The office's identity key, an uncompressed P-256 point, base64url. */
  readonly publicKey: string;
  readonly approvers: readonly PinnedApprover[];
}
