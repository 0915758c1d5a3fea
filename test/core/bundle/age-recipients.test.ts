import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { MOST_AGE_KEYS, parseAgeKeys } from "#app/core/bundle/age-recipients.ts";

const LETTERS = "023456789acdefghjklmnpqrstuvwxyz";
const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: length, maxLength: length });
/** Of 58 letters, none of which begins as a key of another kind does. */
const key = letters(58)
  .filter((text) => !text.startsWith("pq"))
  .map((text) => `age1${text}`);
const always = () => true;

test("keys stand one a line, between comments and empty lines, each once, in the order given", () => {
  const property = fc.property(
    fc.uniqueArray(key, { minLength: 1, maxLength: MOST_AGE_KEYS }),
    fc.constantFrom("\n", "\r\n", "\r"),
    (keys, end) => {
      const text = ["# for the court", "", ...keys.flatMap((one) => [`  ${one} `, "", one])];
      expect(parseAgeKeys(text.join(end), always)).toEqual({ ok: true, keys });
    },
  );
  fc.assert(property);
});

test("what is no key is named by its line", () => {
  const good = `age1${"q".repeat(58)}`;
  const problemOf = (text: string, isKey = always) => {
    const read = parseAgeKeys(text, isKey);
    return read.ok ? undefined : read.problem;
  };
  expect(problemOf("")).toEqual({ kind: "none" });
  expect(problemOf("# only words\n\n")).toEqual({ kind: "none" });
  expect(problemOf(`${good}\nssh-ed25519 AAAA`)).toEqual({ kind: "not-a-key", line: 2 });
  expect(problemOf(`${good} ${good}`)).toEqual({ kind: "not-a-key", line: 1 });
  expect(problemOf(good, () => false)).toEqual({ kind: "not-a-key", line: 1 });
  expect(problemOf(good.toUpperCase())).toEqual({ kind: "not-a-key", line: 1 });
  // A key file that was sent whole: its comment shows the right one, and the secret is refused all the same.
  const whole = `# public key: ${good}\nAGE-SECRET-KEY-1${"Q".repeat(58)}`;
  expect(problemOf(whole)).toEqual({ kind: "secret-key", line: 2 });
  expect(problemOf(`${good}\nage1pq1${"q".repeat(60)}`)).toEqual({ kind: "mixed" });
  const many = Array.from({ length: MOST_AGE_KEYS + 1 }, (_, at) =>
    good.slice(0, -2).concat(LETTERS[at] ?? "", "q"),
  );
  expect(problemOf(many.join("\n"))).toEqual({ kind: "too-many" });
});
