import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkPassword, describePasswordProblem } from "#app/core/people/password-rules.ts";

function passwordProblems(password: string, context: readonly string[]): readonly string[] {
  const checked = checkPassword(password, context);
  return checked.ok ? [] : checked.problems.map(describePasswordProblem);
}

const OFFICE = ["mara.velez", "Mara Velez-Okafor", "Office of Special Inquiry, Kings County"];

test("an ordinary phrase of unrelated words is accepted, in any script, with any signs", () => {
  for (const password of [
    "violet tractor seven moss",
    "Kx9#qLm2!vTz7&pR",
    "зелёный трактор семь мхов",
    "remarkable blacksmiths hum",
    "🦉🌵🧲🪁🦉🌶🧲🪁🛶🌵🪁🌶🧲🛶🌵🦉",
  ]) {
    expect(passwordProblems(password, OFFICE)).toEqual([]);
  }
});

test("length is counted in characters: 14 are too few, 15 and 256 enough, 257 too many", () => {
  const mixed = (length: number) =>
    Array.from({ length }, (_, at) => "grbxqwkzmvuhdnf"[(at * at + 3 * at) % 15]).join("");
  expect(passwordProblems("violet tractor", [])[0]).toContain(
    "at least 15 characters; this has 14",
  );
  expect(passwordProblems("violet tractors", [])).toEqual([]);
  expect(passwordProblems("🦉violet🌵moss🧲fig", [])).toEqual([]);
  expect(passwordProblems(`violet ${mixed(249)}`, [])).toEqual([]);
  expect(passwordProblems(`violet ${mixed(250)}`, [])).toEqual(["Use at most 256 characters."]);
});

test("what others know of the person or the office is refused, also spelled with signs and digits", () => {
  for (const password of [
    "b3arw1tne$$ forever blue",
    "Bear-Witness forever blue",
    "okafor likes violet moss",
    "violet VELEZ tractor moss",
    "violet-velez1987-tractor",
    "maravelez violet tractor",
    "kings violet tractor moss",
    "my P4ssw0rd is violet moss",
  ]) {
    expect(passwordProblems(password, OFFICE).join()).toContain("Leave out");
  }
});

test("common long passwords and keyboard walks are refused, however they are spaced or capitalised", () => {
  for (const password of [
    "CorrectHorseBatteryStaple",
    "correct horse battery staple",
    "correcthorsebatterystaple1",
    "1qaz2wsx3edc4rfv",
    "to be or not to be that is the question",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "qwertyuiopasdfghjkl;".replace(";", ""),
    "123456789012345678",
    "zyxwvutsrqponmlkj",
    "asdfghjklqwertyuiop",
  ]) {
    expect(passwordProblems(password, [])).toHaveLength(1);
  }
});

test("nothing that is typed makes the rules fail, and the outcome depends on nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (password) => {
      expect(passwordProblems(password, OFFICE)).toEqual(passwordProblems(password, OFFICE));
    }),
  );
});
