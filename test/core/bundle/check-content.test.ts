import { expect, test } from "@jest/globals";
import type { BundleContent, BundleExhibit } from "#app/core/bundle/content.ts";
import { problemsOfContent } from "#app/core/bundle/check-content.ts";
import { planBundle } from "#app/core/bundle/payload.ts";
import { inventedContent } from "./invented-bundle.ts";

/** The content with its first exhibit changed. */
function withFirst(change: (exhibit: BundleExhibit) => Partial<BundleExhibit>): BundleContent {
  const content = inventedContent();
  const [first, ...others] = content.exhibits;
  if (first === undefined) throw new Error("no exhibit");
  return { ...content, exhibits: [{ ...first, ...change(first) }, ...others] };
}

test("invented content is fit for a bundle, for the grand jury and for the prosecution", () => {
  expect(problemsOfContent(inventedContent())).toEqual([]);
  expect(problemsOfContent(inventedContent({ audience: "PRO" }))).toEqual([]);
});

test.each(["DIS", "PRT", "CRT"] as const)(
  "audience %s gets no bundle before its list is written",
  (audience) => {
    expect(problemsOfContent(inventedContent({ audience }))).toContainEqual(
      expect.stringContaining("no allow-list"),
    );
  },
);

test.each<readonly [string, () => BundleContent, string]>([
  ["there is no exhibit", () => ({ ...inventedContent(), exhibits: [] }), "there is no exhibit"],
  ["the id cannot name a folder", () => ({ ...inventedContent(), bundleId: "../x" }), "bundle's id"],
  ["the time zone is none", () => ({ ...inventedContent(), office: { name: "x", timeZone: "Mars" } }), "not a time zone"],
  ["an exhibit's number cannot name a folder", () => withFirst(() => ({ number: "GJ 1" })), "cannot name a folder"],
  ["two numbers differ in case only", () => withFirst(() => ({ number: "gj-002" })), "the same but for case"],
  ["a description is too long", () => withFirst(() => ({ description: "x".repeat(121) })), "longer than 120"],
  ["a description is empty", () => withFirst(() => ({ description: " " })), "no description"],
  ["a digest is in capitals", () => withFirst(({ item }) => ({ item: { ...item, sha256: item.sha256.toUpperCase() } })), "lower-case"],
  ["the digest is not the one received", () => withFirst(({ item }) => ({ item: { ...item, sha256: "0".repeat(64) } })), "recorded when it was received"],
  ["the first record is missing", () => withFirst(({ custody }) => ({ custody: custody.slice(1) })), "missing"],
  ["the last record is missing", () => withFirst(({ custody }) => ({ custody: custody.slice(0, -1) })), "missing"],
  ["a record in the middle is missing", () => withFirst(({ custody }) => ({ custody: custody.toSpliced(2, 1) })), "missing"],
  ["there is no record at all", () => withFirst(() => ({ custody: [] })), "missing"],
  ["a record is not a record", () => withFirst(({ custody }) => ({ custody: [{ leaf: new Uint8Array([1]), disclosures: [] }, ...custody.slice(1)] })), "record"],
  ["a disclosure is of another record", () => withFirst(({ custody }) => ({ custody: custody.map((one) => ({ ...one, disclosures: custody[0]?.disclosures ?? [] })) })), "does not belong"],
  ["the log has another origin", () => ({ ...inventedContent(), log: { ...inventedContent().log, origin: "other.example" } }), "of log custody.example.gov"],
  ["the log is too short", () => ({ ...inventedContent(), log: { ...inventedContent().log, size: 3 } }), "end before bundle.prepared"],
  ["the bundle was prepared for another audience", () => ({ ...inventedContent(), audience: "PRO" }), "another audience"],
  ["the bundle has no records", () => ({ ...inventedContent(), log: { ...inventedContent().log, bundleRecords: [] } }), "do not end with bundle.prepared"],
  ["an exhibit was left out after preparing", () => ({ ...inventedContent(), exhibits: inventedContent().exhibits.slice(1) }), "not in the bundle"],
])("no bundle is made when %s", (_, make, problem) => {
  const content = make();
  expect(problemsOfContent(content).join("\n")).toContain(problem);
  expect(() => planBundle(content)).toThrow("the bundle cannot be made");
}); // prettier-ignore
