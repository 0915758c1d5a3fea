import { readFile } from "node:fs/promises";
import { parseTrustPolicy } from "#app/core/custody/parse-trust-policy.ts";
import { officeOnlyPolicy, type TrustPolicy } from "#app/core/custody/trust-policy.ts";
import { formatVerifierKey, type VerifierKey } from "#app/core/custody/verifier-key.ts";
import {
  readPemCertificates,
  type ReadCertificate,
} from "#app/core/timestamps/certificate-names.ts";
import { isAddressOfOthers } from "./addresses-of-others.ts";
import type { Config } from "./config.ts";

/** Whom besides itself the office believes about its log. */
export interface OfficeTrust {
  readonly policy: TrustPolicy;
  /** Root certificates of the time-stamp authority. */
  readonly roots: readonly ReadCertificate[];
}

type Opened<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

/**
 * Reads the files that TRUST_POLICY and TSA_CA_FILE name. A wrong one is a line that names setting and fault. `logKeys` are
 * all keys that the log has had: what was signed with an earlier one is still the office's.
 */
export async function openOfficeTrust(
  config: Pick<Config, "trustPolicyFile" | "timestampRootFile">,
  logKeys: readonly VerifierKey[],
): Promise<Opened<OfficeTrust>> {
  const policy = await readPolicy(config.trustPolicyFile, logKeys);
  if (!policy.ok) return policy;
  const roots = await readRoots(config.timestampRootFile);
  if (!roots.ok) return roots;
  return { ok: true, value: { policy: policy.value, roots: roots.value } };
}

async function readPolicy(
  path: string | undefined,
  logKeys: readonly VerifierKey[],
): Promise<Opened<TrustPolicy>> {
  if (path === undefined) return { ok: true, value: officeOnlyPolicy(logKeys) };
  const file = await readSettingFile("TRUST_POLICY", path);
  if (!file.ok) return file;
  const read = parseTrustPolicy(new Uint8Array(file.value));
  if (!read.ok) {
    const [first] = read.problems;
    const where = first === undefined || first.line === 0 ? "" : ` line ${first.line}`;
    return {
      ok: false,
      problem: `TRUST_POLICY${where}: ${first?.detail ?? "it cannot be read"}.`,
    };
  }
  const policy = read.value;
  const open = policy.witnesses.find(({ url }) => url !== undefined && !isAddressOfOthers(url));
  if (open !== undefined) {
    const problem = `TRUST_POLICY: the address of witness ${open.key.name} must be https (plain http only for localhost).`;
    return { ok: false, problem };
  }
  // A policy that names one of the log's keys means the log: the others are known by its own records.
  const missing = logKeys.filter((key) => !policy.logs.some((log) => isSameKey(log.key, key)));
  if (policy.logs.length > 0 && missing.length === logKeys.length) {
    return { ok: false, problem: "TRUST_POLICY names logs, but not this office's; see /log/key." };
  }
  const [name] = logKeys.map((key) => key.name);
  const isOfNobody = ({ key }: TrustPolicy["logs"][number]) =>
    key.name === name && !logKeys.some((one) => isSameKey(one, key));
  if (policy.logs.some(isOfNobody)) {
    const problem = "TRUST_POLICY names a key of this log that the log never had; see /log/key.";
    return { ok: false, problem };
  }
  const logs = [...policy.logs, ...missing.map((key) => ({ key, url: undefined }))];
  return { ok: true, value: { ...policy, logs } };
}

function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return formatVerifierKey(one) === formatVerifierKey(other);
}

async function readRoots(path: string | undefined): Promise<Opened<readonly ReadCertificate[]>> {
  if (path === undefined) return { ok: true, value: [] };
  const file = await readSettingFile("TSA_CA_FILE", path);
  if (!file.ok) return file;
  const roots = readPemCertificates(file.value.toString("latin1"));
  return roots === undefined
    ? { ok: false, problem: "TSA_CA_FILE must hold certificates in PEM, and nothing broken." }
    : { ok: true, value: roots };
}

async function readSettingFile(setting: string, path: string): Promise<Opened<Buffer>> {
  try {
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { ok: false, problem: `${setting}: ${path} cannot be read (${code ?? "unknown"}).` };
  }
}
