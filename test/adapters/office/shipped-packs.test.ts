import { describe, expect, test } from "@jest/globals";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync, writeFileSync } from "node:fs";
import { readPack } from "#app/adapters/office/read-packs.ts";
import { LANGUAGE_TAGS } from "#app/core/intake/languages.ts";
import {
  fillLetter,
  goesToReporter,
  letterLanguage,
  letterText,
  officeValues,
  placesIn,
} from "#app/core/office/letter.ts";
import { missingPackTexts, packTexts } from "#app/core/office/pack-texts.ts";
import { ruleInForce } from "#app/core/office/rule-in-force.ts";
import { SHIPPED_PACKS } from "#app/core/office/shipped.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";
import { readingGrade } from "#test/ui/reading-grade.ts";

describe.each(SHIPPED_PACKS)("%s", (name) => {
  const pack = shippedPack(name);

  test("is read without a fault, with its lists", () => {
    expect(pack.places.map(({ kind }) => kind).sort()).toEqual([
      "place-names",
      "public-property",
      "sensitive-place",
    ]);
  });

  test("asks in words that a 12-year-old reads", () => {
    const asked = packTexts(pack).filter(({ key }) => !key.startsWith("letters."));
    expect(readingGrade(asked.map(({ words }) => words.en))).toBeLessThanOrEqual(6);
  });

  test("what the public and reporters read, letters too, is there in every language that is offered", () => {
    expect(LANGUAGE_TAGS.flatMap((language) => missingPackTexts(pack, language))).toEqual([]);
    const odd = pack.letters.filter(goesToReporter).flatMap(({ id, body }) =>
      Object.entries(body).flatMap(([language, text]) => {
        const same = placesIn(text).toSorted().join() === placesIn(body.en).toSorted().join();
        return same && !/  |TODO/.test(text) ? [] : [`${id} ${language}`];
      }),
    );
    expect(odd).toEqual([]);
  });

  test("asks of every concern whether other officers were there, what they did and about what, and needs no answer", () => {
    const asked = ["local-there", "local-did", "local-matter"];
    const lacking = pack.categories.filter(({ questions }) =>
      asked.some((id) => !questions.includes(id)),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
    const needed = pack.questions.filter(({ id, required }) => asked.includes(id) && required);
    expect(needed).toEqual([]);
  });

  test("every legal text is marked for counsel", () => {
    const questions = [...(pack.defences ?? []), ...(pack.immunityQuestions ?? [])];
    const legal = [...pack.rules, ...pack.statutes, ...questions, ...pack.certificates];
    expect(legal.filter(({ forCounsel }) => !forCounsel)).toEqual([]);
  });
});

test("California's mask rule before and after its injunction, in a letter too", () => {
  const pack = shippedPack("us-ca");
  expect(ruleInForce(pack, "sb-627", "2026-02-10")?.applies).toBe(true);
  const after = ruleInForce(pack, "sb-627", "2026-02-19");
  expect(after?.applies).toBe(false);
  expect(after?.words).toBe("Enjoined since 19 February 2026: not applied");
  const letter = pack.letters.find(({ id }) => id === "preservation");
  if (letter === undefined) throw new Error("no such letter");
  const day = "2026-03-03";
  const filled = fillLetter(pack, letter, { values: officeValues(pack, day), day, language: "en" });
  const text = filled.map((piece) => piece.text).join("");
  expect(text).toContain("Enjoined since 19 February 2026: not applied");
  expect(text).toContain("[missing: to whom the letter goes]");
});

test("a letter to a reporter that a pack lacks in their language is English, and said to be lacking", () => {
  const closing = { kind: "closing", body: { en: "We have finished." } } as const;
  const pack = { machineDrafts: ["ru"] };
  const lacking = { language: "en", isLacking: true, machineMade: false };
  expect(letterLanguage(pack, closing, "ru")).toEqual(lacking);
  const office = { ...closing, kind: "foia" } as const;
  expect(letterLanguage(pack, office, "ru")).toEqual({ ...lacking, isLacking: false });
});

test("parts of a letter stand in it only where they are chosen, in the letter's language or else in English", () => {
  const pack = shippedPack("us-ny");
  const body = {
    en: "A{block:end}.\n\n{block:one}\n\n{block:two}\n\nZ.",
    es: "a{block:end}\n\n{block:one}\n\n{block:two}\n\nz.",
  };
  const blocks = [
    { id: "one", title: "One", text: { en: "One of {office-name}.", es: "Uno de {office-name}." } },
    { id: "two", title: "Two", text: { en: "Two." } },
    { id: "end", title: "End", text: { en: ", more" } },
  ];
  const letter = { id: "x", kind: "closing", title: "X", body, blocks, forCounsel: true } as const;
  const values = { "office-name": "Ours" };
  const filled = (language: string, chosen: readonly string[]) =>
    fillLetter(pack, letter, { values, day: "2026-03-03", language, blocks: chosen });
  const textOf = (language: string, ...chosen: string[]) => letterText(filled(language, chosen));
  expect(textOf("en")).toBe("A.\n\nZ.");
  expect(textOf("en", "two", "one", "none")).toBe("A.\n\nOne of Ours.\n\nTwo.\n\nZ.");
  expect(textOf("en", "end")).toBe("A, more.\n\nZ.");
  expect(textOf("es", "one")).toBe("a\n\nUno de Ours.\n\nz.");
  expect(filled("es", ["two"]).find(({ text }) => text === "Two.")?.language).toBe("en");
});

type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const FAULTS: readonly [string, string, (pack: Loose) => unknown][] = [
  ["a format of tomorrow", "must be 1", (p) => (p["format"] = 2)],
  ["no name", "officeName", (p) => delete p["officeName"]],
  ["a member nobody knows", "lettres", (p) => (p["lettres"] = [])],
  ["a day that is none", "no day in the calendar", (p) => (p["date"] = "2026-02-30")],
  ["a zone that is none", "no time zone", (p) => (p["timeZone"] = "America/Gotham")],
  ["a way out without https", "no https address", (p) => (p["quickExitUrl"] = "http://a.example/")],
  ["an empty text", "must not be empty", (p) => (p["contact"].en = "")],
  ["a blank text", "has an empty text", (p) => (p["contact"].en = "  ")],
  ["no English", "en", (p) => (p["contact"] = { es: "Hola" })],
  ["a prefix in small letters", "numberPrefix", (p) => (p["numberPrefix"] = "nyag")],
  ["a concern missing", 'categories lacks "force"', (p) => p["categories"].shift()],
  ["a concern of its own without own-", "does not begin with", (p) => (p["categories"][0].id = "voting")],
  ["a concern twice", "more than once", (p) => p["categories"].push(p["categories"][0])],
  ["a question that is not there", "no question of the pack", (p) => p["categories"][0].questions.push("gone")],
  ["a rule that is not there", "the pack does not have", (p) => (p["categories"][0].rules = ["gone"])],
  ["a choice alone", "at least 2 choices", (p) => (p["questions"][0].choices.length = 1)],
  ["a choice twice", "same choice twice", (p) => p["questions"][0].choices.push(p["questions"][0].choices[0])],
  ["immigration status", "which is never asked", (p) => (p["questions"][0].wording.en = "Are you a citizen?")],
  ["a retention class that is not there", "retention class", (p) => (p["questions"][0].retention = "gone")],
  ["an answer that is not offered", "does not offer", (p) => (p["questions"].find((q: Loose) => q["when"]).when.answers = ["gone"])],
  ["a place nothing fills", "which nothing fills", (p) => (p["letters"][0].body.en = "{shoe-size}")],
  ["a part of a letter without a place", "no place for {block:more}", (p) => (p["letters"][0].blocks = [{ id: "more", title: "More", text: { en: "More." } }])],
  ["a place without its part", "{block:gone}, which nothing fills", (p) => (p["letters"][0].body.en = "{block:keep-first-copy}{block:gone}")],
  ["a part within a part", "{block:keep-first-copy}, which nothing fills", (p) => (p["letters"][0].blocks[0].text.en = "{block:keep-first-copy}")],
  ["a body without a name", "otherBodies", (p) => delete p["otherBodies"][0].name],
  ["a brace left open", "not closed", (p) => (p["letters"][0].body.en = "{today")],
  ["a kind of letter missing", 'none of the kind "touhy"', (p) => (p["letters"] = p["letters"].filter((l: Loose) => l["kind"] !== "touhy"))],
  ["a gap between versions", "gap", (p) => (p["rules"][0].versions = [{ ...p["rules"][0].versions[0], until: "2026-01-01" }, { ...p["rules"][0].versions[0], from: "2026-02-01" }])],
  ["versions that overlap", "overlap", (p) => (p["rules"][0].versions = [{ ...p["rules"][0].versions[0], until: "2026-03-01" }, { ...p["rules"][0].versions[0], from: "2026-02-01" }])],
  ["a rule without versions", "no version at all", (p) => (p["rules"][0].versions = [])],
  ["a limit that nobody knows", "tolerances", (p) => (p["tolerances"] = { clocksWishSeconds: 3 })],
  ["a limit in parts of a second", "whole seconds", (p) => (p["tolerances"] = { staleFixSeconds: 0.5 })],
  ["limits that contradict each other", "must not be more than", (p) => (p["tolerances"] = { clocksAgreeSeconds: 901 })],
  ["a rest that fits two zones", "two zones would fit", (p) => (p["tolerances"] = { inferredZoneRestSeconds: 450 })],
  ["a list that is not beside it", "is not beside", (p) => (p["lists"][0].file = "gone.csv")],
]; // prettier-ignore

test.each(FAULTS)("refuses %s in words", (_, words, spoil) => {
  const { fileText } = shippedPack("us-ny");
  const pack = JSON.parse(fileText) as Loose;
  pack["lists"] = pack["lists"].slice(0, 1);
  const folder = mkdtempSync(join(tmpdir(), "bw-pack-"));
  writeFileSync(join(folder, "public-property.csv"), "name,kind\nA park,park\n");
  spoil(pack);
  const file = join(folder, "pack.json");
  writeFileSync(file, JSON.stringify(pack));
  const read = readPack(file);
  expect(read.ok).toBe(false);
  expect(read.ok ? "" : read.problems.join("; ")).toContain(words);
});
