import { expect, test } from "@jest/globals";
import { planBundle } from "#app/core/bundle/payload.ts";
import { certificatesOf } from "#app/core/exhibits/certificates.ts";
import { seqList } from "#app/core/exhibits/record-values.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";

const plan = planBundle(inventedContent({ examined: ["image/jpeg"] }));
const PACKED = { id: "C-9", title: "Interpreter", basis: "Rule 9", statements: ["I speak both."] };
const OWN = { id: "X-1", title: "Ours alone", basis: "Order 1", statements: [] };
const all = certificatesOf(plan, [PACKED, OWN]);

function named(name: string) {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function valueIn(name: string, label: RegExp) {
  return named(name).values.find((field) => label.test(field.label));
}

test("there are C-1 to C-14, chain of custody for each exhibit, and what only the pack has", () => {
  expect(all.map(({ name }) => name)).toEqual([
    ...["C-1", "C-2", "C-3", "C-4", "C-5", "C-6-GJ-001", "C-6-GJ-002", "C-7", "C-8", "C-9"],
    ...["C-10", "C-11", "C-12", "C-13", "C-14", "X-1"],
  ]);
  expect(named("C-6-GJ-002").exhibits).toHaveLength(1);
});

test("the office's wording stands where it has one, the project's otherwise, and each says whose it is", () => {
  expect(named("C-9")).toMatchObject({ ...PACKED, wordedBy: "office-pack" });
  expect(named("X-1")).toMatchObject({ wordedBy: "office-pack", values: [] });
  expect(named("C-7")).toMatchObject({ wordedBy: "project", title: "Redaction" });
});

test("a value has its source and the records that it relies on; what nobody said is empty", () => {
  const records = new Set(
    plan.listed.flatMap(({ custody }) => custody.map(({ record }) => record.seq)),
  );
  for (const { values, seqs } of all) {
    for (const { value, source } of values) expect(source === "").toBe(value === "");
    for (const seq of seqs) expect(records.has(seq)).toBe(true);
  }
  expect(valueIn("C-6-GJ-001", /^Received/)).toMatchObject({
    value: "GJ-001: 2026-01-15 17:01:04 UTC",
    source: "custody record 0",
  });
  expect(valueIn("C-1", /^Programs/)?.value).toContain("bearwitness-examiner examiner 1");
  for (const name of ["C-7", "C-9", "C-10", "C-13"]) {
    expect(
      named(name)
        .values.map(({ value }) => value)
        .join(""),
    ).toBe("");
  }
});

test("C-7 has the digests of original and redacted file, and why parts are covered, from the records of the redaction", () => {
  const covered = {
    ...{
      bytes: Buffer.from("covered"),
      mediaType: "image/png",
      reasons: ["home-address", "minor"],
    },
  };
  const redacted = planBundle(inventedContent({ covered }));
  const c7 = certificatesOf(redacted, []).find(({ name }) => name === "C-7");
  const [unredacted, child, why] = c7?.values ?? [];
  expect(unredacted).toMatchObject({
    value: `GJ-001, redacted-1: SHA-256 ${redacted.content.exhibits[0]?.item.sha256 ?? ""}`,
  });
  expect(unredacted?.source).toMatch(/^custody records \d/);
  expect(child?.value).toBe(
    `GJ-001, redacted-1: SHA-256 ${redacted.content.exhibits[0]?.standIn?.sha256 ?? ""}`,
  );
  expect(why?.value).toBe(
    "GJ-001, redacted-1: 1 covered. Where somebody lives; A child or young person",
  );
  expect(c7?.seqs).toHaveLength(3);
});

test("that no fault is recorded is said of these records, and not of the system", () => {
  expect(valueIn("C-4", /^Faults/)?.value).toMatch(/^None of the 12 custody records of these/);
});

test("numbers of records are printed rising, runs shortened", () => {
  expect(seqList([7, 3, 1, 2, 9, 10, 3])).toBe("1 to 3, 7, 9, 10");
  expect(seqList([])).toBe("");
});
