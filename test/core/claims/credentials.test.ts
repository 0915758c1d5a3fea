import { describe, expect, test } from "@jest/globals";
import { credentialsOf, type EngineAnswer } from "#app/core/claims/credentials.ts";
import { credentialsFound } from "#app/core/claims/credentials-found.ts";

const LIST = "2026-11-29";

const report = (
  state: "Invalid" | "Valid" | "Trusted",
  failure: readonly string[],
  more: Partial<Extract<EngineAnswer, { kind: "report" }>> = {},
): EngineAnswer => ({
  ...{ kind: "report", state, signer: "A Camera Maker", signedAt: null, stamp: null },
  ranOutSince: false,
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

describe("a signer's certificate that has run out", () => {
  const AT = "2026-01-24T14:48:56+00:00";
  const match = { success: ["assertion.dataHash.match"], informational: [] };
  const runOut = {
    ...match,
    failure: ["signingCredential.untrusted", "signingCredential.expired"],
  };

  test.each(["Trusted", "Valid"] as const)(
    "after a listed authority stamped it leaves %s credentials as they are, and says so",
    (state) => {
      const failure = state === "Valid" ? ["signingCredential.untrusted"] : [];
      const more = { stamp: "listed", signedAt: AT, ranOutSince: true } as const;
      const found = credentialsOf(report(state, failure, more), LIST);
      expect(found).toMatchObject({
        state: state === "Valid" ? "valid-unlisted" : "trusted",
        ...{ codes: [], certificateRanOut: "stamped-before" },
        sentence: expect.stringMatching(
          /has run out since; a time stamp by an authority on that list shows that they were signed while it held\.$/,
        ),
      });
    },
  );

  test.each([
    [null, /They hold no time stamp that shows that they were signed before\./],
    ["unlisted", /Their time stamp is by no authority on the trust list of 2026-11-29/],
    [
      "listed",
      /A time stamp by an authority on the trust list of 2026-11-29 shows that they were signed when it had\./,
    ],
  ] as const)(
    "with a stamp that is %s makes them invalid for its date alone, which is said",
    (stamp, words) => {
      const more = { stamp, signedAt: stamp === null ? null : AT, told: runOut };
      const found = credentialsOf(report("Invalid", [], more), LIST);
      expect(found).toMatchObject({
        ...{ state: "invalid", certificateRanOut: "not-stamped" },
        codes: ["signingCredential.untrusted", "signingCredential.expired"],
        sentence: expect.stringMatching(words),
      });
      expect(found.sentence).toContain("The file's bytes are those that the credentials name.");
      expect(found.sentence).toContain("Whether their signature holds was not judged");
      expect(found.sentence).not.toMatch(/do not match the file|damaged/);
    },
  );

  test("beside another fault is no excuse for it", () => {
    const failure = ["signingCredential.expired", "assertion.dataHash.mismatch"];
    const found = credentialsOf(report("Invalid", failure), LIST);
    expect(found.sentence).toMatch(/do not match the file or are damaged/);
    expect(found.certificateRanOut).toBeUndefined();
  });
});

test("that a file carries none is said only where it is whole", () => {
  const credentials = credentialsOf({ kind: "absent" }, "");
  const found = (...problems: Parameters<typeof credentialsFound>[0]["problems"]) =>
    credentialsFound({ credentials, problems });
  expect(found("preview-failed")).toEqual(credentials);
  expect(found("structure-damaged")).toMatchObject({
    state: "error",
    sentence: expect.stringContaining("whether it held any is not known"),
  });
});
