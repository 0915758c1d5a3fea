import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Text } from "./en/index.ts";

/** Wording of another language: the keys of the English one, any of which may still be missing. */
export type Wording = PartOf<Text>;

/** The wording of one page, or of one set of words that pages share. */
export type WordingOf<Page extends keyof Text> = PartOf<Text[Page]>;

type PartOf<Whole> = Whole extends string
  ? string
  : Whole extends readonly string[]
    ? readonly string[]
    : { readonly [Key in keyof Whole]?: PartOf<Whole[Key]> };

/** One language's wording and how far people who know the language have looked at it. */
export interface Catalogue {
  readonly language: Exclude<LanguageTag, "en">;
  readonly wording: Wording;
  /**
   * Parts of the wording (the keys of the English catalogue) that a certified translator has reviewed. All others are drafts made by
   * machine, which the desk lists and the public page says.
   */
  readonly reviewed: readonly (keyof Text)[];
}
