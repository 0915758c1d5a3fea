import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import type { Signer } from "#app/core/custody/signer.ts";
import { makeVerifierKey, type VerifierKey } from "#app/core/custody/verifier-key.ts";
import { readKeyFile, replaceKeyFile, writeNewKeyFile } from "./key-file.ts";
import { sealedLogKey, unsealedLogKey, type LogKeySeal } from "./log-key-box.ts";

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

/** Where the log's key lies, and what opens it. */
export interface LogKeyPlace extends LogKeySeal {
  readonly path: string;
}

/** The key that is to come, in a file of its own beside the present one until the log names it. */
export interface NextLogKey {
  /** Opens the next key, or makes it: on the disk before anything names it. A problem is one line for the operator. */
  readonly prepare: () => Promise<OpenedLogKey>;
  /** Puts the next key in the present one's place, which is gone then. Only once the log names it. */
  readonly adopt: (next: LogKey) => Promise<void>;
}

/**
 * Opens the log's Ed25519 key, or makes it on the first start. The file holds it sealed under a key derived from the
 * master key. It never goes into the database or its backups (evidence-standards 3.2). `known` is the public key the
 * database remembers: with it, a missing or other key is refused, but for the next one of a rotation that ended after
 * the log had named it: that one takes its place now.
 */
export async function openLogKey(
  place: LogKeyPlace & { readonly known: Uint8Array | undefined },
): Promise<OpenedLogKey> {
  const { path, known } = place;
  const present = await readLogKey(path, place);
  if (present.kind === "opened" && (known === undefined || isOf(present.key, known))) {
    return { ok: true, value: present.key, created: false };
  }
  if (known !== undefined && present.kind !== "refused") {
    const next = await readLogKey(nextPath(path), place);
    if (next.kind === "opened" && isOf(next.key, known)) {
      await nextLogKey(place).adopt(next.key);
      return { ok: true, value: next.key, created: false };
    }
  }
  switch (present.kind) {
    case "refused":
      return { ok: false, problem: present.problem };
    case "missing":
      return known === undefined
        ? createLogKey(path, place)
        : { ok: false, problem: `The log key file ${path} is missing; put its copy back.` };
    case "opened": {
      const problem = `The log key in ${path} is not the one this log is signed with.`;
      return { ok: false, problem };
    }
  }
}

/** The next key of the log whose present key lies at `path`. */
export function nextLogKey(place: LogKeyPlace): NextLogKey {
  const path = nextPath(place.path);
  return {
    prepare: async () => {
      const found = await readLogKey(path, place);
      switch (found.kind) {
        case "refused":
          return { ok: false, problem: found.problem };
        case "opened":
          return { ok: true, value: found.key, created: false };
        case "missing":
          return createLogKey(path, place);
      }
    },
    adopt: async ({ verifierKey }) => {
      if (await replaceKeyFile(path, place.path)) return;
      // Another command, opened meanwhile, may have done it.
      const present = await readLogKey(place.path, place);
      if (present.kind === "opened" && isOf(present.key, verifierKey.publicKey)) return;
      throw new Error("the log's next key is not where it was put");
    },
  };
}

function nextPath(path: string): string {
  return `${path}.next`;
}

type ReadLogKey =
  | { readonly kind: "opened"; readonly key: LogKey }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly problem: string };

async function readLogKey(path: string, seal: LogKeySeal): Promise<ReadLogKey> {
  const file = await readKeyFile(path);
  if (file.kind === "missing") return file;
  if (file.kind === "refused") {
    return { kind: "refused", problem: `The log key file ${file.problem}.` };
  }
  const privateKey = unsealedLogKey(file.text, seal);
  if (privateKey === undefined) {
    const problem = `The log key file ${path} does not open with this master key.`;
    return { kind: "refused", problem };
  }
  return { kind: "opened", key: logKeyOf(privateKey, seal.origin) };
}

async function createLogKey(path: string, seal: LogKeySeal): Promise<OpenedLogKey> {
  const { privateKey } = generateKeyPairSync("ed25519");
  if (!(await writeNewKeyFile(path, sealedLogKey(privateKey, seal)))) {
    const problem = `The log key file ${path} was made by another start; start again.`;
    return { ok: false, problem };
  }
  return { ok: true, value: logKeyOf(privateKey, seal.origin), created: true };
}

function isOf({ verifierKey }: LogKey, publicKey: Uint8Array): boolean {
  return Buffer.from(publicKey).equals(verifierKey.publicKey);
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
