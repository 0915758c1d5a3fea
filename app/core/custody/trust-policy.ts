import { fromUtf8, toUtf8 } from "../encoding.ts";
import type { VerifierKey } from "./verifier-key.ts";

/**
 * Whom a reader of checkpoints trusts (C2SP tlog-policy). Names are those of the policy alone; what to
 * show people is the name in a witness's key.
 */
export interface TrustPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Each names only witnesses, and groups that stand before it. */
  readonly groups: readonly PolicyGroup[];
  /** The witness or group that has to have seen a checkpoint; undefined where none has to. */
  readonly quorum: string | undefined;
}

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url: string | undefined;
}

export interface PolicyWitness extends PolicyLog {
  readonly name: string;
}

/** Has seen a checkpoint when `threshold` of its members have. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/** The policy that takes these keys' word alone: `quorum none`. */
export function officeOnlyPolicy(logKeys: readonly VerifierKey[]): TrustPolicy {
  const logs = logKeys.map((key) => ({ key, url: undefined }));
  return { logs, witnesses: [], groups: [], quorum: undefined };
}

/**
 * A word of a policy as text. Names there are opaque octets: what is not UTF-8 keeps each octet above
 * 0x7f as U+DC80 to U+DCFF, which no UTF-8 can spell, so that different octets stay different names.
 */
export function wordOfOctets(octets: Uint8Array): string {
  const text = fromUtf8(octets);
  if (text !== undefined) return text;
  return Array.from(octets, (octet) =>
    String.fromCharCode(octet < 0x80 ? octet : 0xdc00 + octet),
  ).join("");
}

/** The octets that `wordOfOctets` was given. */
export function octetsOfWord(word: string): Uint8Array {
  if (word.isWellFormed()) return toUtf8(word);
  return Uint8Array.from(word, (character) => character.charCodeAt(0) & 0xff);
}
