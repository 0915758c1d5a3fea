import type { LanguageTag } from "#app/core/intake/languages.ts";
import { fill } from "./fill.ts";

/**
 * A text that counts: each form that a language tells apart (CLDR plural categories); `other` is always there. `{n}` is the number.
 * English has `one` and `other`, Russian also `few` and `many`, Arabic all six.
 */
export interface Counted {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** The text for a number, with the number as the language writes it. */
export function counted(forms: Counted, n: number, language: LanguageTag): string {
  const form = new Intl.PluralRules(language).select(n);
  return fill(forms[form] ?? forms.other, { n: new Intl.NumberFormat(language).format(n) });
}
