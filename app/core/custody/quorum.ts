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
    const sentence =
      shown === ""
        ? "signed by the office only: the policy asks for no witness"
        : `signed by the office only, as far as the policy asks; cosigned besides by ${shown}`;
    return { kind: "office-only", witnesses, sentence };
  }
  const kind = seen.has(policy.quorum) ? "met" : "not-met";
  const by = shown === "" ? "no known witness" : shown;
  const enough = kind === "met" ? "enough for the policy" : "not enough for the policy";
  return { kind, witnesses, sentence: `signed by the office and cosigned by ${by}: ${enough}` };
}
