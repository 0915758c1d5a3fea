import { expect, test } from "@jest/globals";
import {
  FIRST_POLICY,
  parseOfficePolicy,
  policyFacts,
  problemOfChange,
  type PolicyReadiness,
} from "#app/core/people/office-policy.ts";

const ENOUGH: PolicyReadiness = { withoutPasskey: 0, administrators: 1, approvers: 1 };

test("an office that decided nothing has every rule off", () => {
  expect(parseOfficePolicy(undefined)).toEqual(FIRST_POLICY);
  expect(FIRST_POLICY).toEqual({
    twoPerson: false,
    passkeyOnly: false,
    deviceBoundOnly: false,
    idleMinutes: 15,
  });
});

test("what is stored is read back, and what is damaged is not taken for the weaker rule", () => {
  const strict = { twoPerson: true, passkeyOnly: true, deviceBoundOnly: true, idleMinutes: 30 };
  expect(parseOfficePolicy(JSON.stringify(strict))).toEqual(strict);
  for (const damaged of [
    "",
    "{}",
    "null",
    JSON.stringify({ ...strict, idleMinutes: 600 }),
    JSON.stringify({ ...strict, twoPerson: "yes" }),
    JSON.stringify({ ...strict, more: 1 }),
  ]) {
    expect(parseOfficePolicy(damaged)).toBeUndefined();
  }
  expect(policyFacts(FIRST_POLICY)).toEqual(FIRST_POLICY);
});

test("a rule that nobody could fulfil is refused", () => {
  const passkeys = { ...FIRST_POLICY, passkeyOnly: true };
  const two = { ...FIRST_POLICY, twoPerson: true };
  expect(problemOfChange(FIRST_POLICY, FIRST_POLICY, ENOUGH)).toBe("same");
  expect(problemOfChange(FIRST_POLICY, passkeys, ENOUGH)).toBeUndefined();
  expect(problemOfChange(FIRST_POLICY, passkeys, { ...ENOUGH, withoutPasskey: 1 })).toBe(
    "people-without-passkey",
  );
  expect(problemOfChange(FIRST_POLICY, two, { ...ENOUGH, administrators: 0 })).toBe(
    "no-administrator",
  );
  expect(problemOfChange(FIRST_POLICY, two, { ...ENOUGH, approvers: 0 })).toBe("too-few-approvers");
  expect(problemOfChange(two, FIRST_POLICY, { ...ENOUGH, approvers: 0 })).toBeUndefined();
});
