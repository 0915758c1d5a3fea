import { statusWords, versionOn } from "./dated.ts";
import type {
  OfficePack,
  PackRule,
  PackStatute,
  RuleVersion,
  StatuteVersion,
} from "./office-pack.ts";

/** How a rule or statute stands on one day. */
export interface Standing<Entry, Version> {
  readonly entry: Entry;
  /** The version of that day; undefined when there is none. */
  readonly version: Version | undefined;
  /** True only for a version in force: what is enjoined, repealed or proposed is shown and not applied. */
  readonly applies: boolean;
  /** Such as "In force on 3 March 2026". */
  readonly words: string;
}

/** How a rule of the pack stands on a local day (`YYYY-MM-DD`); undefined when the pack has no such rule. */
export function ruleInForce(
  pack: Pick<OfficePack, "rules">,
  ruleId: string,
  day: string,
): Standing<PackRule, RuleVersion> | undefined {
  return standing(
    pack.rules.find(({ id }) => id === ruleId),
    day,
  );
}

/** The same for a statute. */
export function statuteInForce(
  pack: Pick<OfficePack, "statutes">,
  statuteId: string,
  day: string,
): Standing<PackStatute, StatuteVersion> | undefined {
  return standing(
    pack.statutes.find(({ id }) => id === statuteId),
    day,
  );
}

function standing<Version extends RuleVersion, Entry extends { versions: readonly Version[] }>(
  entry: (Entry & { readonly versions: readonly Version[] }) | undefined,
  day: string,
): Standing<Entry, Version> | undefined {
  if (entry === undefined) return undefined;
  const version = versionOn(entry.versions, day);
  return {
    entry,
    version,
    applies: version?.status === "in-force",
    words: statusWords(version, day),
  };
}
