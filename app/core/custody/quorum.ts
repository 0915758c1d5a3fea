import type { TrustPolicy } from "./trust-policy.ts";

/**
 * Whether enough witnesses saw a checkpoint. `office-only` is the policy that asks for none: the
 * sentence says so, and must be shown.
 */
export interface Quorum {
  readonly kind: "office-only" | "met" | "not-met";
  /** Names in the policy of the witnesses that cosigned, in the policy's order. */
  readonly witnesses: readonly string[];
  /** One sentence for people, naming witnesses as their keys do. */
  readonly sentence: string;
}

/** Applies a policy's quorum to the names, in the policy, of the witnesses whose cosignatures hold. */
export function evaluateQuorum(policy: TrustPolicy, cosigned: ReadonlySet<string>): Quorum {
  const present = policy.witnesses.filter(({ name }) => cosigned.has(name));
  const witnesses = present.map(({ name }) => name);
  const seen = new Set(witnesses);
  // Groups name only what stands before them, so one pass settles them all.
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => seen.has(member)).length >= threshold) seen.add(name);
  }
  const shown = present.map(({ key }) => key.name).join(", ");
  if (policy.quorum === undefined) {
    const others = shown === "" ? "" : `; cosigned by ${shown}, which it does not ask for`;
    return {
      kind: "office-only",
      witnesses,
      sentence: `signed by the office only, as the policy asks for no witness${others}`,
    };
  }
  const by = shown === "" ? "by no known witness" : `by ${shown}`;
  return seen.has(policy.quorum)
    ? {
        kind: "met",
        witnesses,
        sentence: `signed by the office and cosigned ${by}, enough for the policy`,
      }
    : {
        kind: "not-met",
        witnesses,
        sentence: `signed by the office and cosigned ${by}, not enough for the policy`,
      };
}
