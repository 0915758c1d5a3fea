import { expect, test } from "@jest/globals";
import {
  EMPTY_SHEET,
  FOUNDATION_FIELDS,
  openQuestions,
  parseFoundation,
} from "#app/core/exhibits/foundation-sheet.ts";

test("what was not said is an open question, and no answer is made up for it", () => {
  expect(openQuestions(EMPTY_SHEET)).toEqual([
    "What is it offered to show?",
    "Who saw what it shows?",
    "Who recorded it?",
    "Who can describe how it was received and kept?",
    "Who can describe the system?",
    "By which route does it come in?",
  ]);
  const asked = { ...EMPTY_SHEET, purpose: "act", witness: "W-03", maker: "W-04", route: "902" };
  expect(openQuestions({ ...asked, custodian: "A", process: "B" })).toEqual([
    "Does the witness say that it is a fair and accurate picture?",
    "Is the maker available to testify?",
  ]);
  expect(openQuestions({ ...asked, fair: "no" })).toContain(
    "The witness does not call it fair and accurate. Who else can?",
  );
});

test("a form is read as typed, line ends alike, signs that turn the reading direction gone", () => {
  const read = parseFoundation({ saw: " one\r\ntwo\u202E ", fair: "yes", witness: "W-03" });
  expect(read).toEqual({
    ok: true,
    value: { ...EMPTY_SHEET, saw: "one\ntwo", fair: "yes", witness: "W-03" },
  });
});

test.each([
  ["witness", "Maria Protected"],
  ["maker", "her sister"],
  ["route", "by post"],
  ["gaps", "x".repeat(2001)],
])("%s: “%.20s” is refused", (field, given) => {
  const read = parseFoundation({ [field]: given });
  expect(read.ok ? [] : read.problems.map((one) => one.field)).toEqual([field]);
});

test("every answer of a choice is one that may be sent", () => {
  for (const { key, choices } of FOUNDATION_FIELDS) {
    for (const [value] of choices ?? []) expect(parseFoundation({ [key]: value }).ok).toBe(true);
  }
});
