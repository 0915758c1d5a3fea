import { expect, test } from "@jest/globals";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import { credentialWords } from "#app/routes/desk/credential-words.ts";

const AT = "2023-01-24T14:48:56+00:00";

const words = (credentials: Partial<Credentials>): string =>
  credentialWords({
    credentials: { state: "valid-unlisted", codes: [], sentence: "They say so.", ...credentials },
  } as Assessment).join("\n");

test.each([
  ["listed", "its authority is on the trust list of 2026-11-29."],
  ["unlisted", "its authority is not on the trust list of 2026-11-29"],
  ["faulty", "the stamp does not hold: the stamp is not of this signature (timeStamp.mismatch)."],
  ["unjudged", "whether its authority is on the trust list was not judged."],
] as const)("a time stamp that is %s is told with that", (stamp, verdict) => {
  const told = { success: [], informational: ["timeStamp.mismatch"], failure: [] };
  const said = words({ signedAt: AT, stamp, told, trustList: "2026-11-29" });
  expect(said).toContain(`A time stamp in them says ${AT}; ${verdict}`);
});

test("a time that was kept without its verdict is told to have none", () => {
  expect(words({ signedAt: AT })).toContain(`says ${AT}; whether its authority`);
});

test("what invalid credentials say stands by their own word", () => {
  const said = words({ state: "invalid", signedAt: AT, stamp: "listed", generator: "A program" });
  expect(said).toContain(`By their own word a time stamp says ${AT}`);
  expect(said).toContain("By their own word they were made by “A program”.");
});

test("what is wrong is told by what it means, with the engine's label; a label without words stands as it is", () => {
  const codes = ["assertion.dataHash.mismatch", "some.newer.code"];
  expect(words({ state: "invalid", codes })).toContain(
    "What is wrong with them: the file's bytes are not those that were signed (assertion.dataHash.mismatch); some.newer.code.",
  );
});

test("faults further down are told beside a part that had none", () => {
  const ingredients = [{ title: "A.jpg", relationship: "parentOf", codes: [] }];
  const deeperFaults = [{ title: "B.jpg", codes: ["claimSignature.mismatch"] }];
  const said = words({ ingredients, deeperFaults });
  expect(said).toContain("made from “A.jpg”: no fault of its own credentials is told");
  expect(said).toContain(
    "“B.jpg” had faults in its credentials: their signature does not fit what was signed (claimSignature.mismatch).",
  );
});
