import { expect, test } from "@jest/globals";
import {
  isInForce,
  keyRotationFacts,
  keyRotationText,
  readLogKeys,
} from "#app/core/custody/log-keys.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import type { CustodyRecord } from "#app/core/custody/record.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import type { JsonObject } from "#app/core/json.ts";
import { madeKey } from "./made-keys.ts";

const ORIGIN = "custody.example.gov/log1";
const [FIRST, SECOND, THIRD] = [1, 2, 3].map((seed) => madeKey("ed25519", ORIGIN, seed)) as [
  Made,
  Made,
  Made,
];
type Made = ReturnType<typeof madeKey<"ed25519">>;

function record(seq: number, ev: string, obj: JsonObject): CustodyRecord {
  const place = { seq, ev, obj, log: ORIGIN, subj: "key_1", sseq: 0, sprev: null, prev: "" };
  return { ...place, v: 1, nonce: "", _sd: [], _sd_alg: "sha-256" } as unknown as CustodyRecord;
}

function created(seq: number, { key }: Made, purpose = "log") {
  return record(seq, "key.created", { purpose, vkey: formatVerifierKey(key) });
}

function rotation(seq: number, old: Made, next: Made, signedBy: Made = old): CustodyRecord {
  const facts = { old: old.key, oldSigner: signedBy, next: next.key, reason: "planned" };
  return record(seq, "key.rotated", keyRotationFacts(facts));
}

test("each key signs its part of the log, and both sign the checkpoint over the record that replaces one", () => {
  const { terms, faults } = readLogKeys([
    created(0, FIRST, "identity"),
    created(1, FIRST),
    rotation(9, FIRST, SECOND),
    rotation(20, SECOND, THIRD),
  ]);
  expect(faults).toEqual([]);
  expect(terms).toEqual([
    { key: FIRST.key, from: 1, to: 10 },
    { key: SECOND.key, from: 10, to: 21 },
    { key: THIRD.key, from: 21, to: undefined },
  ]);
  const at = (size: number) => terms.filter((term) => isInForce(term, size)).map(({ key }) => key);
  expect(at(9)).toEqual([FIRST.key]);
  expect(at(10)).toEqual([FIRST.key, SECOND.key]);
  expect(at(11)).toEqual([SECOND.key]);
  expect(at(1_000)).toEqual([THIRD.key]);
});

test.each<[string, readonly CustodyRecord[], string]>([
  ["a new key that the old one did not sign", [created(1, FIRST), rotation(9, FIRST, SECOND, SECOND)], "the key in force has not signed the next one"],
  ["one signed by a key that was replaced", [created(1, FIRST), rotation(9, FIRST, SECOND), rotation(12, FIRST, THIRD)], "it does not replace the key in force"],
  ["a key that comes back", [created(1, FIRST), rotation(9, FIRST, SECOND), rotation(12, SECOND, FIRST)], "the next key is one that the log had already"],
  ["a second first key", [created(1, FIRST), created(9, SECOND)], "the log has a key, and this names one as its first"],
  ["a replacement before any key", [rotation(9, FIRST, SECOND)], "a key is replaced before any is named"],
])("is not believed: %s", (_, records, detail) => {
  const { terms, faults } = readLogKeys(records);
  expect(faults.map((fault) => fault.detail)).toEqual([detail]);
  const [last] = records.slice(-1);
  expect(faults[0]?.seq).toBe(last?.seq);
  // The part that holds stays as it was.
  expect(terms).toEqual(readLogKeys(records.slice(0, -1)).terms);
}); // prettier-ignore

test.each(["vkey", "replaces", "old_key_signature"] as const)("a changed %s is seen", (member) => {
  const honest = rotation(9, FIRST, SECOND);
  const other = rotation(9, SECOND, THIRD).obj[member] ?? null;
  const changed = { ...honest, obj: { ...honest.obj, [member]: other } };
  expect(readLogKeys([created(1, FIRST), changed]).faults).toHaveLength(1);
});

test("what names a new key cannot be taken for a checkpoint, nor a checkpoint for it", () => {
  expect(parseCheckpoint(keyRotationText(FIRST.key, SECOND.key)).ok).toBe(false);
});
