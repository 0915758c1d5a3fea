import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { codeOf, fileExists, writeNewKeyFile } from "./key-file.ts";

/** The office's identity key as HPKE spells it: an uncompressed P-256 point, 65 bytes. */
export type IdentityPublicKey = Uint8Array;

export type CreatedIdentityKeys =
  | { readonly ok: true; readonly publicKey: IdentityPublicKey }
  | { readonly ok: false; readonly problem: string };

/**
 * Makes the key pair under which the names of witnesses are sealed, for an office whose database has no public key
 * yet. The private key goes into its own file (0600, PKCS #8 PEM) and this process forgets it: nothing in the server
 * reads that file. The public key also goes beside it, into `<file>.pub`, so that a crash before the database has it
 * does not make the private key useless.
 */
export async function createIdentityKeys(privateKeyFile: string): Promise<CreatedIdentityKeys> {
  const publicKeyFile = `${privateKeyFile}.pub`;
  try {
    // The public half is written first, so a private key that is there always has its public half.
    if (await fileExists(privateKeyFile)) return await readPublicKey(publicKeyFile);
    await rm(publicKeyFile, { force: true });
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await writeNewKeyFile(publicKeyFile, pem(publicKey, "spki"));
    if (!(await writeNewKeyFile(privateKeyFile, pem(privateKey, "pkcs8")))) {
      return refused(privateKeyFile, "was made by another start at the same time; start again");
    }
    return { ok: true, publicKey: rawPoint(publicKey) };
  } catch (cause) {
    return refused(privateKeyFile, `cannot be made (${codeOf(cause)})`);
  }
}

async function readPublicKey(path: string): Promise<CreatedIdentityKeys> {
  const key = createPublicKey(await readFile(path, "utf8"));
  return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1"
    ? { ok: true, publicKey: rawPoint(key) }
    : refused(path, "is not a P-256 key");
}

function pem(key: KeyObject, type: "spki" | "pkcs8"): string {
  return key.export({ type, format: "pem" }).toString();
}

function rawPoint(key: KeyObject): IdentityPublicKey {
  const { x, y } = key.export({ format: "jwk" });
  return new Uint8Array([
    4,
    ...Buffer.from(x ?? "", "base64url"),
    ...Buffer.from(y ?? "", "base64url"),
  ]);
}

function refused(path: string, problem: string): CreatedIdentityKeys {
  return { ok: false, problem: `The identity key file ${path} ${problem}.` };
}
