import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from "node:crypto";
import type { Signer } from "#app/core/custody/signer.ts";
import { makeVerifierKey, type VerifierKey } from "#app/core/custody/verifier-key.ts";
import { readKeyFile, writeNewKeyFile } from "./key-file.ts";

/** The key that signs the log's checkpoints, and its public half as everyone may have it. */
export interface LogKey {
  readonly verifierKey: VerifierKey;
  readonly signer: Signer<"ed25519">;
  /** The public key as PEM, for `openssl`. */
  readonly publicKeyPem: string;
}

export type OpenedLogKey =
  | { readonly ok: true; readonly value: LogKey; readonly created: boolean }
  | { readonly ok: false; readonly problem: string };

const HEADER = "Bearwitness log key, version 1, sealed under the master key.";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Opens the log's Ed25519 key, or makes it on the first start. The file holds it sealed (AES-256-GCM under a key derived
 * from the master key), so that a copy of it alone signs nothing. It never goes into the database or its backups
 * (evidence-standards 3.2). `known` is the public key the database remembers: with it, a missing or other key is refused.
 */
export async function openLogKey(options: {
  readonly path: string;
  /** 32 bytes derived from the master key for this purpose alone. */
  readonly sealingKey: Uint8Array;
  /** The log's origin: a log signs under its own name. */
  readonly origin: string;
  readonly known: Uint8Array | undefined;
}): Promise<OpenedLogKey> {
  const { path, sealingKey, origin, known } = options;
  const file = await readKeyFile(path);
  switch (file.kind) {
    case "refused":
      return { ok: false, problem: `The log key file ${file.problem}.` };
    case "missing": {
      if (known !== undefined) {
        return { ok: false, problem: `The log key file ${path} is missing; put its copy back.` };
      }
      const { privateKey } = generateKeyPairSync("ed25519");
      const text = `${HEADER}\n${sealed(privateKey, sealingKey, origin).toString("base64")}\n`;
      if (!(await writeNewKeyFile(path, text))) {
        return {
          ok: false,
          problem: `The log key file ${path} was made by another start; start again.`,
        };
      }
      return { ok: true, value: logKeyOf(privateKey, origin), created: true };
    }
    case "read": {
      const privateKey = unsealed(file.text, sealingKey, origin);
      if (privateKey === undefined) {
        return {
          ok: false,
          problem: `The log key file ${path} does not open with this master key.`,
        };
      }
      const key = logKeyOf(privateKey, origin);
      if (known !== undefined && !Buffer.from(known).equals(key.verifierKey.publicKey)) {
        return {
          ok: false,
          problem: `The log key in ${path} is not the one this log is signed with.`,
        };
      }
      return { ok: true, value: key, created: false };
    }
  }
}

function logKeyOf(privateKey: KeyObject, origin: string): LogKey {
  const publicKey = createPublicKey(privateKey);
  const verifierKey = makeVerifierKey({
    name: origin,
    type: "ed25519",
    publicKey: new Uint8Array(
      Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"),
    ),
  });
  return {
    verifierKey,
    signer: {
      name: verifierKey.name,
      keyId: verifierKey.keyId,
      type: "ed25519",
      sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    },
    publicKeyPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
  };
}

function sealed(privateKey: KeyObject, sealingKey: Uint8Array, origin: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
  cipher.setAAD(aadOf(origin));
  const plain = privateKey.export({ format: "der", type: "pkcs8" });
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unsealed(text: string, sealingKey: Uint8Array, origin: string): KeyObject | undefined {
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
