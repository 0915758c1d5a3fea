import { expect, test } from "@jest/globals";
import { defencesFor, defenceText } from "#app/core/case/charge-text.ts";
import { chargeStandings, gapsOf } from "#app/core/case/coverage.ts";
import { parseEntry } from "#app/core/case/parse-entry.ts";
import type { CaseEntry, EntryKind } from "#app/core/case/sheet-entry.ts";
import { helpingFacts } from "#app/core/case/standing-facts.ts";
import type { Instant } from "#app/core/instant.ts";
import type { PackDefence } from "#app/core/office/office-pack.ts";

let counted = 0;

function entry(kind: EntryKind, parent: CaseEntry | null, values: CaseEntry["values"]): CaseEntry {
  counted += 1;
  return {
    ...{ id: `cen_${String(counted)}`, kind, parentId: parent?.id ?? null },
    ...{ version: 1, withdrawn: false, values, writerName: "A. N." },
    writtenAt: "2026-04-01T00:00:00.000Z" as Instant,
  };
}

const CHARGE = entry("charge", null, { text: "Text", applies: "yes" });
const ELEMENT = entry("element", CHARGE, { text: "An injury" });
const SHOWN = entry("fact", ELEMENT, { side: "for", witness: "W-01", strength: "2" });
const SHEET = [CHARGE, ELEMENT, SHOWN];

function stateOf(entries: readonly CaseEntry[], supportsDefence = false, isThere = true) {
  const there = () => isThere;
  const standings = chargeStandings([...SHEET, ...entries], there, supportsDefence);
  const whys = gapsOf(standings, there).map(({ why }) => why);
  return { ready: standings[0]?.ready, whys };
}

test("a complete defence waits for a decision; once something suggests it, its charge is not ready until there is one", () => {
  const defence = entry("defence", CHARGE, { sort: "complete", told: "" });
  expect(stateOf([defence])).toEqual({ ready: true, whys: ["defence-undecided"] });
  const fact = entry("fact", defence, { side: "for", witness: "W-02", strength: "1" });
  expect(stateOf([defence, fact])).toEqual({ ready: false, whys: ["defence-suggested"] });
  // A file that people found to support a defence suggests it too, without a fact.
  expect(stateOf([defence], true)).toEqual({ ready: false, whys: ["defence-suggested"] });
  const against = entry("fact", defence, { side: "against", witness: "W-02", strength: "1" });
  expect(stateOf([defence, against]).ready).toBe(true);
  const told = { ...defence, values: { sort: "complete", told: "yes" } };
  expect(stateOf([told, fact], true)).toEqual({ ready: true, whys: [] });
});

test("a defence of which the grand jury is not told, although a fact for it stands, is said to be so", () => {
  const defence = entry("defence", CHARGE, { sort: "complete", told: "no", reason: "Not raised" });
  const fact = entry("fact", defence, { side: "for", witness: "W-02", strength: "" });
  expect(stateOf([defence, fact])).toEqual({
    ready: true,
    whys: ["defence-not-told", "not-weighed"],
  });
});

test("mitigating and affirmative ones need no decision", () => {
  const kinds = ["mitigating", "affirmative"].map((sort) => entry("defence", CHARGE, { sort }));
  expect(stateOf(kinds, true)).toEqual({ ready: true, whys: [] });
});

test("a fact for a defence helps the defence, one against it does not", () => {
  const defence = entry("defence", CHARGE, { sort: "complete" });
  const facts = ["for", "against"].map((side) => entry("fact", defence, { side }));
  const helping = helpingFacts(facts, [...SHEET, defence, ...facts]);
  expect(helping.map(({ fact, helps }) => [fact.id, helps])).toEqual([[facts[0]?.id, "defence"]]);
});

test("a defence keeps the text of the day of its charge; of an unknown day none is guessed", () => {
  const source = { title: "The law", url: null };
  const of = { status: "in-force", source } as const;
  const defence: PackDefence = {
    ...{ id: "d", citation: "X 2", title: "Justification", kind: "complete", forCounsel: true },
    statutes: ["x-1"],
    versions: [
      { ...of, from: null, until: "2026-03-01", text: "Old" },
      { ...of, from: "2026-03-01", until: null, text: "New" },
    ],
  };
  const pack = { id: "us-xx", date: "2026-01-01", defences: [defence] };
  const text = (day: string) => defenceText(pack, "d", { statute: "x-1", day });
  expect(text("2026-02-28")).toMatchObject({ text: "Old", sort: "complete" });
  expect(text("2026-03-01")).toMatchObject({ text: "New" });
  expect(text("")).toMatchObject({ text: "", standing: expect.stringContaining("not known") });
  expect(defencesFor(pack, "x-2")).toEqual([]);
  expect(defenceText(pack, "d", { statute: "x-2", day: "" })).toBeUndefined();
});

test("that the grand jury need not be told is never said without a reason", () => {
  const fieldsOf = (fields: Record<string, string>) => {
    const parsed = parseEntry("defence", fields);
    return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
  };
  expect(fieldsOf({})).toEqual(["title", "sort"]);
  expect(fieldsOf({ defence: "d" })).toEqual([]);
  expect(fieldsOf({ title: "Duress", sort: "affirmative", told: "no" })).toEqual(["reason"]);
  expect(fieldsOf({ defence: "d", told: "maybe" })).toEqual(["told"]);
});
