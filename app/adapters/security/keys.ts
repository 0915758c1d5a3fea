import { hkdfSync, randomBytes } from "node:crypto";
import { codeOf, readKeyFile, writeNewKeyFile } from "./key-file.ts";

/** What a key derived from the master key is for. Two purposes never share a key. */
export type KeyPurpose =
  | "password-pepper"
  | "receipt-code-pepper"
  | "limiter"
  | "form-token"
  | "flood-ticket"
  | "likeness"
  | "log-signing-seal"
  | "account-key"
  | "report-key-wrapping"
  | "fingerprint";

/** The root of every secret of this office. Its bytes never leave it; only keys derived for a purpose do. */
export interface MasterKey {
  /** 32 bytes, the same for the same purpose as long as the master key lives. */
  derive(purpose: KeyPurpose): Uint8Array;
  /**
   * Sixteen hexadecimal characters that tell this master key from another and reveal nothing of it. Kept in the
   * database, so that a start with the wrong key file is refused.
   */
  readonly fingerprint: string;
}

export type OpenedMasterKey =
  | { readonly ok: true; readonly value: MasterKey; readonly created: boolean }
  | { readonly ok: false; readonly problem: string };

const HEADER =
  "Bearwitness master key, version 1. Keep a copy apart from the data; without it nothing can be read.";
const KEY_BYTES = 32;

/**
 * Reads the master key, or makes one on the very first start. `existing` says that the database exists already: its
 * secrets hang on a key that must then be somewhere, so a missing file stops the start instead of being replaced.
 */
export async function openMasterKey(
  path: string,
  options: { readonly existing: boolean },
): Promise<OpenedMasterKey> {
  const file = await readKeyFile(path);
  switch (file.kind) {
    case "refused":
      return { ok: false, problem: `The master key file ${file.problem}.` };
    case "read": {
      const key = parseKeyFile(file.text);
      return key === undefined
        ? {
            ok: false,
            problem: `The master key file ${path} does not hold a master key of this version.`,
          }
        : { ok: true, value: masterKeyOf(key), created: false };
    }
    case "missing":
      return options.existing ? { ok: false, problem: missing(path) } : createMasterKey(path);
  }
}

/** Opens the next master key, or makes it: durable before anything is wrapped under it. */
export function prepareNextMasterKey(path: string): Promise<OpenedMasterKey> {
  return openMasterKey(nextMasterKeyPath(path), { existing: false });
}

async function createMasterKey(path: string): Promise<OpenedMasterKey> {
  const key = randomBytes(KEY_BYTES);
  let written: boolean;
  try {
    written = await writeNewKeyFile(path, `${HEADER}\n${key.toString("base64")}\n`);
  } catch (cause) {
    return {
      ok: false,
      problem: `The master key file ${path} cannot be written (${codeOf(cause)}).`,
    };
  }
  return written
    ? { ok: true, value: masterKeyOf(key), created: true }
    : {
        ok: false,
        problem: `The master key file ${path} was made by another start at the same time; start again.`,
      };
}

function parseKeyFile(text: string): Uint8Array | undefined {
  const [header, line, ...rest] = text.trimEnd().split(/\r?\n/);
  if (header !== HEADER || line === undefined || rest.length > 0) return undefined;
  const key = Buffer.from(line, "base64");
  return key.length === KEY_BYTES && key.toString("base64") === line ? key : undefined;
}

function masterKeyOf(key: Uint8Array): MasterKey {
  const derive = (purpose: KeyPurpose): Uint8Array =>
    new Uint8Array(
      hkdfSync("sha256", key, "bearwitness/v1", `bearwitness/v1/${purpose}`, KEY_BYTES),
    );
  return {
    derive,
    fingerprint: Buffer.from(derive("fingerprint")).toString("hex").slice(0, 16),
  };
}

/**
 * The master key with secrets of an earlier one that cannot be made anew: a pepper cannot change without the password it went into. They
 * lie in the database, wrapped like report keys.
 */
export function withCarried(
  master: MasterKey,
  carried: ReadonlyMap<string, Uint8Array>,
): MasterKey {
  return { ...master, derive: (purpose) => carried.get(purpose) ?? master.derive(purpose) };
}

/** Where the next master key lies until the database names it. */
export function nextMasterKeyPath(path: string): string {
  return `${path}.next`;
}

function missing(path: string): string {
  return (
    `The database exists but its master key file ${path} does not. ` +
    "Put the file back from its backup, or set MASTER_KEY_FILE to where it is; a new key could open nothing."
  );
}
