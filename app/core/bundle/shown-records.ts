import type { DisclosureName } from "../custody/event.ts";
import type { Parsed } from "../custody/parsed.ts";
import type { CustodyRecord } from "../custody/record.ts";
import { disclosureDigest, parseDisclosure } from "../custody/disclosure.ts";
import { parseRecord } from "../custody/record.ts";
import { leafHash } from "../custody/tree-hash.ts";
import type { Json } from "../json.ts";
import type { BundleRecord } from "./content.ts";

/** One disclosure that an audience may read, as stored and as read. */
export interface ShownDisclosure {
  readonly text: string;
  readonly name: string;
  readonly value: Json;
}

/** A custody record with only those disclosures that an audience may read. */
export interface ShownRecord {
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly record: CustodyRecord;
  readonly disclosures: readonly ShownDisclosure[];
}

/** Reads records for an audience; a record or disclosure that does not read, or does not belong, is a problem. */
export function showRecords(
  records: readonly BundleRecord[],
  allowed: readonly DisclosureName[],
): Parsed<readonly ShownRecord[]> {
  const shown: ShownRecord[] = [];
  for (const { leaf, disclosures } of records) {
    const read = parseRecord(leaf);
    if (!read.ok) return read;
    const kept: ShownDisclosure[] = [];
    for (const text of disclosures) {
      const parsed = parseDisclosure(text);
      if (!parsed.ok) return parsed;
      if (!read.value._sd.includes(disclosureDigest(text))) {
        return { ok: false, problem: `a disclosure does not belong to record ${read.value.seq}` };
      }
      const { name, value } = parsed.value;
      if (allowed.some((one) => one === name)) kept.push({ text, name, value });
    }
    shown.push({ leaf, leafHash: leafHash(leaf), record: read.value, disclosures: kept });
  }
  return { ok: true, value: shown };
}

/** The value an audience may read under that name, as one line of text; undefined when there is none. */
export function disclosedText(shown: ShownRecord, name: DisclosureName): string | undefined {
  const found = shown.disclosures.find((one) => one.name === name);
  if (found === undefined || found.value === null) return undefined;
  return typeof found.value === "string" ? found.value : JSON.stringify(found.value);
}
