import { expect, test } from "@jest/globals";
import { causesOf, type CauseFacts } from "#app/core/case/exculpatory-causes.ts";
import { columnInWords, immunityDocument } from "#app/core/case/immunity-document.ts";
import {
  immunityGaps,
  immunityStandings,
  type ImmunityQuestion,
} from "#app/core/case/immunity-sheet.ts";
import { parseEntry } from "#app/core/case/parse-entry.ts";
import { topKind, type CaseEntry, type EntryKind } from "#app/core/case/sheet-entry.ts";
import { helpingFacts, standingFacts } from "#app/core/case/standing-facts.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import type { Instant } from "#app/core/instant.ts";

const QUESTIONS: readonly ImmunityQuestion[] = [
  { id: "threat", test: "necessary", title: "Threat", lookFor: "What was in sight" },
  { id: "order", test: "authorised", title: "Order", lookFor: "A warrant" },
];

let counted = 0;

function entry(kind: EntryKind, parent: CaseEntry | null, values: CaseEntry["values"]): CaseEntry {
  counted += 1;
  return {
    ...{ id: `cen_${String(counted)}`, kind, parentId: parent?.id ?? null },
    ...{ version: 1, withdrawn: false, values, writerName: "A. N." },
    writtenAt: "2026-04-01T00:00:00.000Z" as Instant,
  };
}

const SHEET = entry("immunity", null, { officer: "O-01", act: "He struck a man." });
const isThere = () => true;
const whys = (entries: readonly CaseEntry[], there: (fact: CaseEntry) => boolean = isThere) =>
  immunityGaps(immunityStandings(entries, QUESTIONS, there), there).map(
    ({ why, question }) => `${question?.id ?? ""} ${why}`,
  );

test("each row has two columns, and each says whether there are facts, nothing was found, or nobody looked", () => {
  const fact = entry("fact", SHEET, {
    ...{ question: "threat", side: "for", item: "itm_1", strength: "2" },
  });
  const look = entry("look", SHEET, { question: "threat", side: "against", text: "All films" });
  const [standing] = immunityStandings([SHEET, fact, look], QUESTIONS, isThere);
  expect(standing?.rows.map(({ supports, against }) => [supports.state, against.state])).toEqual([
    ["facts", "nothing-found"],
    ["not-looked", "not-looked"],
  ]);
  const words = standing?.rows.map(({ against }) =>
    columnInWords({
      state: against.state,
      looks: against.looks.map(({ values }) => ({ text: values["text"] ?? "" })),
    }),
  );
  expect(words).toEqual(["Looked for, nothing found: All films", "Not looked for yet"]);
  expect(whys([SHEET, fact, look])).toEqual(["order not-looked"]);
  // A file that left the case shows nothing any more.
  expect(whys([SHEET, fact, look], () => false)).toEqual([
    ...["threat not-looked-for", "threat source-gone", "order not-looked"],
  ]);
  expect(whys([SHEET, fact])).toContain("threat not-looked-against");
});

test("what is missing is listed by itself: what somebody noted, of a row or of the whole, and facts nobody weighed", () => {
  const looks = QUESTIONS.flatMap(({ id }) =>
    ["for", "against"].map((side) => entry("look", SHEET, { question: id, side, text: "Files" })),
  );
  const whole = entry("gap", SHEET, { text: "No officer’s report" });
  const ofRow = entry("gap", SHEET, { text: "No radio traffic", question: "order" });
  const fact = entry("fact", SHEET, {
    ...{ question: "order", side: "against", witness: "W-1", strength: "" },
  });
  expect(whys([SHEET, ...looks])).toEqual([]);
  expect(whys([SHEET, ...looks, whole, ofRow, fact])).toEqual([
    ...[" noted", "order not-weighed", "order noted"],
  ]);
  expect(immunityGaps(immunityStandings([SHEET], [], isThere), isThere)[0]?.why).toBe(
    "no-questions",
  );
});

