import { expect, test } from "@jest/globals";
import { sharedUnder } from "#app/core/triage/incident-index.ts";
import { markOf, statedTime, type Mark } from "#app/core/triage/incident-traits.ts";
import { rankRelated, sharedMark, type RelatedReason } from "#app/core/triage/related.ts";
import type { ReportId } from "#app/core/ids.ts";

const mark = (kind: Mark["kind"], text: string): Mark => {
  const read = markOf(kind, text);
  if (read === undefined) throw new Error(`${text} tells nothing`);
  return read;
};

test.each([
  ["the same plate, however it is written", "plate", "KTR 4471", "ktr-4471", "KTR4471", true],
  ["a plate of which one read the beginning", "plate", "KTR44", "KTR4471", "KTR44", false],
  ["the other way round", "plate", "KTR4471", "KTR44", "KTR44", false],
  ["the same badge", "badge", "No. 12", "NO12", "NO12", true],
] as const)("%s is shared", (_, kind, mine, theirs, text, whole) => {
  expect(sharedMark(mark(kind, mine), [mark(kind, theirs)])).toEqual({ kind, text, whole });
});

test("badges that begin alike are other badges, and a badge is no plate", () => {
  expect(sharedMark(mark("badge", "12"), [mark("badge", "1234")])).toBeUndefined();
  expect(sharedMark(mark("plate", "KTR4471"), [mark("badge", "KTR4471")])).toBeUndefined();
  expect(sharedMark(mark("plate", "KTR4471"), [mark("plate", "KTR9471")])).toBeUndefined();
});

test("reports come by what they share, with their strongest reason first; one word is none", () => {
  const found = new Map<ReportId, RelatedReason[]>([
    ["rpt_a", [{ kind: "words", words: ["trombone"] }]],
    ["rpt_b", [{ kind: "page", pageId: "inp_x" }]],
    [
      "rpt_c",
      [
        { kind: "words", words: ["marmalade", "xylophone"] },
        { kind: "same-file", files: 2 },
      ],
    ],
    ["rpt_d", [{ kind: "plate", text: "KTR44", whole: false }]],
    ["rpt_e", [{ kind: "plate", text: "KTR4471", whole: true }]],
  ]);
  const ranked = rankRelated(found);
  expect(ranked.map(({ id }) => id)).toEqual(["rpt_c", "rpt_e", "rpt_d", "rpt_b"]);
  expect(ranked[0]?.reasons.map(({ kind }) => kind)).toEqual(["same-file", "words"]);
});

test("words are looked for on the days around, marks on every day", () => {
  const time = statedTime({
    ...{ from: "1970-01-11", fromTime: "12:00", until: null, untilTime: null, about: false },
  });
  const under = sharedUnder(
    { times: time === undefined ? [] : [time], marks: [mark("plate", "KTR4471")] },
    ["xylophone"],
  );
  expect([...under.keys()]).toEqual([
    "9 s:xylophone",
    "10 s:xylophone",
    "11 s:xylophone",
    "m:plate:KTR4",
  ]);
  expect(sharedUnder({ times: [], marks: [] }, ["xylophone"]).size).toBe(0);
});
