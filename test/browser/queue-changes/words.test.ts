import { expect, test } from "@jest/globals";
import { changeWords, isChanges, shownChanges } from "#app/browser/queue-changes/words.ts";

const SHOWN = new Set(["a", "b", "c"]);

test("new are those of the queue that came since; changed are those of the queue, and those that the list still shows", () => {
  const changes = {
    reports: [
      { id: "n", matches: true, isNew: true },
      { id: "elsewhere", matches: false, isNew: true },
      { id: "a", matches: false, isNew: false },
      { id: "further-back", matches: true, isNew: false },
      { id: "of-another-filter", matches: false, isNew: false },
    ],
    more: false,
  };
  expect(changeWords(changes, SHOWN)).toBe("1 new, 2 changed");
  expect(shownChanges(changes, SHOWN)).toEqual(["a"]);
  expect(changeWords({ ...changes, more: true }, SHOWN)).toBe("1+ new, 2+ changed");
  expect(changeWords({ reports: [], more: false }, SHOWN)).toBe("");
});

test("an answer of another kind is told from changes", () => {
  expect(isChanges({ reports: [], more: false })).toBe(true);
  expect(isChanges("<html>")).toBe(false);
  expect(isChanges({ reports: "x", more: true })).toBe(false);
});