test("a row that the pack does not ask any more stays with what was written under it", () => {
  const fact = entry("fact", SHEET, {
    ...{ question: "old", asks: "An older row", side: "for", witness: "W-1", strength: "1" },
  });
  const [standing] = immunityStandings([SHEET, fact], QUESTIONS, isThere);
  expect(standing?.rows.map(({ question }) => question.title)).toEqual([
    ...["Threat", "Order", "An older row"],
  ]);
  expect(standing?.rows.at(-1)?.supports.facts).toEqual([fact]);
});

test("a fact for immunity helps the defence, one against it does not; on the sheet of charges it is the other way round", () => {
  const charge = entry("charge", null, {});
  const element = entry("element", charge, {});
  const values = { statement: "He let go." };
  const facts = [
    entry("fact", SHEET, { ...values, side: "for" }),
    entry("fact", SHEET, { ...values, side: "against" }),
    entry("fact", element, { ...values, side: "for" }),
    entry("fact", element, { ...values, side: "against" }),
  ];
  const entries = [SHEET, charge, element, ...facts];
  expect(facts.map((fact) => topKind(entries, fact))).toEqual([
    ...["immunity", "immunity", "charge", "charge"],
  ]);
  const helping = helpingFacts(standingFacts(entries), entries);
  expect(helping.map(({ fact, helps }) => [fact.id, helps])).toEqual([
    [facts[0]?.id, "immunity"],
    [facts[3]?.id, "against-element"],
  ]);
  const nothing: CauseFacts = {
    ...{ examination: 1, assessment: null, corrections: [], helping, fixityFailures: [] },
    damaged: false,
    report: {
      ...{ narrative: "", latitude: null, longitude: null, point: null },
      time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
    },
    ...{ zone: "America/New_York", tolerances: TOLERANCES },
  };
  expect(causesOf(nothing).map(({ suggests, words }) => [suggests, words])).toEqual([
    [["EX-3"], "A fact that supports immunity rests on it: He let go."],
    [["EX-1", "EX-2", "EX-3"], "A fact against an element rests on it: He let go."],
  ]);
});

test("a worksheet needs an officer and an act, and whoever looked says where", () => {
  const fieldsOf = (kind: EntryKind, fields: Record<string, string>) => {
    const parsed = parseEntry(kind, fields);
    return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
  };
  expect(fieldsOf("immunity", {})).toEqual(["officer", "act"]);
  expect(fieldsOf("immunity", { officer: "O-01", act: "A blow.", day: "soon" })).toEqual(["day"]);
  expect(fieldsOf("look", { question: "threat" })).toEqual(["side", "text"]);
  expect(fieldsOf("look", { question: "threat", side: "for", text: "Films" })).toEqual([]);
});

test("the printed worksheet says of each fact where it can be looked up", () => {
  const values = { statement: "A knife lies there.", side: "for", question: "threat" };
  const fact = entry("fact", SHEET, { ...values, item: "itm_1", at: "0:01:02", strength: "3" });
  const other = entry("fact", SHEET, { ...values, side: "against", contradicts: fact.id });
  const standings = immunityStandings([SHEET, fact, other], QUESTIONS, isThere);
  const printed = immunityDocument({
    ...{ caseNumber: "X-1", standings, gaps: immunityGaps(standings, isThere) },
    labels: {
      file: () => ({ exhibit: "EX-001", words: "EX-001", sha256: "ab" }),
      report: () => undefined,
    },
  });
  expect(printed.worksheets[0]?.rows[0]?.supports.facts).toEqual([
    expect.objectContaining({
      ...{ statement: "A knife lies there.", exhibit: "EX-001", at: "0:01:02", sha256: "ab" },
      contradictedBy: [other.id],
    }),
  ]);
  expect(printed.missing).toContainEqual({
    about: "O-01: He struck a man.: Order",
    words: "Not looked for yet, on either side",
  });
});
