import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { chargeText, saysOtherToday } from "#app/core/case/charge-text.ts";
import { chargeStandings, gapsOf } from "#app/core/case/coverage.ts";
import { momentInWords, readMoment } from "#app/core/case/moment.ts";
import { parseEntry } from "#app/core/case/parse-entry.ts";
import type { CaseEntry, EntryKind } from "#app/core/case/sheet-entry.ts";
import type { Instant } from "#app/core/instant.ts";
import type { PackStatute } from "#app/core/office/office-pack.ts";

const SOURCE = { title: "The law", url: null };
const STATUTE: PackStatute = {
  ...{ id: "x-1", citation: "X 1", title: "Assault", forCounsel: true },
  versions: [
    {
      ...{ from: null, until: "2026-03-01", status: "in-force", text: "Old text" },
      ...{ source: SOURCE, elements: [], limitation: null },
    },
    {
      ...{ from: "2026-03-01", until: null, status: "in-force", text: "New text" },
      ...{ source: SOURCE, limitation: null },
      elements: [{ id: "a", text: "An injury" }],
    },
  ],
};
const PACK = { id: "us-xx", date: "2026-01-01", statutes: [STATUTE] };

let counted = 0;

function entry(
  kind: EntryKind,
  parent: CaseEntry | null,
  values: CaseEntry["values"],
  withdrawn = false,
): CaseEntry {
  counted += 1;
  return {
    ...{ id: `cen_${String(counted)}`, kind, parentId: parent?.id ?? null },
    ...{ version: 1, withdrawn, values, writerName: "A. N." },
    writtenAt: "2026-04-01T00:00:00.000Z" as Instant,
  };
}

