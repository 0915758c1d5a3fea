import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import {
  codeOf,
  fileExists,
  readKeyFile,
  writeNewKeyFile,
} from "#app/adapters/security/key-file.ts";

export type CreatedIdentityKeys =
  | { readonly ok: true; readonly publicKey: Uint8Array }
  | { readonly ok: false; readonly problem: string };

/**
 * Makes the key pair under which the names of reporters are sealed, or answers the public half of the one that is there: an
 * uncompressed P-256 point, 65 bytes, as HPKE spells it. Runs in the `unseal` process only; the web process never sees the
 * private key, which goes into its own file (0600, PKCS #8 PEM). The public key goes beside it, into `<file>.pub`.
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

export type OpenedIdentityKey =
  | { readonly ok: true; readonly privateKey: KeyObject; readonly publicKey: Uint8Array }
  | { readonly ok: false; readonly problem: string };

/** Reads the private key; refuses a file that other users of the machine can read. */
export async function readIdentityKey(path: string): Promise<OpenedIdentityKey> {
  const file = await readKeyFile(path);
  if (file.kind === "missing") return refused(path, "is not there");
  if (file.kind === "refused") return { ok: false, problem: file.problem };
  try {
    const privateKey = createPrivateKey(file.text);
    const publicKey = createPublicKey(privateKey);
    return privateKey.asymmetricKeyDetails?.namedCurve === "prime256v1"
      ? { ok: true, privateKey, publicKey: rawPoint(publicKey) }
      : refused(path, "is not a P-256 key");
  } catch {
    return refused(path, "is damaged");
  }
}

function pem(key: KeyObject, type: "spki" | "pkcs8"): string {
  return key.export({ type, format: "pem" }).toString();
}

function rawPoint(key: KeyObject): Uint8Array {
  const { x, y } = key.export({ format: "jwk" });
  return new Uint8Array([
    4,
    ...Buffer.from(x ?? "", "base64url"),
    ...Buffer.from(y ?? "", "base64url"),
  ]);
}

function refused(path: string, problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `The identity key file ${path} ${problem}.` };
}
