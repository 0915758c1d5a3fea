import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { CosignerType } from "#app/core/custody/cosignature.ts";
import type { Signer } from "#app/core/custody/signer.ts";
import type { KeyType, VerifierKey } from "#app/core/custody/verifier-key.ts";
import { makeVerifierKey } from "#app/core/custody/verifier-key.ts";

/** A key of a test, both halves. Its seed is known to everyone. */
export interface MadeKey<Type extends KeyType = KeyType> extends Signer<Type> {
  readonly key: VerifierKey;
  /** The private key in PEM, for programs. */
  readonly privatePem: string;
}

/** Seeds of RFC 8032 section 7.1, tests 1 to 3. */
export const PUBLISHED_SEEDS = [
  "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
  "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
  "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
] as const;

const PKCS8 = {
  ed25519: "302e020100300506032b657004220420",
  "ml-dsa-44": "3034020100300b060960864801650304031104228020",
} as const;

/** A key from 32 bytes in hexadecimal, or from a number that they are made of. */
export function madeKey<Type extends KeyType>(
  type: Type,
  name: string,
  seed: string | number,
): MadeKey<Type> {
  const algorithm = type === "ml-dsa-44-cosigner" ? "ml-dsa-44" : "ed25519";
  const octets =
    typeof seed === "string" ? seed : Buffer.alloc(32, `seed ${String(seed)}`).toString("hex");
  const der = Buffer.from(`${PKCS8[algorithm]}${octets}`, "hex");
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const length = algorithm === "ml-dsa-44" ? 1312 : 32;
  const key = makeVerifierKey({
    name,
    type,
    publicKey: Uint8Array.from(spki.subarray(spki.length - length)),
  });
  return {
    name,
    keyId: key.keyId,
    type,
    key,
    sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
    privatePem: privateKey.export({ format: "pem", type: "pkcs8" }) as string,
  };
}

/** The log of the worked example, with the key that signs it. */
export const WORKED_LOG = madeKey("ed25519", "custody.example.gov/log1", PUBLISHED_SEEDS[0]);

/** Witnesses of the worked example. */
export const CLERK: MadeKey<CosignerType> = madeKey(
  "ed25519-cosigner",
  "clerk.example.gov/witness",
  PUBLISHED_SEEDS[1],
);
export const INSPECTOR: MadeKey<CosignerType> = madeKey(
  "ml-dsa-44-cosigner",
  "inspector.example.gov/witness",
  PUBLISHED_SEEDS[2],
);
