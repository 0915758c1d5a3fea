import { parseVerifierKey, type VerifierKey } from "../custody/verifier-key.ts";
import { fromUtf8, sameBytes, toUtf8 } from "../encoding.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import { printable } from "./fault.ts";
import { PATHS } from "./layout.ts";
import { logKeyPem } from "./log-key-pem.ts";
import type { SignedLogFiles, TellLogFault, ToldOfLog } from "./signed-log-input.ts";

/** The log's key, where the bundle gives it as one; what does not fit together is told. */
export function readKey(
  { vkey, pem }: SignedLogFiles,
  told: ToldOfLog,
  tell: TellLogFault,
): VerifierKey | undefined {
  if (vkey === undefined) return undefined;
  const line = /^([^\n]*)\n$/.exec(fromUtf8(vkey) ?? "")?.[1];
  const read = line === undefined ? undefined : parseVerifierKey(line);
  if (read?.ok !== true || read.value.type !== "ed25519") {
    tell("key", PATHS.logKeyVkey, "it is not one line with the key of a log");
    return undefined;
  }
  const key = read.value;
  if (told.origin !== undefined && key.name !== told.origin) {
    tell("key", PATHS.logKeyVkey, `it is the key of the log ${printable(key.name)}`);
  }
  if (pem !== undefined && !sameBytes(pem, toUtf8(logKeyPem(key)))) {
    tell("key", PATHS.logKeyPem, "it is not the key of log-key.vkey");
  }
  return key;
}

/** Whether the reader named this key's fingerprint; naming another one is a fault. */
export function isFingerprintOf(
  key: VerifierKey | undefined,
  { fingerprint }: ToldOfLog,
  tell: TellLogFault,
): boolean {
  if (key === undefined || fingerprint === undefined) return false;
  const real = keyFingerprint(key);
  if (real.startsWith(fingerprint)) return true;
  tell("key", PATHS.logKeyPem, `its fingerprint is ${inFours(real)}, not the one that was named`);
  return false;
}

/** An earlier key named by its fingerprint is no fault: that key signed the one that replaced it. Nor is it the present one. */
export function replacedAt({ fingerprint, terms = [] }: ToldOfLog): number | undefined {
  if (fingerprint === undefined) return undefined;
  const named = terms.find(({ key }) => keyFingerprint(key).startsWith(fingerprint));
  return named?.to;
}
