import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { mentionedIn } from "#app/core/triage/mentions.ts";
import { byDueDay, isOverdue, parseTask } from "#app/core/triage/task.ts";

const ANA = { displayName: "Ana Ruiz" };
const ANAB = { displayName: "Ana Ruiz-Bell" };
const JOSE = { displayName: "José O’Neill" };
const PEOPLE = [ANA, ANAB, JOSE];

test.each([
  ["a name", "Please look, @Ana Ruiz.", [ANA]],
  ["capitals and more room", "@ANA   ruiz", [ANA]],
  ["over the end of a line", "See @Ana\nRuiz", [ANA]],
  ["the longer of two that begin alike", "@Ana Ruiz-Bell knows", [ANAB]],
  ["two, in their order, each once", "@José O’Neill, @Ana Ruiz and @José O’Neill", [JOSE, ANA]],
  ["in brackets", "(@Ana Ruiz)", [ANA]],
  ["half a name", "@Ana, please", []],
  ["a name that goes on", "@Ana Ruizo", []],
  ["a mail address", "mail x@Ana Ruiz", []],
  ["a name without the sign", "Ana Ruiz said so", []],
  ["nobody", "@", []],
] as const)("%s", (_, text, wanted) => {
  expect(mentionedIn(text, PEOPLE)).toEqual(wanted);
});

test("accents typed in two ways are one name, and two people of one name are both named", () => {
  const twins = [{ displayName: "Jose\u0301 O’Neill" }, JOSE];
  expect(mentionedIn("@José O’Neill", twins)).toEqual(twins);
});

test("whatever is written, only people of the list are named, and nobody without an @", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const found = mentionedIn(text, PEOPLE);
      expect(found.every((one) => PEOPLE.includes(one))).toBe(true);
      if (!text.includes("@")) expect(found).toEqual([]);
      expect(mentionedIn(`${text} @Ana Ruiz`, [ANA])).toEqual([ANA]);
    }),
  );
});

test.each([
  [" Call back. ", "2026-02-28", { text: "Call back.", dueDay: "2026-02-28" }],
  ["Call back.", " ", { text: "Call back.", dueDay: null }],
  ["  ", "", "no-text"],
  ["x".repeat(501), "", "text-too-long"],
  ["Call back.", "2026-02-29", "no-such-day"],
  ["Call back.", "tomorrow", "no-such-day"],
])("a task %p due %p", (text, due, wanted) => {
  expect(parseTask(text, due)).toEqual(wanted);
});

test("a task is overdue once its day has passed, and not where it is done or has no day", () => {
  const task = { state: "open", dueDay: "2026-11-30" } as const;
  expect(isOverdue(task, "2026-11-30")).toBe(false);
  expect(isOverdue(task, "2026-12-01")).toBe(true);
  expect(isOverdue({ ...task, state: "done" }, "2026-12-01")).toBe(false);
  expect(isOverdue({ ...task, dueDay: null }, "2026-12-01")).toBe(false);
  const days = [null, "2026-12-02", "2026-12-01"].map((dueDay) => ({ dueDay }));
  expect(days.toSorted(byDueDay).map(({ dueDay }) => dueDay)).toEqual([
    "2026-12-01",
    "2026-12-02",
    null,
  ]);
});
