import { isLanguageTag, LANGUAGES, type LanguageTag } from "#app/core/intake/languages.ts";

/** Which product a page belongs to: it decides the stylesheet. */
export type Area = "public" | "desk";

/** What a route's `handle` may say about its document. */
export interface DocumentHandle {
  readonly area?: Area;
}

/** What the document says of itself: which product, in which language, and which way that is read. */
export interface DocumentSettings {
  readonly area: Area;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
}

interface Match {
  readonly id?: string;
  readonly data?: unknown;
  readonly handle?: unknown;
}

/**
 * The document's settings from the matched routes (the innermost one that says something counts) and the path. The desk is
 * English; a public page is in the language that the root's loader found for its reader.
 */
export function documentSettings(matches: readonly Match[], pathname: string): DocumentSettings {
  let area: Area = pathname === "/desk" || pathname.startsWith("/desk/") ? "desk" : "public";
  for (const { handle } of matches) {
    if (handle === null || typeof handle !== "object") continue;
    const { area: said } = handle as Record<string, unknown>;
    if (said === "public" || said === "desk") area = said;
  }
  const lang = area === "desk" ? "en" : languageFrom(matches);
  return { area, lang, dir: LANGUAGES[lang].direction };
}

/** The reader's language, as the root's loader found it; English where it could not answer. */
export function languageFrom(matches: readonly Match[]): LanguageTag {
  const root = matches.find(({ id }) => id === "root")?.data;
  if (root === null || typeof root !== "object" || !("language" in root)) return "en";
  const { language } = root;
  return typeof language === "string" && isLanguageTag(language) ? language : "en";
}
