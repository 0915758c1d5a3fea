import { disclosureDigest, parseDisclosure } from "./disclosure.ts";
import type { CustodyRecord } from "./record.ts";

/** A disclosure as kept beside a record; null where what is kept does not open. */
export interface KeptDisclosure {
  readonly name: string;
  readonly disclosure: string | null;
}

/**
 * What is wrong with the disclosures kept beside a record: each must be one that the record's `_sd` names, under its own name. One
 * that is not there any more is no fault, for a record never tells erased ones from decoys. The answers do not repeat a value.
 */
export function faultsOfDisclosures(
  { _sd: digests }: Pick<CustodyRecord, "_sd">,
  kept: readonly KeptDisclosure[],
): readonly string[] {
  return kept.flatMap(({ name, disclosure }) => {
    if (disclosure === null) return [`the disclosure ${name} is not what was kept`];
    if (!digests.includes(disclosureDigest(disclosure))) {
      return [`the disclosure ${name} is none of the record's`];
    }
    const read = parseDisclosure(disclosure);
    return read.ok && read.value.name === name
      ? []
      : [`the disclosure kept as ${name} is another of the record's`];
  });
}
