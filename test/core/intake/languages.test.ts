import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  LANGUAGE_TAGS,
  LANGUAGES,
  isLanguageTag,
  negotiateLanguage,
} from "#app/core/intake/languages.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["es", "es"],
  ["es-MX,es;q=0.9,en;q=0.8", "es"],
  ["en-US,es;q=0.9", "en"],
  ["en;q=0.5, fr;q=0.7", "fr"],
  ["de-DE,de;q=0.9", "en"],
  ["de, ar-EG;q=0.2", "ar"],
  ["es;q=0, pt-BR;q=0.1", "pt"],
  ["ES-us", "es"],
  ["zh-CN", "zh-Hans"],
  ["zh", "zh-Hans"],
  ["zh-SG", "zh-Hans"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-Hant-US", "zh-Hant"],
  ["zh-Hans-TW", "zh-Hans"],
  ["*", "en"],
  ["ht;q=x, ru", "ru"],
])("a browser that asks for %p reads %s", (header, language) => {
  expect(negotiateLanguage(header, LANGUAGE_TAGS)).toBe(language);
});

test("a language that is not offered is passed over for the next wish", () => {
  expect(negotiateLanguage("ar, es;q=0.5", ["en", "es"])).toBe("es");
  expect(negotiateLanguage("ar", ["en", "es"])).toBe("en");
});

test("any header, also one made to be costly, is answered with a language that is offered", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (header) => {
      expect(["en", "es"]).toContain(negotiateLanguage(header, ["en", "es"]));
    }),
  );
});

test("Arabic alone is read from right to left, and every language says its own name", () => {
  const toTheLeft = LANGUAGE_TAGS.filter((tag) => LANGUAGES[tag].direction === "rtl");
  expect(toTheLeft).toEqual(["ar"]);
  expect(new Set(LANGUAGE_TAGS.map((tag) => LANGUAGES[tag].name)).size).toBe(9);
  expect(isLanguageTag("zh-hans")).toBe(false);
});
