import { expect, test } from "@jest/globals";
import { credentialsOf, type EngineAnswer } from "#app/core/claims/credentials.ts";

const LIST = "2026-11-29";

const report = (
  state: "Invalid" | "Valid" | "Trusted",
  failure: readonly string[],
  more: Partial<Extract<EngineAnswer, { kind: "report" }>> = {},
): EngineAnswer => ({
  ...{ kind: "report", state, signer: "A Camera Maker", signedAt: null, stamp: null },
  ...{
    told: { success: [], informational: [], failure },
    deeperFaults: [],
    generator: null,
    ingredients: [],
    ...more,
  },
});

test.each<[EngineAnswer, string, RegExp]>([
  [{ kind: "absent" }, "absent", /carries no content credentials\. That says nothing/],
  [{ kind: "remote" }, "remote-not-fetched", /kept elsewhere\. They were not fetched/],
  [{ kind: "error" }, "error", /could not be read/],
  [{ kind: "not-checked", why: "too-large" }, "not-checked", /too large/],
  [{ kind: "not-checked", why: "type" }, "not-checked", /file of this type/],
  [{ kind: "not-checked", why: "no-engine" }, "not-checked", /could not be started/],
  [
    report("Trusted", []),
    "trusted",
    /signed by “A Camera Maker”, whose certificate leads to one on the trust list of 2026/,
  ],
  [
    report("Valid", ["signingCredential.untrusted"]),
    "valid-unlisted",
    /intact.*leads to none on the trust list.*we do not know the signer/,
  ],
  [
    report("Invalid", ["assertion.dataHash.mismatch"]),
    "invalid",
    /do not match the file or are damaged \(assertion\.dataHash\.mismatch\)/,
  ],
])("%j is %s", (answer, state, sentence) => {
  const found = credentialsOf(answer, LIST);
  expect(found.state).toBe(state);
  expect(found.sentence).toMatch(sentence);
});

test("no state says that a file is authentic, true or genuine", () => {
  for (const state of ["Invalid", "Valid", "Trusted"] as const) {
    const { sentence } = credentialsOf(report(state, ["x.y"]), LIST);
    expect(sentence).not.toMatch(/authentic|genuine|verified|real/i);
  }
});

test("an unlisted signer alone is no fault of the file; beside a fault it is kept", () => {
  expect(credentialsOf(report("Valid", ["signingCredential.untrusted"]), LIST).codes).toEqual([]);
  const codes = ["signingCredential.untrusted", "claimSignature.mismatch"];
  expect(credentialsOf(report("Invalid", codes), LIST).codes).toEqual(codes);
});

test("a file can be intact whose ingredient was not: the ingredient keeps its own codes", () => {
  const ingredients = [
    { title: "A.jpg", relationship: "parentOf", codes: ["claimSignature.mismatch"] },
  ];
  const found = credentialsOf(report("Valid", [], { ingredients }), LIST);
  expect(found).toMatchObject({ state: "valid-unlisted", codes: [], ingredients });
});

test("everything that the engine told is kept, beside what speaks against the file", () => {
  const told = {
    success: ["timeStamp.trusted"],
    informational: ["signingCredential.ocsp.skipped"],
    failure: ["signingCredential.untrusted"],
  };
  const found = credentialsOf(report("Valid", [], { told, stamp: "listed" }), LIST);
  expect(found).toMatchObject({ codes: [], told, stamp: "listed" });
});

test("bytes that the signer left out of the digest are said", () => {
  const code = "assertion.dataHash.additionalExclusionsPresent";
  const told = { success: [], informational: [code], failure: [] };
  const { state, sentence } = credentialsOf(report("Trusted", [], { told }), LIST);
  expect(state).toBe("trusted");
  expect(sentence).toMatch(/leave out parts of the file.*can be changed without anybody seeing/);
  expect(credentialsOf(report("Trusted", []), LIST).sentence).not.toContain("leave out");
});
