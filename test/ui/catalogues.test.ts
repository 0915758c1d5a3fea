import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LANGUAGE_TAGS, OFFERED_LANGUAGES } from "#app/core/intake/languages.ts";
import { YES_NO } from "#app/core/office/yes-no.ts";
import { textDigest } from "#app/core/text-digest.server.ts";
import { CATALOGUES, isDraft, textIn } from "#app/ui/text/catalogues.ts";
import {
  parseMadeFrom,
  recordMadeFrom,
  standingOf,
  translatedTexts,
} from "#app/ui/text/compare-english.ts";
import { en } from "#app/ui/text/en/index.ts";
import { MADE_FROM } from "#app/ui/text/made-from.ts";
import { counted } from "#app/ui/text/plural.ts";
import { translationStates } from "#app/ui/text/translation-states.ts";
import { missingTexts, textsOf, withEnglish } from "#app/ui/text/with-english.ts";
import { projectRoot } from "#test/support/project-root.ts";
import { printTable } from "#test/support/print-table.ts";

const ENGLISH = new Map(textsOf(en).map(({ key, text }) => [key, text]));

/**
 * The names in braces that a text leaves to be filled. Not the number of a text that counts, and not the kind of a file: where a
 * language would have to bend it, "the file" says the same.
 */
function placesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))]
    .filter((name) => name !== "n" && name !== "kind")
    .sort();
}

test("what each language lacks, and what its English left behind, is told; what it lacks is shown in English", () => {
  const states = translationStates(textDigest);
  printTable("translations", [
    ["language", "texts", "missing", "English changed", "not recorded", "not reviewed", "first"],
    ...states.map(({ language, texts, missing, changed, unrecorded, notReviewed }) => [
      language,
      ...[texts, missing.length, changed.length, unrecorded.length, notReviewed.length].map(String),
      [...missing, ...changed, ...unrecorded]
        .slice(0, 4)
        .map(({ key }) => key)
        .join(" "),
    ]),
  ]);
  for (const { language, missing } of states) {
    const shown = new Map(textsOf(textIn(language)).map(({ key, text }) => [key, text]));
    expect(missing.filter(({ key, text }) => shown.get(key) !== text)).toEqual([]);
    expect([...shown.values()].filter((text) => text.trim() === "")).toEqual([]);
  }
});

test("yes, no and not known of an office's questions are said in every language, as in the form's own questions", () => {
  for (const language of OFFERED_LANGUAGES) {
    const said = Object.fromEntries(YES_NO.map(({ id, label }) => [id, label[language]]));
    expect([language, said]).toEqual([language, textIn(language).involved.sure]);
  }
});

test("a pair of map numbers keeps its minus sign at the left also among Arabic", () => {
  const { check, fileLook } = textIn("ar");
  const withPoint = [...Object.values(check.pointFrom), fileLook.usePlace.used];
  expect(withPoint.filter((text) => !text.includes("\u200e{point}"))).toEqual([]);
});

describe.each(CATALOGUES.map((catalogue) => [catalogue.language, catalogue] as const))(
  "%s",
  (language, { wording, reviewed }) => {
    const texts = textsOf(wording);

    test("says only what the English text says something for, and leaves the same places to be filled", () => {
      const odd = texts.flatMap(({ key, text }) => {
        const english = ENGLISH.get(key) ?? ENGLISH.get(key.replace(/\.\w+$/, ".other"));
        if (english === undefined) return [`${key} is not in the English catalogue`];
        const wanted = placesIn(english);
        const given = placesIn(text);
        return wanted.join() === given.join()
          ? []
          : [`${key}: ${wanted.join()} became ${given.join()}`];
      });
      expect(odd).toEqual([]);
    });

    test("keeps lists whole, and no text is empty, doubled in spaces or left open", () => {
      const odd = texts.filter(
        ({ key, text }) =>
          text === "" ||
          /^\s| {2}|TODO|\?\?/.test(text) ||
          (/\s$/.test(text) && !/Prefix$/.test(key)),
      );
      expect(odd).toEqual([]);
      expect(shortened(en, wording)).toEqual([]);
    });

    test("numbers and addresses that a reader acts on are the English ones", () => {
      const differing = texts.filter(({ key, text }) => {
        const english = ENGLISH.get(key);
        return english !== undefined && actedOn(english) !== actedOn(text);
      });
      expect(differing.map(({ key }) => key)).toEqual([]);
    });

    test("puts together every part that there is, and what it was made from is one line a text", () => {
      const folder = path.join(projectRoot, "app/ui/text", language);
      const parts = readdirSync(folder).filter((name) => !/^(index|made-from)\.ts$/.test(name));
      const index = readFileSync(path.join(folder, "index.ts"), "utf8");
      expect(parts.filter((name) => !index.includes(`"./${name}"`))).toEqual([]);
      expect(MADE_FROM[language]).toMatch(/^\n(?:\S+ [0-9a-f]{8} [0-9a-f]{8}\n)+$/);
    });

    test("is offered, and marked as a draft until each of its parts is reviewed", () => {
      expect(OFFERED_LANGUAGES).toContain(language);
      const parts = Object.keys(wording);
      expect(isDraft(language)).toBe(!parts.every((part) => reviewed.some((one) => one === part)));
    });
  },
);

