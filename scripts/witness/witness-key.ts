import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { open } from "node:fs/promises";
import type { CosignerType } from "../../app/core/custody/cosignature.ts";
import type { Parsed } from "../../app/core/custody/parsed.ts";
import type { Signer } from "../../app/core/custody/signer.ts";
import type { VerifierKey } from "../../app/core/custody/verifier-key.ts";
import {
  formatVerifierKey,
  isKeyName,
  makeVerifierKey,
  parseVerifierKey,
} from "../../app/core/custody/verifier-key.ts";
import { codeOf, createFile } from "./durable.ts";

/** A witness's own key, in use. */
export interface WitnessKey {
  readonly verifierKey: VerifierKey;
  readonly signer: Signer<CosignerType>;
}

const ALGORITHM = { "ed25519-cosigner": "ed25519", "ml-dsa-44-cosigner": "ml-dsa-44" } as const;
const PUBLIC_LENGTH = { "ed25519-cosigner": 32, "ml-dsa-44-cosigner": 1312 } as const;
const HEADER =
  "Private key of a Bearwitness witness. Whoever has it can sign in this witness's name.";
const PEM = /-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----\n/;

/**
 * Opens the witness's key, or makes it on the first start. A key signs under one name and in one way for good, so
 * another name or way asked for is refused; undefined asks for what is there.
 */
export async function openWitnessKey(asked: {
  readonly path: string;
  readonly name: string | undefined;
  readonly type: CosignerType | undefined;
  /** The name of a key made now, where none is asked for. */
  readonly defaultName: string;
}): Promise<Parsed<WitnessKey>> {
  const { path, name, type, defaultName } = asked;
  const file = await readSecret(path);
  if (!file.ok) return file;
  if (file.value === undefined) {
    const made = makeKey(name ?? defaultName, type ?? "ml-dsa-44-cosigner");
    if (!made.ok) return made;
    if (!(await createFile(path, made.value.text))) {
      return { ok: false, problem: `${path} was made by another start; start again` };
    }
    return made;
  }
  const key = readKey(file.value);
  if (key === undefined) return { ok: false, problem: `${path} is not a witness's key` };
  const { verifierKey } = key;
  if (name !== undefined && name !== verifierKey.name) {
    const problem = `the key in ${path} is that of ${verifierKey.name}; another name needs another folder`;
    return { ok: false, problem };
  }
  if (type !== undefined && type !== verifierKey.type) {
    const problem = `the key in ${path} is of type ${verifierKey.type}; another type needs another folder`;
    return { ok: false, problem };
  }
  return { ok: true, value: key };
}

function makeKey(name: string, type: CosignerType): Parsed<WitnessKey & { readonly text: string }> {
  if (!isKeyName(name) || Buffer.byteLength(name) > 255) {
    return { ok: false, problem: "a witness's name is 1 to 255 octets without white space and +" };
  }
  const { privateKey } = generate(type);
  const key = keyOf(privateKey, name, type);
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const text = `${HEADER}\n${formatVerifierKey(key.verifierKey)}\n${pem}`;
  return { ok: true, value: { ...key, text } };
}

// Two calls, as the types of Node know each algorithm by its own signature.
function generate(type: CosignerType): { readonly privateKey: KeyObject } {
  return type === "ed25519-cosigner"
    ? generateKeyPairSync("ed25519")
    : generateKeyPairSync("ml-dsa-44");
}

function readKey(text: string): WitnessKey | undefined {
  const [, line = ""] = text.split("\n");
  const written = parseVerifierKey(line);
  const [pem] = PEM.exec(text) ?? [];
  if (!written.ok || pem === undefined || written.value.type === "ed25519") return undefined;
  const { name, type } = written.value;
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== ALGORITHM[type]) return undefined;
  const key = keyOf(privateKey, name, type);
  return formatVerifierKey(key.verifierKey) === line ? key : undefined;
}

function keyOf(privateKey: KeyObject, name: string, type: CosignerType): WitnessKey {
  const info = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  // A SubjectPublicKeyInfo ends with the key's own octets.
  const publicKey = new Uint8Array(info.subarray(info.length - PUBLIC_LENGTH[type]));
  const verifierKey = makeVerifierKey({ name, type, publicKey });
  const { keyId } = verifierKey;
  const signer = {
    name,
    keyId,
    type,
    sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)),
  };
  return { verifierKey, signer };
}

/** A secret's text; undefined where there is no file. One that others can read is refused. */
async function readSecret(path: string): Promise<Parsed<string | undefined>> {
  try {
    const file = await open(path, "r");
    try {
      if (process.platform !== "win32" && ((await file.stat()).mode & 0o077) !== 0) {
        const problem = `${path} can be read by other users of this machine; run: chmod 600 ${path}`;
        return { ok: false, problem };
      }
      return { ok: true, value: await file.readFile("utf8") };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return { ok: true, value: undefined };
    return { ok: false, problem: `${path} cannot be read (${codeOf(error)})` };
  }
}
