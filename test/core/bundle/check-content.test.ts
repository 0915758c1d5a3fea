import { expect, test } from "@jest/globals";
import type { BundleContent, BundleExhibit } from "#app/core/bundle/content.ts";
import { problemsOfContent } from "#app/core/bundle/check-content.ts";
import { planBundle } from "#app/core/bundle/payload.ts";
import type { BundleCheckpoint } from "#app/core/bundle/content.ts";
import { ownPolicy } from "#app/core/bundle/signed-log-files.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { CLERK, madeKey } from "#test/core/custody/made-keys.ts";
import { inventedContent, InventedLog, LOG_KEY } from "./invented-bundle.ts";

const OTHER_KEY = madeKey("ed25519", InventedLog.origin, 2);

/** A policy that wants the clerk's signature too. */
const CLERK_POLICY = formatTrustPolicy({
  ...officeOnlyPolicy([LOG_KEY.key]),
  witnesses: [{ name: "clerk", key: CLERK.key, url: undefined }],
  quorum: "clerk",
});

/** The content with something of its checkpoint changed. */
function withCheckpoint(
  change: (checkpoint: BundleCheckpoint) => Partial<BundleCheckpoint>,
  log: Partial<BundleContent["log"]> = {},
): BundleContent {
  const content = inventedContent({ earlier: 6 });
  const { checkpoint } = content.log;
  return {
    ...content,
    log: { ...content.log, ...log, checkpoint: { ...checkpoint, ...change(checkpoint) } },
  };
}

/** The content with its first exhibit changed. */
function withFirst(change: (exhibit: BundleExhibit) => Partial<BundleExhibit>): BundleContent {
  const content = inventedContent();
  const [first, ...others] = content.exhibits;
  if (first === undefined) throw new Error("no exhibit");
  return { ...content, exhibits: [{ ...first, ...change(first) }, ...others] };
}

test("invented content is fit for a bundle, for the grand jury and for the prosecution", () => {
  expect(problemsOfContent(inventedContent())).toEqual([]);
  for (const audience of ["PRO", "DIS", "CRT"] as const) {
    expect(problemsOfContent(inventedContent({ audience }))).toEqual([]);
  }
  expect(problemsOfContent(inventedContent({ later: 3, earlier: 6 }))).toEqual([]);
  const cosigned = inventedContent({ policy: CLERK_POLICY, cosigners: [CLERK] });
  expect(problemsOfContent(cosigned)).toEqual([]);
});

test("audience PRT gets no bundle before its list is written", () => {
  expect(problemsOfContent(inventedContent({ audience: "PRT" }))).toContainEqual(
    expect.stringContaining("no allow-list"),
  );
});

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
  ["the checkpoint covers another number of records", () => withCheckpoint(() => ({}), { size: 3 }), "covers 11 records"],
  ["the checkpoint ends before bundle.prepared", () => withCheckpoint(() => ({ note: new InventedLog().sign(0, LOG_KEY) })), "ends before bundle.prepared"],
  ["the checkpoint is no note", () => withCheckpoint(() => ({ note: "x" })), "the checkpoint: "],
  ["another key signed the checkpoint", () => withCheckpoint(() => ({ vkey: formatVerifierKey(OTHER_KEY.key) })), "the log's key has not signed it"],
  ["the signature does not fit", () => withCheckpoint(({ note }) => ({ note: note.replace("\n11\n", "\n12\n") }), { size: 12 }), "signature does not fit"],
  ["the key is no key", () => withCheckpoint(() => ({ vkey: "x" })), "the checkpoint: the key is not"],
  ["a proof is missing", () => withCheckpoint(({ inclusion }) => ({ inclusion: new Map([...inclusion].slice(1)) })), "the proof of record 0: there is none"],
  ["a proof is of another record", () => withCheckpoint(({ inclusion }) => ({ inclusion: new Map([...inclusion, [0, inclusion.get(1) ?? []]]) })), "does not prove that the record is in the signed log"],
  ["a proof is not made of hashes", () => withCheckpoint(({ inclusion }) => ({ inclusion: new Map([...inclusion, [0, [new Uint8Array(31)]]]) })), "not made of hashes"],
  ["the policy is another than the one recorded", () => withCheckpoint(() => ({ policy: toUtf8("quorum none\n") })), "not the policy that bundle.prepared names"],
  ["the policy names another log", () => inventedContent({ policy: ownPolicy(OTHER_KEY.key) }), "does not name the key"],
  ["the policy is none", () => inventedContent({ policy: toUtf8("quorum") }), "policy.tlog: line 1"],
  ["too few witnesses signed", () => inventedContent({ policy: CLERK_POLICY }), "not enough for the policy"],
  ["the earlier checkpoint is of another log", () => withCheckpoint(({ earlier }) => ({ earlier: { proof: earlier?.proof ?? [], note: new InventedLog().sign(0, OTHER_KEY) } })), "the earlier checkpoint: the log's key has not signed it"],
  ["the log was rewritten since the earlier checkpoint", () => withCheckpoint(({ earlier }) => ({ earlier: { note: earlier?.note ?? "", proof: [] } })), "does not prove that the log only grew"],
  ["a time stamp is none", () => withCheckpoint(() => ({ timestamps: [{ response: new Uint8Array(3), isTest: false }] })), "a time stamp: "],
  ["the bundle was prepared for another audience", () => ({ ...inventedContent(), audience: "PRO" }), "another audience"],
  ["the bundle has no records", () => ({ ...inventedContent(), log: { ...inventedContent().log, bundleRecords: [] } }), "do not end with bundle.prepared"],
  ["an exhibit was left out after preparing", () => ({ ...inventedContent(), exhibits: inventedContent().exhibits.slice(1) }), "not in the bundle"],
])("no bundle is made when %s", (_, make, problem) => {
  const content = make();
  expect(problemsOfContent(content).join("\n")).toContain(problem);
  expect(() => planBundle(content)).toThrow("the bundle cannot be made");
}); // prettier-ignore
