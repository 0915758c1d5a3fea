import { expect, test } from "@jest/globals";
import { isTestAuthority } from "#app/core/timestamps/certificate-names.ts";
import { wordsOfTimestamp, type TimestampCheck } from "#app/core/timestamps/timestamp-state.ts";

test.each([
  "CN=TEST time-stamp authority",
  "O=local, CN=Test TSA Root",
  "CN=tsa-test1.example.gov",
  "O=ATTEST",
  "CN=Example test_tsa",
])("%s is an authority for tests", (name) => {
  expect(isTestAuthority(["O=Example", name])).toBe(true);
});

test.each(["O=sigstore.dev, CN=sigstore-tsa", "CN=Latest Time", "O=Attestation Office", ""])(
  "%s is none",
  (name) => {
    expect(isTestAuthority([name])).toBe(false);
  },
);

const CHECKS: readonly TimestampCheck[] = [
  { kind: "verified" },
  { kind: "expired" },
  { kind: "not-checked", because: "no-root" },
  { kind: "not-checked", because: "no-program" },
  { kind: "failed", problem: "signature" },
];

test("each check has its words, and a test authority's stamp is never called verified or trusted", () => {
  expect(wordsOfTimestamp(undefined)).toBe("waiting");
  expect(CHECKS.map((check) => wordsOfTimestamp({ check, isTest: false }))).toEqual([
    "stamped, verified",
    "stamped, verified as of its time",
    "stamped, trust not checked",
    "stamped, trust not checked",
    "stamp does not verify",
  ]);
  for (const check of CHECKS) {
    expect(wordsOfTimestamp({ check, isTest: true })).not.toMatch(/verified|trust/);
  }
});
