import { concatBytes } from "../encoding.ts";
import { parseTrustPolicy } from "./parse-trust-policy.ts";
import type { PolicyLog, TrustPolicy } from "./trust-policy.ts";
import { octetsOfWord } from "./trust-policy.ts";
import { formatVerifierKey } from "./verifier-key.ts";

const SPACE = Uint8Array.of(0x20);
const LF = Uint8Array.of(0x0a);
const SEPARATORS = /[ \t\n]/;

/** Writes a policy, logs first and the quorum last. Throws where a reader would refuse it. */
export function formatTrustPolicy(policy: TrustPolicy): Uint8Array {
  const octets = concatBytes(
    ...policy.logs.map((log) => line(["log", ...keyWords(log)])),
    ...policy.witnesses.map((one) => line(["witness", one.name, ...keyWords(one)])),
    ...policy.groups.map(({ name, threshold, members }) =>
      line(["group", name, String(threshold), ...members]),
    ),
    line(["quorum", policy.quorum ?? "none"]),
  );
  const read = parseTrustPolicy(octets);
  if (!read.ok) {
    throw new Error(
      `cannot write the policy: ${read.problems.map(({ detail }) => detail).join("; ")}`,
    );
  }
  return octets;
}

function keyWords({ key, url }: PolicyLog): readonly string[] {
  return url === undefined ? [formatVerifierKey(key)] : [formatVerifierKey(key), url];
}

function line(words: readonly string[]): Uint8Array {
  if (words.some((word) => word === "" || SEPARATORS.test(word))) {
    throw new Error("cannot write the policy: a name or URL is empty or holds white space");
  }
  const parts = words.flatMap((word, index) => [
    ...(index === 0 ? [] : [SPACE]),
    octetsOfWord(word),
  ]);
  return concatBytes(...parts, LF);
}
