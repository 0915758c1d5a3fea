import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import { statementText } from "#app/core/intake/statement.ts";

const WHAT: WhatHappened = { category: "force", narrative: "He said “stop”.\nTwice." };
const WHERE: WhereAndWhen = {
  place: "Elm and 3rd",
  latitude: "40.70",
  longitude: null,
  time: { from: "2026-11-01", fromTime: "21:30", until: null, untilTime: null, about: true },
};

test("a statement is spelled in one way: members sorted, nothing left out, numbers as typed", () => {
  expect(statementText(WHAT, WHERE)).toBe(
    '{"category":"force","latitude":"40.70","longitude":null,' +
      '"narrative":"He said “stop”.\\nTwice.","place":"Elm and 3rd",' +
      '"time":{"about":true,"from":"2026-11-01","fromTime":"21:30","until":null,"untilTime":null}}',
  );
});

test("how a reporter may be reached is in it where they were asked", () => {
  const text = statementText(WHAT, WHERE, [], { reach: "only-here" });
  expect(JSON.parse(text)).toEqual({
    ...(JSON.parse(statementText(WHAT, WHERE)) as object),
    reach: "only-here",
  });
});

test("the order in which a program holds the answers does not matter", () => {
  const { time, ...rest } = WHERE;
  const turned = Object.fromEntries(Object.entries(time).toReversed());
  const where = { time: turned, ...rest } as unknown as WhereAndWhen;
  expect(statementText({ narrative: WHAT.narrative, category: "force" }, where)).toBe(
    statementText(WHAT, WHERE),
  );
});

test("different words are different statements, and the same words the same", () => {
  const words = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(words, words, words, words, (narrative, place, otherNarrative, otherPlace) => {
      const one = statementText({ ...WHAT, narrative }, { ...WHERE, place });
      const other = statementText(
        { ...WHAT, narrative: otherNarrative },
        { ...WHERE, place: otherPlace },
      );
      expect(one === other).toBe(narrative === otherNarrative && place === otherPlace);
      expect(JSON.parse(one)).toMatchObject({ narrative, place });
    }),
  );
});
