import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { LoadContext } from "./load-context.ts";
import { languageOf } from "./language.ts";

/** Where the office is (IANA zone), and in which language its page is read: what days and times are written by. */
export interface Reading {
  readonly zone: string;
  readonly language: LanguageTag;
}

/** How the page of a request is read. */
export function readingOf(input: {
  readonly request: Request;
  readonly context: Pick<LoadContext, "office">;
}): Reading {
  return { zone: input.context.office.timeZone, language: languageOf(input) };
}