test("a moment is read back from its own words, whatever it is", () => {
  const time = fc.record({
    kind: fc.constant("time" as const),
    milliseconds: fc.nat(3_600_000 * 900),
  });
  const page = fc.record({
    kind: fc.constant("page" as const),
    page: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(fc.oneof(time, page), (moment) => {
      expect(readMoment(momentInWords(moment))).toEqual(moment);
    }),
  );
});

test("a moment that cannot be one is not read", () => {
  for (const text of ["", "12", "1:60", "1:75:00", "p. 0", "0:01:02,5", "-1:00", "1:2"]) {
    expect(readMoment(text)).toBeUndefined();
  }
  expect(readMoment("75:00")).toEqual({ kind: "time", milliseconds: 4_500_000 });
  expect(readMoment("1:02.5")).toEqual({ kind: "time", milliseconds: 62_500 });
});

test("a charge keeps the statute's text of the day of the act; of an unknown day none is guessed", () => {
  expect(chargeText(PACK, "x-1", "2026-02-28")?.values).toMatchObject({
    ...{ text: "Old text", until: "2026-03-01", applies: "yes", pack: "us-xx 2026-01-01" },
  });
  const later = chargeText(PACK, "x-1", "2026-03-01");
  expect(later?.values).toMatchObject({ text: "New text", from: "2026-03-01" });
  expect(later?.elements.map(({ text }) => text)).toEqual(["An injury"]);
  const unknown = chargeText(PACK, "x-1", "");
  expect(unknown?.values).toMatchObject({ text: "", applies: "no" });
  expect(unknown?.values["standing"]).toContain("day of the act is not known");
  expect(unknown?.elements).toEqual([]);
  expect(chargeText(PACK, "x-2", "")).toBeUndefined();
});

test("a charge whose statute the pack words otherwise today is told from one that it does not", () => {
  const kept = chargeText(PACK, "x-1", "2026-02-28")?.values ?? {};
  expect(saysOtherToday(kept, PACK)).toBe(false);
  const [first, ...rest] = STATUTE.versions;
  if (first === undefined) throw new Error("no version");
  const versions = [{ ...first, text: "Put right" }, ...rest];
  expect(saysOtherToday(kept, { ...PACK, statutes: [{ ...STATUTE, versions }] })).toBe(true);
  expect(saysOtherToday(kept, { ...PACK, statutes: [] })).toBe(true);
});

test("a charge is ready only with a fact for each element that can be looked up, and nothing missing", () => {
  const charge = entry("charge", null, { text: "Text", applies: "yes" });
  const [one, two] = [
    entry("element", charge, { text: "An injury" }),
    entry("element", charge, { text: "Intent" }),
  ];
  const supporting = entry("fact", one, { side: "for", item: "itm_1", strength: "2" });
  const against = entry("fact", one, { side: "against", witness: "W-1", strength: "1" });
  const gap = entry("gap", two, { text: "No witness yet" });
  const backed = entry("fact", two, { side: "for", witness: "W-2", strength: "1" });
  const isThere = () => true;
  const states = (entries: readonly CaseEntry[], there: (fact: CaseEntry) => boolean = isThere) =>
    chargeStandings(entries, there).map(({ elements, ready }) => [
      elements.map(({ state }) => state),
      ready,
    ]);
  const whys = (entries: readonly CaseEntry[], there: (fact: CaseEntry) => boolean = isThere) =>
    gapsOf(chargeStandings(entries, there), there).map(({ why }) => why);

  expect(states([charge])).toEqual([[[], false]]);
  expect(whys([charge])).toEqual(["no-elements"]);
  expect(states([charge, one, two, supporting])).toEqual([[["shown", "bare"], false]]);
  expect(states([charge, one, two, supporting, against, gap, backed])).toEqual([
    [["contested", "open"], false],
  ]);
  expect(whys([charge, one, two, supporting, against, gap, backed])).toEqual(["noted"]);
  expect(states([charge, one, two, supporting, backed])).toEqual([[["shown", "shown"], true]]);
  // What was taken back counts for nothing; neither does a file that left the case.
  const withdrawn = { ...supporting, withdrawn: true };
  expect(states([charge, one, withdrawn])).toEqual([[["bare"], false]]);
  expect(states([charge, one, supporting], () => false)).toEqual([[["bare"], false]]);
  expect(whys([charge, one, supporting], () => false)).toEqual(["no-fact", "source-gone"]);
});

test("a charge without the statute's text of that day, or with one not in force, has a gap that says so", () => {
  const why = (values: CaseEntry["values"]) =>
    gapsOf(
      chargeStandings([entry("charge", null, values)], () => true),
      () => true,
    ).map((gap) => gap.why);
  expect(why({ text: "", applies: "no" })).toEqual(["no-text", "no-elements"]);
  expect(why({ text: "Text", applies: "no" })).toEqual(["not-in-force", "no-elements"]);
});

test("a fact needs a sentence, a side and somewhere to look it up", () => {
  const fieldsOf = (fields: Record<string, string>) => {
    const parsed = parseEntry("fact", fields);
    return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
  };
  expect(fieldsOf({})).toEqual(["statement", "side", "item"]);
  const good = { statement: "A man falls.", side: "for", item: "itm_1" };
  expect(fieldsOf(good)).toEqual([]);
  expect(fieldsOf({ ...good, at: "soon" })).toEqual(["at"]);
  expect(fieldsOf({ ...good, item: "", witness: "W-1", at: "0:01" })).toEqual(["at"]);
  expect(fieldsOf({ ...good, words: "He fell" })).toEqual(["words"]);
  expect(fieldsOf({ ...good, report: "rpt_1" })).toEqual(["words"]);
  expect(fieldsOf({ ...good, strength: "4" })).toEqual(["strength"]);
  const parsed = parseEntry("fact", { ...good, statement: " A\u202e man\r\nfalls. ", at: "1:02" });
  expect(parsed).toMatchObject({
    values: { statement: "A man\nfalls.", at: "0:01:02", side: "for" },
  });
});

test("days are days of the calendar or left open", () => {
  expect(parseEntry("charge", { statute: "x-1", day: "2026-02-30" }).ok).toBe(false);
  expect(parseEntry("charge", { statute: "x-1", day: "" }).ok).toBe(true);
  expect(parseEntry("charge", { statute: "" }).ok).toBe(false);
  expect(parseEntry("gap", { text: "A witness", due: "soon" }).ok).toBe(false);
  expect(parseEntry("element", { text: " " }).ok).toBe(false);
});
