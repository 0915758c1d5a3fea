import { expect, test } from "@jest/globals";
import {
  nextPseudonym,
  parsePerson,
  parsePersonLink,
  peopleStandings,
} from "#app/core/case/case-people.ts";
import type { CaseEntry, EntryKind, ParsedEntry } from "#app/core/case/sheet-entry.ts";
import type { Instant } from "#app/core/instant.ts";

let counted = 0;

function entry(kind: EntryKind, parent: CaseEntry | null, values: CaseEntry["values"]): CaseEntry {
  counted += 1;
  return {
    ...{ id: `cen_${String(counted)}`, kind, parentId: parent?.id ?? null },
    ...{ version: 1, withdrawn: false, values, writerName: "A. N." },
    writtenAt: "2026-04-01T00:00:00.000Z" as Instant,
  };
}

const fieldsOf = (parsed: ParsedEntry) =>
  parsed.ok ? [] : parsed.problems.map(({ field }) => field);

test("the next pseudonym is one that nobody of the case has or had, O for officers", () => {
  const people = ["W-01", "W-07", "O-02", "A-90"].map((pseudonym) =>
    entry("person", null, { pseudonym }),
  );
  const gone = { ...entry("person", null, { pseudonym: "W-09" }), withdrawn: true };
  expect(nextPseudonym([], "witness")).toBe("W-01");
  expect(nextPseudonym(people, "witness")).toBe("W-08");
  expect(nextPseudonym([...people, gone], "injured")).toBe("W-10");
  expect(nextPseudonym(people, "officer")).toBe("O-03");
});

test("an officer is told by what was seen; a pseudonym is no name", () => {
  expect(fieldsOf(parsePerson({}))).toEqual(["role"]);
  expect(fieldsOf(parsePerson({ role: "witness" }))).toEqual([]);
  expect(fieldsOf(parsePerson({ role: "officer" }))).toEqual(["appearance"]);
  expect(fieldsOf(parsePerson({ role: "witness", pseudonym: "Maria" }))).toEqual(["pseudonym"]);
  // Whatever else a form sends, nothing of it is kept.
  const parsed = parsePerson({ role: "witness", name: "Maria Protected" });
  expect(JSON.stringify(parsed)).not.toContain("Maria");
});

test("a link is to one report or one file", () => {
  expect(fieldsOf(parsePersonLink({}))).toEqual(["item"]);
  expect(fieldsOf(parsePersonLink({ item: "itm_1", report: "rpt_1" }))).toEqual(["item"]);
  expect(fieldsOf(parsePersonLink({ report: "rpt_1" }))).toEqual([]);
});

test("everybody stands by pseudonym with their links and the facts that name them", () => {
  const [two, one] = ["W-02", "W-01"].map((pseudonym) => entry("person", null, { pseudonym }));
  if (one === undefined || two === undefined) throw new Error("nobody");
  const link = entry("link", one, { report: "rpt_1" });
  const gone = { ...entry("link", one, { report: "rpt_2" }), withdrawn: true };
  const fact = entry("fact", null, { witness: "W-02", statement: "He fell." });
  const found = peopleStandings([two, one, link, gone], [fact]);
  expect(found.map(({ person, links, facts }) => [person.id, links.length, facts.length])).toEqual([
    [one.id, 1, 0],
    [two.id, 0, 1],
  ]);
});
