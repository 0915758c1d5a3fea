import { toHex, toUtf8 } from "../encoding.ts";
import { parseCount } from "./text-fields.ts";
import type { PolicyGroup, PolicyLog, PolicyWitness, TrustPolicy } from "./trust-policy.ts";
import { wordOfOctets } from "./trust-policy.ts";
import type { KeyType, VerifierKey } from "./verifier-key.ts";
import { parseVerifierKey } from "./verifier-key.ts";

/** What can be wrong with a line of a policy, or with the policy as a whole. */
export type PolicyFault =
  | "control-character"
  | "line-without-end"
  | "unknown-word"
  | "wrong-count"
  | "bad-key"
  | "wrong-key-type"
  | "repeated-key"
  | "repeated-name"
  | "reserved-name"
  | "unknown-name"
  | "repeated-member"
  | "bad-threshold"
  | "no-quorum"
  | "second-quorum";

/** Lines count from 1; 0 where nothing stands that could be pointed at. */
export interface PolicyProblem {
  readonly line: number;
  readonly fault: PolicyFault;
  readonly detail: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly value: TrustPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

type Report = (fault: PolicyFault, detail: string) => void;

const NONE = "none";
const LOG_KEYS: readonly KeyType[] = ["ed25519"];
const WITNESS_KEYS: readonly KeyType[] = ["ed25519-cosigner", "ml-dsa-44-cosigner"];
const [TAB, LF, SPACE, HASH, DEL] = [0x09, 0x0a, 0x20, 0x23, 0x7f];

/** Reads a policy (C2SP tlog-policy) and names everything that is wrong with it, not just the first. */
export function parseTrustPolicy(input: Uint8Array | string): ParsedPolicy {
  const octets = typeof input === "string" ? toUtf8(input) : input;
  const problems: PolicyProblem[] = [];
  const logs: PolicyLog[] = [];
  const witnesses: PolicyWitness[] = [];
  const groups: PolicyGroup[] = [];
  const quorums: string[] = [];
  const defined = new Set<string>();
  const members = new Set<string>();
  const keys = new Set<string>();

  linesOf(octets).forEach((line, index) => {
    const report = (fault: PolicyFault, detail: string) => {
      problems.push({ line: index + 1, fault, detail });
    };
    if (line.octets.some(isForbidden)) {
      report("control-character", "it holds a control character");
      return;
    }
    // A file cut short can mean something else than the whole one.
    if (!line.ended) report("line-without-end", "the last line does not end");
    const [word, ...rest] = wordsOf(line.octets);
    switch (word) {
      case undefined:
        break;
      case "log":
        readLog(rest, report);
        break;
      case "witness":
        readWitness(rest, report);
        break;
      case "group":
        readGroup(rest, report);
        break;
      case "quorum":
        readQuorum(rest, report);
        break;
      default:
        report("unknown-word", "it begins with none of log, witness, group and quorum");
    }
  });
  if (quorums.length === 0) {
    problems.push({ line: 0, fault: "no-quorum", detail: "there is no quorum line" });
  }
  if (problems.length > 0) return { ok: false, problems };
  const [quorum] = quorums;
  return {
    ok: true,
    value: { logs, witnesses, groups, quorum: quorum === NONE ? undefined : quorum },
  };

  function readLog(words: readonly string[], report: Report): void {
    const [written, url, ...more] = words;
    if (written === undefined || more.length > 0) {
      report("wrong-count", "a log has a key and perhaps a URL");
      return;
    }
    const key = readKey(written, LOG_KEYS, report);
    if (key !== undefined) logs.push({ key, url });
  }

  function readWitness(words: readonly string[], report: Report): void {
    const [name, written, url, ...more] = words;
    if (name === undefined || written === undefined || more.length > 0) {
      report("wrong-count", "a witness has a name, a key and perhaps a URL");
      if (name !== undefined) defined.add(name);
      return;
    }
    define(name, report);
    const key = readKey(written, WITNESS_KEYS, report);
    if (key !== undefined) witnesses.push({ name, key, url });
  }

  function readGroup(words: readonly string[], report: Report): void {
    const [name, many, ...listed] = words;
    if (name === undefined || many === undefined || listed.length === 0) {
      report("wrong-count", "a group has a name, a number, any or all, and members");
      if (name !== undefined) defined.add(name);
      return;
    }
    for (const member of listed) {
      if (!defined.has(member)) {
        report("unknown-name", `no witness or group ${shown(member)} stands above`);
      } else if (members.has(member)) {
        report("repeated-member", `${shown(member)} is a member already`);
      }
      members.add(member);
    }
    const threshold = readThreshold(many, listed.length);
    if (threshold === undefined) {
      report("bad-threshold", `any, all or 1 to ${String(listed.length)} of the members can count`);
    }
    // Last, so that a group is not its own member.
    define(name, report);
    groups.push({ name, threshold: threshold ?? 1, members: listed });
  }

  function readQuorum(words: readonly string[], report: Report): void {
    const [name, ...more] = words;
    if (name === undefined || more.length > 0) report("wrong-count", "a quorum has one name");
    else if (name !== NONE && !defined.has(name)) {
      report("unknown-name", `no witness or group ${shown(name)} stands above`);
    }
    if (quorums.length > 0) report("second-quorum", "there is a quorum line already");
    quorums.push(name ?? NONE);
  }

  function define(name: string, report: Report): void {
    if (name === NONE) report("reserved-name", "none is no name for a witness or group");
    else if (defined.has(name)) report("repeated-name", `${shown(name)} stands above already`);
    defined.add(name);
  }

  function readKey(
    written: string,
    types: readonly KeyType[],
    report: Report,
  ): VerifierKey | undefined {
    const read = parseVerifierKey(written);
    if (!read.ok) {
      report("bad-key", read.problem);
      return undefined;
    }
    const { type, publicKey } = read.value;
    if (!types.includes(type)) report("wrong-key-type", `a key of type ${type} is of no use here`);
    const octetsOfKey = toHex(publicKey);
    if (keys.has(octetsOfKey)) report("repeated-key", "the same public key stands above already");
    keys.add(octetsOfKey);
    return read.value;
  }
}

function readThreshold(many: string, members: number): number | undefined {
  if (many === "any") return 1;
  if (many === "all") return members;
  const threshold = parseCount(many);
  return threshold !== undefined && threshold >= 1 && threshold <= members ? threshold : undefined;
}

function linesOf(octets: Uint8Array): { readonly octets: Uint8Array; readonly ended: boolean }[] {
  const lines: { octets: Uint8Array; ended: boolean }[] = [];
  for (let start = 0; start < octets.length;) {
    const end = octets.indexOf(LF, start);
    const ended = end !== -1;
    lines.push({ octets: octets.subarray(start, ended ? end : octets.length), ended });
    start = ended ? end + 1 : octets.length;
  }
  return lines;
}

/** The words of a line between spaces and tabs; none of a comment. */
function wordsOf(line: Uint8Array): readonly string[] {
  const words: Uint8Array[] = [];
  for (let at = 0, start = 0; at <= line.length; at += 1) {
    if (at < line.length && line[at] !== SPACE && line[at] !== TAB) continue;
    if (at > start) words.push(line.subarray(start, at));
    start = at + 1;
  }
  return words[0]?.[0] === HASH ? [] : words.map(wordOfOctets);
}

function isForbidden(octet: number): boolean {
  return (octet < SPACE && octet !== TAB) || octet === DEL;
}

function shown(name: string): string {
  return name.toWellFormed();
}