/** 911 and links: what must not change with the language. */
function actedOn(text: string): string {
  return [...text.matchAll(/\b911\b|https?:\/\/|SHA-256/g)].map(([found]) => found).join();
}

/** Keys of lists that a translation gives with another number of lines: `withEnglish` would not take them. */
function shortened(english: unknown, given: unknown, key = ""): readonly string[] {
  if (Array.isArray(english)) {
    return Array.isArray(given) && given.length !== english.length ? [key] : [];
  }
  if (english === null || typeof english !== "object" || given === undefined) return [];
  const below = given as Readonly<Record<string, unknown>>;
  return Object.entries(english).flatMap(([name, part]) =>
    shortened(part, below[name], key === "" ? name : `${key}.${name}`),
  );
}

describe("a translation over English", () => {
  const english = {
    a: "one",
    b: { c: "two", d: ["x", "y"] },
    n: { one: "1 file", other: "{n} files" },
  };

  test("what it lacks stays English, a list is taken whole or not at all", () => {
    expect(withEnglish(english, { a: "uno", b: { d: ["x"] } })).toEqual({ ...english, a: "uno" });
    expect(withEnglish(english, { b: { d: ["p", "q"] } }).b).toEqual({ c: "two", d: ["p", "q"] });
    expect(withEnglish(english, undefined)).toBe(english);
    expect(withEnglish(english, { a: 7, b: "no" })).toEqual(english);
  });

  test("a text that counts brings the forms of its own language", () => {
    const n = { few: "{n} файла", many: "{n} файлов", one: "{n} файл", other: "{n} файла" };
    const taken = withEnglish(english, { n }).n;
    expect([1, 2, 5].map((count) => counted(taken, count, "ru"))).toEqual([
      "1 файл",
      "2 файла",
      "5 файлов",
    ]);
    expect(missingTexts(english, { a: "", b: { c: "", d: ["", ""] }, n: { other: "" } })).toEqual(
      [],
    );
    expect(missingTexts(english, { n }).map(({ key }) => key)).toEqual([
      "a",
      "b.c",
      "b.d.0",
      "b.d.1",
    ]);
  });

  test("languages without a catalogue are not offered", () => {
    expect(OFFERED_LANGUAGES[0]).toBe("en");
    expect(OFFERED_LANGUAGES.slice(1)).toEqual(CATALOGUES.map(({ language }) => language));
    expect(
      LANGUAGE_TAGS.filter((tag) => !OFFERED_LANGUAGES.includes(tag)).map((tag) => textIn(tag)),
    ).toEqual(LANGUAGE_TAGS.filter((tag) => !OFFERED_LANGUAGES.includes(tag)).map(() => en));
  });
});

describe("English that changes", () => {
  const english = { a: "one", b: { other: "{n} files" } };
  const russian = { a: "один", b: { few: "{n} файла", other: "{n} файлов" } };
  const digest = (text: string) => textDigest(text);
  const recorded = recordMadeFrom(translatedTexts(english, russian), new Map(), digest);
  const standings = (source: unknown, translation: unknown, lines: readonly string[]) =>
    translatedTexts(source, translation).map(
      (text) => `${text.key} ${standingOf(text, parseMadeFrom(lines.join("\n")), digest)}`,
    );

  test("leaves behind what was made from the old words, each plural form too, until it is translated anew", () => {
    expect(standings(english, russian, recorded)).toEqual([
      "a current",
      "b.few current",
      "b.other current",
    ]);
    const later = { a: "one", b: { other: "{n} whole files" } };
    expect(standings(later, russian, recorded)).toEqual([
      "a current",
      "b.few changed",
      "b.other changed",
    ]);
    const again = { ...russian, b: { few: "{n} файла", other: "{n} целых файлов" } };
    expect(standings(later, again, recorded)).toEqual([
      "a current",
      "b.few changed",
      "b.other unrecorded",
    ]);
    // Recording takes what was translated anew, and never makes current what nobody touched.
    const lines = recordMadeFrom(
      translatedTexts(later, again),
      parseMadeFrom(recorded.join("\n")),
      digest,
    );
    expect(standings(later, again, lines)).toEqual([
      "a current",
      "b.few changed",
      "b.other current",
    ]);
    const right = recordMadeFrom(
      translatedTexts(later, again),
      parseMadeFrom(lines.join("\n")),
      digest,
      (key) => key === "b.few",
    );
    expect(standings(later, again, right)).not.toContain("b.few changed");
    // English that is put back as it was is what the translation was made from.
    expect(standings(english, russian, [...lines, ...recorded])).not.toContain("b.few changed");
  });

  test("is judged alike whatever order a merge left the lines in", () => {
    const later = { ...english, a: "1" };
    const other = recordMadeFrom(translatedTexts(later, russian), new Map(), digest);
    const merged = [...other, ...recorded].toReversed();
    expect(standings(english, russian, merged)).toEqual(standings(later, russian, merged));
    expect(standings(later, russian, [...merged, "=======", ""])).toContain("a current");
  });
});
