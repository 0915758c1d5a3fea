import type { Page } from "playwright-core";
import { LANGUAGES, type LanguageTag } from "#app/core/intake/languages.ts";
import { en } from "#app/ui/text/en/index.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { textsOf } from "#app/ui/text/with-english.ts";

const MONTHS =
  /\b(January|February|March|April|June|July|August|September|October|November|December)\b/;
/** What a pack or a page of an event says where it lacks the language. */
const FALLBACK = /\(English\)$/;
/** Words in our letters, in a text that is written in others: three on their own; among others more than a town's name has. */
const ONLY_LATIN = /^[^\u0600-\u06ff]*[A-Za-z]{2,}(?:[ ,.'’-]+[A-Za-z]{2,}){2,}[^\u0600-\u06ff]*$/;
const MUCH_LATIN = /[A-Za-z]{2,}(?:[ ,.'’-]+[A-Za-z]{2,}){4,}/;

/** A pattern of a text whose places were filled. */
function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\{\w+\}/g, ".+")}$`);
}

/** Says of a text on a page in that language why it is English; undefined where it is not. */
function englishIn(language: LanguageTag): (text: string) => string | undefined {
  const translated = new Set(textsOf(textIn(language)).map(({ text }) => text));
  const left = textsOf(en).filter(({ text }) => /[a-z]{3}/i.test(text) && !translated.has(text));
  const exact = new Set(left.map(({ text }) => text));
  // Of what is a place and little else everything is a filling.
  const patterns = left
    .filter(({ text }) => /\{\w+\}/.test(text) && /[a-z]{4}/i.test(text.replace(/\{\w+\}/g, "")))
    .map(({ text }) => patternOf(text));
  return (said) => {
    // A report's code is no word of any language.
    const text = said.replace(/\bBW-\w{4}-\w{4}\b/g, "");
    if (exact.has(text) || patterns.some((pattern) => pattern.test(text)))
      return "of the catalogue";
    if (FALLBACK.test(text)) return "of the office";
    if (MONTHS.test(text)) return "a month";
    const isArabic = LANGUAGES[language].direction === "rtl";
    return isArabic && (ONLY_LATIN.test(text) || MUCH_LATIN.test(text)) ? "its words" : undefined;
  };
}

const JUDGES = new Map<LanguageTag, ReturnType<typeof englishIn>>();

/**
 * What is wrong with a public page as one in that language: said in another, or the other way round, English texts and dates, one heading, the way out,
 * and scrolling sideways. Parts that say which language they are in, and what is told letter by letter (codes, file names), are left out.
 */
export async function languageFaults(page: Page, language: LanguageTag): Promise<string[]> {
  const found = await page.evaluate(() => {
    const { documentElement: root, body } = document;
    const texts: string[] = [document.title];
    const isApart = (element: Element | null) => {
      const near =
        element?.closest("[lang], [dir=ltr], bdi, code, textarea, script, style") ?? null;
      return near !== null && near !== root;
    };
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!isApart(node.parentElement)) texts.push(node.textContent ?? "");
    }
    for (const element of body.querySelectorAll("[aria-label], [alt], [title], [placeholder]")) {
      if (isApart(element)) continue;
      for (const name of ["aria-label", "alt", "title", "placeholder"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    return {
      texts: texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== ""),
      sideways: root.scrollWidth - root.clientWidth,
      language: `${root.lang} ${root.dir}`,
      headings: document.querySelectorAll("h1").length,
      ways: document.querySelectorAll("[data-leave]").length,
    };
  });
  const judge = JUDGES.get(language) ?? englishIn(language);
  JUDGES.set(language, judge);
  const wanted = `${language} ${LANGUAGES[language].direction}`;
  const english = found.texts.flatMap((text) => {
    const why = language === "en" ? undefined : judge(text);
    return why === undefined ? [] : [`English (${why}): ${text}`];
  });
  return [
    ...(found.language === wanted ? [] : [`says it is ${found.language}`]),
    ...(found.sideways > 0 ? [`${String(found.sideways)} px too wide`] : []),
    ...(found.headings === 1 ? [] : [`${String(found.headings)} headings`]),
    ...(found.ways === 1 ? [] : ["no way out"]),
    ...english,
  ];
}
