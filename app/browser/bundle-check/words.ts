import type { VerifyResult } from "#app/core/bundle/verify-result.ts";
import type { StepName } from "./steps.ts";
import { EN } from "./words-en.ts";
import { ES } from "./words-es.ts";

/** Everything that the page says, in one language. */
export type Words = Readonly<
  Record<Exclude<keyof typeof EN, "explained" | "stepNames">, string>
> & {
  readonly explained: Readonly<Record<VerifyResult, string>>;
  readonly stepNames: Readonly<Record<StepName, string>>;
};

/** Languages of the page. */
export type PageLanguage = "en" | "es";

/** The page's words by language. */
export const WORDS: Readonly<Record<PageLanguage, Words>> = { en: EN, es: ES };
